"""When points leave, as the page says it, is when the engine lets them go."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.measures.queries.expiry import leaves_at
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code_file import shipped_codes
from touchstone.rulebook.penalties.keeping import account_of

MODEL = next(code for code in shipped_codes() if code.key == "model")
KINDS = sorted(kind.key for kind in MODEL.kinds)
START = datetime(2026, 2, 1, tzinfo=UTC)
HISTORIES = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 700)), min_size=1, max_size=8)


@given(HISTORIES)
def test_an_entry_is_there_until_its_day_and_gone_from_then_on(history: list[tuple[str, int]]) -> None:
    rows = [Breach(str(n), "a", kind, START + timedelta(days=days)) for n, (kind, days) in enumerate(history)]
    last = max(row.at for row in rows)
    for entry in (entry for entry in account_of(MODEL, "a", rows, last).entries if entry.ended_at is None):
        leaves = leaves_at(MODEL, account_of(MODEL, "a", rows, last), entry)
        if leaves is None:
            continue
        before, after = (account_of(MODEL, "a", rows, at) for at in (leaves - timedelta(seconds=1), leaves))
        assert any(each.breach == entry.breach and each.ended_at is None for each in before.entries)
        assert not any(each.breach == entry.breach and each.ended_at is None for each in after.entries)


@pytest.mark.parametrize(("points", "carried"), [("counterfeit", False), ("counterfeit_grave", True)])
def test_grave_counterfeits_are_carried_over_the_end_of_the_year(points: str, carried: bool) -> None:
    account = account_of(MODEL, "a", [Breach("1", "a", points, START)], START)
    assert (leaves_at(MODEL, account, account.entries[0]) is None) is carried
