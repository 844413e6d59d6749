"""Numbers of the figures are said to the nearest, not cut."""

import pytest
from django.utils.translation import override

from touchstone.desk.reports.saying import HOURS, KAPPA, RATIO, SHARE
from touchstone.desk.reports.words import say_value


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (2 / 3, SHARE, "66.7 %"),
        (0.428571, SHARE, "42.9 %"),
        (0.9999, SHARE, "100.0 %"),
        (1 / 3, SHARE, "33.3 %"),
        (0.589, KAPPA, "0.59"),
        (1.96, RATIO, "2.0 : 1"),
        (23.98, HOURS, "24.0 h"),
        (0, SHARE, "0.0 %"),
        (None, SHARE, ""),
    ],
)
def test_a_number_is_said_to_the_nearest(value: float | None, unit: str, words: str) -> None:
    with override("en"):
        assert say_value(value, unit) == words
