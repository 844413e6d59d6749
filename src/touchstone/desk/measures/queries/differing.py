"""Row by row: what a code that will apply changes against the one before it."""

from datetime import datetime, timedelta

from touchstone.desk.measures.models import CodeAdoption
from touchstone.desk.measures.queries.codes import code_named
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.difference import RowChange, compare_rows


def before_it(adoption: CodeAdoption) -> PenaltyCode | None:
    """The code that applies until this one does; None: there is none, or the desk does not have it any more."""
    earlier = CodeAdoption.objects.filter(applies_from__lt=adoption.applies_from).exclude(confirmed_at=None)
    row = earlier.exclude(pk=adoption.pk).first()
    return code_named(row.code) if row else None


def changes_of(adoption: CodeAdoption) -> tuple[RowChange, ...] | None:
    """What changes for sellers when it begins to apply; None where there is nothing to compare with."""
    before, after = before_it(adoption), code_named(adoption.code)
    if before is None or after is None:
        return None
    return compare_codes(before, after, adoption.applies_from)


def compare_codes(before: PenaltyCode, after: PenaltyCode, at: datetime) -> tuple[RowChange, ...]:
    """The rows of `before` on the day before, those of `after` on the day of `at`."""
    last = (at - timedelta(days=1)).astimezone(before.zone).date()
    return compare_rows(before, after, (last, at.astimezone(after.zone).date()))
