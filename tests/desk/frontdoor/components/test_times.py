"""Times are shown for people and kept exact for machines."""

from datetime import UTC, datetime

from django.utils.translation import override

from touchstone.desk.frontdoor.components.times import when

LATE = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)


def test_a_time_is_written_in_the_desk_s_zone_and_keeps_its_offset() -> None:
    with override("zh-hans"):
        drawn = when(LATE)
    assert 'datetime="2026-11-23T01:30:00+08:00"' in drawn
    assert "2026年11月23日" in drawn


def test_a_browser_may_make_it_relative_unless_told_not_to() -> None:
    assert "data-relative" in when(LATE)
    assert "data-relative" not in when(LATE, relative=False)


def test_no_time_is_a_dash() -> None:
    assert "–" in when(None)
