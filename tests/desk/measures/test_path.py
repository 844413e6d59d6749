"""The path of points that a page draws is the one that the engine counts."""

from datetime import UTC, datetime, timedelta

from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.measures.queries.path import first_to_leave, turns_of
from touchstone.desk.measures.views.path_plot import draw_path
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code_file import shipped_codes
from touchstone.rulebook.penalties.keeping import account_of

MODEL = next(code for code in shipped_codes() if code.key == "model")
KINDS = sorted(kind.key for kind in MODEL.kinds)
START = datetime(2026, 2, 1, tzinfo=UTC)
HISTORIES = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 700)), min_size=1, max_size=8)


def rows_of(history: list[tuple[str, int]]) -> list[Breach]:
    return [Breach(str(n), "a", kind, START + timedelta(days=days)) for n, (kind, days) in enumerate(history)]


@given(HISTORIES)
def test_today_the_path_holds_the_points_of_the_account(history: list[tuple[str, int]]) -> None:
    rows = rows_of(history)
    account = account_of(MODEL, "a", rows, max(row.at for row in rows))
    for track in {entry.track for entry in account.entries}:
        turns = [turn for turn in turns_of(MODEL, account, track) if turn.at <= account.at]
        assert (turns[-1].points if turns else 0) == account.points(track)


@given(HISTORIES)
def test_the_first_turn_to_come_is_what_the_engine_then_counts(history: list[tuple[str, int]]) -> None:
    rows = rows_of(history)
    account = account_of(MODEL, "a", rows, max(row.at for row in rows))
    for track in {entry.track for entry in account.entries}:
        first = first_to_leave(MODEL, account, track)
        if first is None:
            continue
        then = account_of(MODEL, "a", rows, first[0])
        assert then.points(track) == account.points(track) - first[1]
        assert next(turn.points for turn in turns_of(MODEL, account, track) if turn.at == first[0]) == then.points(
            track
        )


def test_a_drawing_says_in_words_what_it_draws() -> None:
    account = account_of(MODEL, "a", rows_of([("misleading", 0), ("misleading", 10)]), START + timedelta(days=20))
    with override("en"):
        drawing = draw_path(turns_of(MODEL, account, "general"), [12, 24], account.at)
    assert drawing is not None
    assert drawing.said.startswith("Today 4 points. From ")
    assert [level.points for level in drawing.levels] == [12]
    assert drawing.past.split()[-1] == drawing.coming.split()[0]


def test_without_points_there_is_nothing_to_draw() -> None:
    assert draw_path([], [12], START) is None
