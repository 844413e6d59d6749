"""What the rows of an event must repeat of its entry; a row that says otherwise would show people what never was recorded."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from touchstone.desk.audit.models import Event, EventSubject
from touchstone.ledger.canonical import canonical_bytes
from touchstone.ledger.errors import EntryError
from touchstone.ledger.hashing import hash_leaf


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`what`: the column that differs; `subjects`, `leaf_hash`, `entry`; `tail` and `lost` (particulars) beside the events."""

    sequence: int
    what: str

    def in_english(self) -> str:
        """Where and what."""
        return f"entry {self.sequence}: {SENTENCES.get(self.what, (COLUMN[0], ''))[0] % {'what': self.what}}"

    def in_chinese(self) -> str:
        """The same for a Chinese reader."""
        return f"条目 {self.sequence}：{SENTENCES.get(self.what, ('', COLUMN[1]))[1] % {'what': self.what}}"


COLUMN = ("the column %(what)s does not repeat the entry", "列 %(what)s 与条目不一致")
SENTENCES = {
    "entry": ("the stored bytes cannot be read as an entry", "存储的字节无法读作条目"),
    "leaf_hash": ("the stored bytes are not those whose hash was recorded", "存储的字节与记录的哈希不符"),
    "subjects": ("the objects it is about are not those of the entry", "所涉对象与条目不一致"),
    "lost": ("its particulars are gone, and nobody had them forgotten", "其个人信息已不在，且无遗忘记录"),
    "tail": ("the right edge that writers hold is not that of the entries", "写入端保存的右缘与条目不符"),
    "guard": ("a trigger that keeps the record append-only is gone", "保证台账只增不改的触发器已不在"),
    "node": ("the kept hash of a subtree is not that of its entries", "保存的子树哈希与条目不符"),
}


def compare(event: Event, subjects: Sequence[EventSubject]) -> Iterator[Mismatch]:
    """All that the rows of one event say otherwise than its entry."""
    data = bytes(event.entry)
    if hash_leaf(data) != bytes(event.leaf_hash):
        yield Mismatch(event.sequence, "leaf_hash")
        return
    try:
        wanted = _columns(json.loads(data))
        found = _found(event)
    except (ValueError, KeyError, TypeError, AttributeError, EntryError):
        yield Mismatch(event.sequence, "entry")
        return
    yield from (Mismatch(event.sequence, name) for name, value in wanted.items() if found[name] != value)
    about = {(str(kind), str(name), event.at) for kind, name in json.loads(data)["about"]}
    if {(row.subject_kind, row.subject, row.at) for row in subjects} != about:
        yield Mismatch(event.sequence, "subjects")


def _columns(entry: Mapping[str, Any]) -> dict[str, Any]:
    (kind, name), *_ = entry["about"]
    return {
        "sequence": entry["sequence"],
        "kind": entry["kind"],
        "at": entry["at"],
        "person": entry["by"],
        "organisation": entry["for"],
        "via": entry["via"],
        "subject_kind": kind,
        "subject": name,
        "data": canonical_bytes(entry["data"]),
    }


def _found(event: Event) -> dict[str, Any]:
    names = ("sequence", "kind", "person", "organisation", "via", "subject_kind", "subject")
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    return {name: getattr(event, name) for name in names} | {"at": at, "data": canonical_bytes(event.data)}
