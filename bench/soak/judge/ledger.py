"""The record against itself: no gap, no double, every entry re-hashed, the kept edge and every signed head recomputed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from touchstone.desk.audit.models import Event, EventSubject, LogTail, Particulars, SignedHead
from touchstone.ledger.canonical import canonical_bytes
from touchstone.ledger.frontier import Frontier
from touchstone.ledger.hashing import hash_leaf
from touchstone.ledger.particulars import DIGEST_KEY, digest_particulars


@dataclass
class LedgerJudge:
    """Goes on from the entry after the last one it saw: entries are never changed, which the last judgement re-reads."""

    frontier: Frontier = field(default_factory=Frontier)

    def judge(self) -> Iterator[str]:
        """Everything new since the last call, then the edge."""
        events = Event.objects.filter(sequence__gte=self.frontier.size).order_by("sequence")
        subjects = self._subjects()
        roots = dict(SignedHead.objects.filter(size__gt=self.frontier.size).values_list("size", "root"))
        for event in events.iterator(2000):
            if event.sequence != self.frontier.size:
                yield f"the record has {event.sequence} where {self.frontier.size} is due"
                return
            yield from judge_entry(event, subjects.get(event.sequence, set()))
            self.frontier = self.frontier.append(hash_leaf(bytes(event.entry)))
            head = roots.pop(self.frontier.size, None)
            if head is not None and head != self.frontier.root().hex():
                yield f"the head at {self.frontier.size} is signed over something else"
        yield from (f"a head is signed over {size} entries, of which not all are there" for size in roots)
        tail = LogTail.objects.get(pk=1)
        if (tail.size, tail.frontier) != (self.frontier.size, self.frontier.to_text() if self.frontier.size else ""):
            yield f"the kept edge stands at {tail.size}, the entries end at {self.frontier.size}, or their hashes differ"

    def _subjects(self) -> dict[int, set[tuple[str, str]]]:
        found: dict[int, set[tuple[str, str]]] = {}
        rows = EventSubject.objects.filter(sequence__gte=self.frontier.size)
        for word, name, sequence in rows.values_list("subject_kind", "subject", "sequence").iterator(5000):
            found.setdefault(sequence, set()).add((word, name))
        return found


def judge_entry(event: Event, subjects: set[tuple[str, str]]) -> Iterator[str]:
    """One entry against its columns, its subjects and its particulars."""
    entry = json.loads(bytes(event.entry))
    where = f"the entry {event.sequence}"
    if canonical_bytes(entry) != bytes(event.entry) or hash_leaf(bytes(event.entry)) != bytes(event.leaf_hash):
        yield f"{where} does not re-hash"
    kept = (event.sequence, event.kind, event.person, event.organisation, event.data)
    if kept != tuple(entry[name] for name in ("sequence", "kind", "by", "for", "data")):
        yield f"{where} says something else than its row"
    if subjects != {(word, name) for word, name in entry["about"]}:
        yield f"{where} is not about what its rows say"
    personal = Particulars.objects.filter(sequence=event.sequence).first()
    if personal is not None and digest_particulars(bytes.fromhex(personal.salt), personal.content) != entry[DIGEST_KEY]:
        yield f"the particulars of {where} are others"
    if personal is None and entry[DIGEST_KEY] is not None:
        yield f"the particulars of {where} are missing, and nobody forgot any"
