"""In which states of the EEA a platform serves, from which day on: what the scope of its measures follows from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from touchstone.exchange.dsa.word_list import all_words, words_on

EVERYWHERE, NOWHERE, ANY = "EEA", "none", "*"
SAMPLE = "bazaar=DE+FR, bazaar=DE+FR+NL@2026-03-01, souk=none, *=EEA"


@dataclass(frozen=True, slots=True)
class Service:
    """`platform` (`*`: any that is not named) serves in `states` from a day on; none: it does not serve in the EEA."""

    platform: str
    states: tuple[str, ...]
    since: date


def read_services(text: str) -> tuple[Service, ...]:
    """Entries as in `SAMPLE`. Raises ValueError, which says what to write."""
    return tuple(_read(entry.strip()) for entry in text.split(",") if entry.strip())


def states_of(services: Sequence[Service], platform: str, day: date) -> tuple[str, ...] | None:
    """Where a platform serves on that day; None: nobody said so. Of several entries the youngest one holds."""
    for name in (platform, ANY):
        known = [one for one in services if one.platform == name and one.since <= day]
        if known:
            states = max(known, key=lambda one: one.since).states
            return words_on("territory", day) if states == (EVERYWHERE,) else states
    return None


def _read(entry: str) -> Service:
    """Raises ValueError, as `read_services`."""
    platform, sign, rest = entry.partition("=")
    told, _, since = rest.partition("@")
    if not platform or not sign or not told:
        raise ValueError(f"write entries such as {SAMPLE}")
    states = () if told == NOWHERE else tuple(sorted({state.strip() for state in told.split("+")}))
    known = {word.word for word in all_words() if word.list_name == "territory"} | {EVERYWHERE}
    wrong = [state for state in states if state not in known or (state == EVERYWHERE and len(states) > 1)]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is no state of the EEA; write entries such as {SAMPLE}")
    return Service(platform.strip(), states, date.fromisoformat(since.strip()) if since else date.min)
