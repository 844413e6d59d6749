"""Badges say a state in words and sign, never in colour alone."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from tests.desk.frontdoor.components.drawing import draw
from touchstone.desk.frontdoor.components.badges import clock, status

DUE = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> object:
    with override("en"):
        yield


def test_a_state_is_words_and_a_sign_not_colour_alone() -> None:
    drawn = status("Suspected", "danger")
    assert 'data-tone="danger"' in drawn
    assert "#alert-circle" in drawn
    assert "Suspected" in drawn


def test_a_state_typed_by_a_person_is_escaped() -> None:
    assert "&lt;b&gt;" in draw("{% status text %}", text="<b>")


@pytest.mark.parametrize(
    ("left", "working", "words", "tone"),
    [
        (3, True, "due in 3 working days", "info"),
        (1, True, "due in 1 working day", "warning"),
        (2, False, "due in 2 days", "info"),
        (0, True, "due today", "warning"),
        (-1, False, "1 day overdue", "danger"),
        (-2, True, "2 working days overdue", "danger"),
    ],
)
def test_a_running_clock_says_how_long(left: int, working: bool, words: str, tone: str) -> None:
    drawn = clock(DUE, left=left, working=working)
    assert f">{words}<" in drawn
    assert f'data-tone="{tone}"' in drawn


def test_a_paused_clock_is_calm_however_late() -> None:
    drawn = clock(DUE, left=-9, state="paused")
    assert "paused" in drawn
    assert 'data-tone="neutral"' in drawn


def test_a_met_clock_is_done() -> None:
    assert "#circle-check" in clock(DUE, state="met")


def test_the_hint_gives_the_deadline_in_the_desk_s_time_zone() -> None:
    assert 'title="Nov. 25, 2026, noon"' in clock(DUE, left=3)


def test_a_clock_without_a_deadline_has_no_hint() -> None:
    assert "title" not in clock(None, state="paused")
