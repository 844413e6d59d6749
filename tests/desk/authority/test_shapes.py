"""What goes over the API."""

from datetime import UTC, datetime

import pytest
from pydantic import TypeAdapter, ValidationError

from touchstone.desk.authority.shapes import Time

TIME = TypeAdapter(Time)


def test_a_time_is_kept_in_utc() -> None:
    kept = TIME.validate_python("2026-11-22T10:00:00+08:00")
    assert (kept, kept.tzinfo) == (datetime(2026, 11, 22, 2, tzinfo=UTC), UTC)


@pytest.mark.parametrize("beyond", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_that_utc_does_not_have_does_not_fit(beyond: str) -> None:
    with pytest.raises(ValidationError, match="beyond the calendar"):
        TIME.validate_python(beyond)


@pytest.mark.parametrize("value", [5, 5.5, "5", "1700000000", "1700000000000", True, "2026-11-22", "22.11.2026 10:00"])
def test_a_number_is_no_time(value: object) -> None:
    with pytest.raises(ValidationError):
        TIME.validate_python(value)
