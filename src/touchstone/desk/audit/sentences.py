"""Events as people read them: the sentence of their kind with names that this reader may know, in its language."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.desk.audit.event_kind import KINDS
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.audit.namers import NAMERS, ORGANISATION, PERSON, Named, say_value
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.ledger.particulars import DIGEST_KEY

Subject = tuple[str, str]
SOMETHING = _("something")
BY_VIA: dict[str, Promise] = {Via.NODE: _("The node"), Via.PUBLIC: _("Somebody")}


@dataclass(frozen=True, slots=True)
class Told:
    """One event for one reader. `plain` is the sentence without markup; `particulars` what is kept apart and may be seen."""

    event: Event
    sentence: SafeString
    plain: str
    about: tuple[tuple[Subject, Named], ...]
    particulars: Mapping[str, Any] = field(default_factory=dict)
    is_forgotten: bool = False

    @property
    def at(self) -> datetime:
        """When it happened."""
        return self.event.at

    @property
    def detail(self) -> str:
        """What stands below the sentence on a timeline."""
        return gettext("Particulars were forgotten.") if self.is_forgotten else ""


class _Places(dict[str, Any]):
    """What a sentence names and the event lacks is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def tell(actor: Actor, events: Iterable[Event]) -> list[Told]:
    """The events in the order given; the number of queries depends on the kinds of object, not on the events."""
    read = [(event, json.loads(bytes(event.entry))) for event in events]
    names = _names(actor, read)
    kept = {row.sequence: row.content for row in Particulars.objects.filter(sequence__in=[e.sequence for e, _ in read])}
    return [_told(actor, event, entry, names, kept.get(event.sequence)) for event, entry in read]


def _told(
    actor: Actor, event: Event, entry: Mapping[str, Any], names: Mapping[Subject, Named], kept: Mapping[str, Any] | None
) -> Told:
    about = tuple((key, _name(key, names)) for key in _about(entry))
    values = {name: Named(say_value(event.kind, name, value)) for name, value in event.data.items()}
    others = {kind.rpartition(".")[2]: named for (kind, _id), named in about[1:]}
    places = {**others, **values, "by": _who(actor, event, names), "subject": about[0][1]}
    kind = KINDS.get(event.kind)
    sentence = gettext(kind.sentence) if kind else event.kind
    html = mark_safe(conditional_escape(sentence) % _Places({name: mark_up(one) for name, one in places.items()}))  # noqa: S308
    plain = sentence % _Places({name: one.label for name, one in places.items()})
    seen = dict(kept or {}) if sees_particulars(actor, event) else {}
    return Told(event, html, plain, about, seen, bool(entry.get(DIGEST_KEY)) and kept is None)


def sees_particulars(actor: Actor, event: Event) -> bool:
    """Whoever reads the whole record, and the organisation that acted."""
    if may(actor, Permission.RECORD_VIEW, Reach.NODE):
        return True
    return bool(event.organisation) and event.organisation == actor.organisation


def mark_up(named: Named) -> SafeString:
    """A name apart from the direction of the text around it."""
    if named.url:
        return format_html('<a href="{}"><bdi>{}</bdi></a>', named.url, named.label)
    return format_html("<bdi>{}</bdi>", named.label)


def _about(entry: Mapping[str, Any]) -> list[Subject]:
    return list(dict.fromkeys((str(kind), str(name)) for kind, name in entry["about"]))


def _names(actor: Actor, read: Iterable[tuple[Event, Mapping[str, Any]]]) -> dict[Subject, Named]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for event, entry in read:
        for kind, name in (*_about(entry), (PERSON, event.person), (ORGANISATION, event.organisation)):
            wanted[kind].add(name)
    names: dict[Subject, Named] = {}
    for kind, ids in wanted.items():
        if kind in NAMERS and (asked := ids - {""}):
            names |= {(kind, one): named for one, named in NAMERS[kind].names(actor, asked).items()}
    return names


def _name(subject: Subject, names: Mapping[Subject, Named]) -> Named:
    word = NAMERS[subject[0]].word if subject[0] in NAMERS else SOMETHING
    return names.get(subject) or Named(str(word))


def _who(actor: Actor, event: Event, names: Mapping[Subject, Named]) -> Named:
    """Colleagues by their name, others by their organisation."""
    is_ours = event.organisation == actor.organisation or may(actor, Permission.MEMBER_VIEW, Reach.NODE)
    person = names.get((PERSON, event.person)) if is_ours else None
    organisation = names.get((ORGANISATION, event.organisation))
    known = person or organisation
    return known or Named(str(BY_VIA.get(event.via, _("Another organisation"))))
