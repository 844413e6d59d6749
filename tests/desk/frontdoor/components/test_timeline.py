"""A timeline groups events by day."""

from datetime import UTC, datetime
from types import SimpleNamespace

from tests.desk.frontdoor.components.drawing import draw
from touchstone.desk.frontdoor.components.timeline import timeline

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
NEXT_MORNING = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)


def event(at: datetime, **values: str) -> SimpleNamespace:
    return SimpleNamespace(at=at, sentence="judged it counterfeit", **values)


def test_events_are_grouped_by_the_day_of_the_desk_not_of_greenwich() -> None:
    days = timeline([event(NEXT_MORNING), event(NOON), event(NOON)])["days"]
    assert [(day.isoformat(), len(events)) for day, events in days] == [("2026-11-23", 1), ("2026-11-22", 2)]


def test_a_name_is_isolated_from_the_sentence_around_it() -> None:
    drawn = draw("{% timeline events %}", events=[event(NOON, who="صاحب")])
    assert "<bdi>صاحب</bdi>" in drawn


def test_what_people_wrote_is_escaped() -> None:
    drawn = draw("{% timeline events %}", events=[event(NOON, who="<i>", detail="<u>\n2")])
    assert "<i>" not in drawn
    assert "&lt;u&gt;<br>2" in drawn


def test_no_events_is_said() -> None:
    assert 'class="blank"' in draw("{% timeline events %}", events=[])
