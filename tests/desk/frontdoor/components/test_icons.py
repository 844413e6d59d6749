"""Icons come from the one sprite; those without words beside them have a label."""

import re
from pathlib import Path

from django.conf import settings

from tests.desk.frontdoor.components.drawing import draw
from touchstone.desk.frontdoor.components.icons import SIGNS, tone_icon

FRONTEND = Path(__file__).parents[4] / "frontend"
KNOWN = frozenset((FRONTEND / "icons.txt").read_text().split())
NAMED = re.compile(r'{% icon "([^"]+)"|(?:sign|icon)="([^"]+)"')


def test_a_sign_without_a_label_is_hidden_from_readers() -> None:
    drawn = draw('{% icon "bell" %}')
    assert 'aria-hidden="true"' in drawn
    assert "desk/icons.svg#bell" in drawn


def test_a_sign_with_a_label_is_read() -> None:
    assert 'role="img" aria-label="Inbox"' in draw('{% icon "bell" label="Inbox" %}')


def test_a_label_cannot_break_out_of_its_attribute() -> None:
    assert "<script>" not in draw('{% icon "bell" label=label %}', label='"><script>')


def test_every_sign_that_a_template_names_is_in_the_sprite() -> None:
    desk = Path(settings.DESK)
    named = {
        name for file in desk.rglob("*.html") for found in NAMED.findall(file.read_text()) for name in found if name
    }
    assert named
    assert named <= KNOWN, sorted(named - KNOWN)


def test_every_tone_has_its_sign_and_an_unknown_tone_is_information() -> None:
    assert set(SIGNS.values()) <= KNOWN
    assert tone_icon("danger") == "alert-circle"
    assert tone_icon("purple") == "info-circle"


def test_the_list_of_signs_is_sorted_and_without_doubles() -> None:
    lines = (FRONTEND / "icons.txt").read_text().split()
    assert lines == sorted(set(lines))
