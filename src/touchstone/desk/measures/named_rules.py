"""The prior warning and the repeat infringer by name, wherever a measure is read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchstone.desk.measures.days import day_of
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.queries.codes import confirmed, in_chinese, row_of
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.special_rules import SpecialRule, special_rules

NAMES: dict[SpecialRule, Promise] = {
    SpecialRule.PRIOR_WARNING: _("prior warning"),
    SpecialRule.AFTER_WARNING: _("after a prior warning"),
    SpecialRule.REPEAT_INFRINGER: _("repeat infringer"),
}


@dataclass(frozen=True, slots=True)
class RestsOn:
    """The clause of a measure: its row, what it says, and the names of its rules (none for most)."""

    row: str
    text: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        names = ("、" if in_chinese() else ", ").join(self.names)
        said = {"names": names, "text": self.text, "row": self.row}
        return gettext("%(names)s: %(text)s (%(row)s)") % said if names else gettext("%(text)s (%(row)s)") % said


def rests_on(measure: Measure) -> RestsOn:
    """On what a measure rests, in the language that is active; needs its breach."""
    return rests_of([measure])[measure.pk]


def rests_of(measures: Iterable[Measure]) -> dict[int, RestsOn]:
    """The same by row for many, each code read once."""
    rows = list(measures)
    codes = {name: confirmed(name) for name in {row.breach.code for row in rows}}
    return {row.pk: _rests(codes[row.breach.code], row) for row in rows}


def term_of(measure: Measure) -> str:
    """Until when it lasts, in words."""
    if measure.until is None:
        return gettext("no end, unless it is reversed")
    return gettext("until %(day)s") % {"day": day_of(measure.until, confirmed(measure.breach.code).zone)}


def _rests(code: PenaltyCode, measure: Measure) -> RestsOn:
    row = row_of(code, measure.row, measure.breach.established_at)
    names = tuple(str(NAMES[rule]) for rule in special_rules(code, measure.row, Action(measure.action)))
    return RestsOn(row.code, row.text_zh if in_chinese() else row.text_en, names)
