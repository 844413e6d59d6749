"""Where a platform serves: named, dated, everywhere, nowhere, or not said."""

from datetime import date

import pytest

from touchstone.exchange.dsa.served_states import SAMPLE, read_services, states_of
from touchstone.exchange.dsa.word_list import words_on

DAY = date(2026, 11, 22)
SERVICES = read_services(SAMPLE)


@pytest.mark.parametrize(
    ("platform", "day", "states"),
    [
        ("bazaar", date(2026, 2, 28), ("DE", "FR")),
        ("bazaar", date(2026, 3, 1), ("DE", "FR", "NL")),
        ("souk", DAY, ()),
        ("agora", DAY, words_on("territory", DAY)),
    ],
)
def test_the_youngest_entry_of_a_day_holds(platform: str, day: date, states: tuple[str, ...]) -> None:
    assert states_of(SERVICES, platform, day) == states


def test_what_nobody_said_is_not_known() -> None:
    assert states_of(read_services("souk=DE@2026-01-01"), "souk", date(2025, 12, 31)) is None
    assert states_of(read_services("souk=DE"), "bazaar", DAY) is None


@pytest.mark.parametrize("text", ["souk", "souk=", "souk=DE+CN", "souk=EEA+DE", "=DE", "souk=DE@soon"])
def test_an_entry_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write entries|isoformat|no state"):
        read_services(text)
