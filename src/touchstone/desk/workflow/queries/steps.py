"""The steps that a page offers to an actor, and why some of them are not possible now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.errors import DeskError
from touchstone.desk.workflow.registry import subjects_of
from touchstone.desk.workflow.rules import Standing, demand_hand, demand_second, demand_seen, demand_time, look_at
from touchstone.desk.workflow.table import Step


@dataclass(frozen=True, slots=True)
class Offer:
    """A step as a button (desk/steps.html): what it asks first, what it sends, or why it is not possible."""

    verb: str
    label: Promise
    url: str
    tone: str
    sign: str
    reason: str
    confirm: str
    consequence: str
    refusal: str
    cure: str
    fields: Mapping[str, Any] = field(default_factory=dict)


def possible_steps(*, subject: Any, actor: Actor, now: datetime, address: Callable[[str], str]) -> list[Offer]:
    """The steps out of the present state that are the actor's to take, in the order of the table.

    `address` gives the URL that a verb is sent to. One that a second person or the time forbids is there with its
    refusal; one that is not the actor's at all is left out.
    """
    standing = look_at(subjects_of(subject.SUBJECT_KIND).workflow, subject)
    found = []
    for step in standing.workflow.leaving(standing.state):
        if _refused(demand_seen, standing, actor) or _refused(demand_hand, standing, step, actor):
            continue
        refusal = _refused(demand_time, standing, step, now) or _refused(demand_second, standing, step, actor)
        found.append(_offer(standing, step, address(step.verb), refusal))
    return found


def _offer(standing: Standing, step: Step, url: str, refusal: DeskError | None) -> Offer:
    sentence, cure = _spoken(refusal)
    return Offer(
        verb=step.verb,
        label=step.label,
        url=url,
        tone=step.tone,
        sign=step.sign,
        reason=gettext(step.reason) if step.reason else "",
        confirm=gettext(step.title) if step.consequence or step.reason else "",
        consequence=gettext(step.consequence) if step.consequence else "",
        refusal=sentence,
        cure=cure,
        fields={"seen": standing.subject.version},
    )


def _refused(demand: Callable[..., None], *asked: Any) -> DeskError | None:
    try:
        demand(*asked)
    except DeskError as refusal:
        return refusal
    return None


def _spoken(refusal: DeskError | None) -> tuple[str, str]:
    """The reason and what would cure it, in the reader's language."""
    if refusal is None:
        return "", ""
    is_chinese = (get_language() or "").startswith("zh")
    return (refusal.sentence_zh, refusal.hint_zh) if is_chinese else (refusal.sentence, refusal.hint)
