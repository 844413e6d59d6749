"""A row of a code that has several dated versions is cited as it read when the breach fell."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.rulebook.penalties.codes import code
from touchstone.desk.measures.queries.codes import row_of
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.provision import Status

MIDNIGHT = datetime(2025, 6, 30, 16, tzinfo=UTC)
"""When the first of July begins in Beijing."""


def in_two_versions() -> PenaltyCode:
    """The first kind of breach reads otherwise from the first of July 2025."""
    made = code("model")
    first = made.kinds[0]
    older = replace(first, valid_to=date(2025, 6, 30), text_en="as it was")
    newer = replace(first, valid_from=date(2025, 7, 1), valid_to=None, text_en="as it is")
    return replace(made, kinds=(older, newer, *made.kinds[1:]))


@pytest.mark.parametrize(("seconds", "text"), [(-1, "as it was"), (0, "as it is")])
def test_the_version_of_the_day_is_cited(seconds: int, text: str) -> None:
    made = in_two_versions()
    at = datetime.fromtimestamp(MIDNIGHT.timestamp() + seconds, tz=UTC)
    assert row_of(made, made.kinds[0].code, at).text_en == text


def test_a_version_that_is_not_confirmed_is_never_cited() -> None:
    made = in_two_versions()
    doubted = replace(made, kinds=(made.kinds[0], replace(made.kinds[1], status=Status.UNCONFIRMED), *made.kinds[2:]))
    with pytest.raises(StopIteration):
        row_of(doubted, made.kinds[0].code, MIDNIGHT)
