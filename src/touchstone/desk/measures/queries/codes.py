"""The penalty code that applies, and those that can."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from django.utils.translation import get_language

from touchstone.desk.measures.errors import NoCodeError
from touchstone.desk.measures.models import Breach, CodeAdoption, OwnCode
from touchstone.rulebook.penalties.action import TITLES, Action
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.code_file import parse_code, shipped_codes
from touchstone.rulebook.provision import Provision

SHOWN_DIGEST = 8


def runnable_codes() -> tuple[PenaltyCode, ...]:
    """The codes whose confirmed rows suffice."""
    return tuple(code for code in every_code() if code.is_runnable)


def every_code() -> tuple[PenaltyCode, ...]:
    """Shipped codes and the node's own, those that cannot run too."""
    own = OwnCode.objects.values_list("text", "digest")
    return (*shipped_codes(), *(read_own_code(text, digest) for text, digest in own))


@lru_cache(maxsize=64)
def read_own_code(text: str, digest: str) -> PenaltyCode:
    """A code of the node's own; the digest belongs to its version. PackError names row, field and cure."""
    code = parse_code(text.encode(), "code.toml")
    return replace(code, version=f"{code.version}+{digest[:SHOWN_DIGEST]}")


def code_named(identity: str) -> PenaltyCode | None:
    """A code that can run, by key and version."""
    return next((code for code in runnable_codes() if code.identity == identity), None)


def any_code(identity: str) -> PenaltyCode:
    """A code by key and version, whether it runs or not. NoCodeError: the desk does not have it any more."""
    found = next((code for code in every_code() if code.identity == identity), None)
    if found is None:
        raise NoCodeError
    return found


def confirmed(identity: str) -> PenaltyCode:
    """A code under which something was established. NoCodeError: this version of the desk does not have it any more."""
    code = code_named(identity)
    if code is None:
        raise NoCodeError
    return code


def adoption_at(now: datetime) -> CodeAdoption | None:
    """The adoption that applies."""
    return CodeAdoption.objects.filter(applies_from__lte=now).exclude(confirmed_at=None).first()


def code_at(now: datetime) -> PenaltyCode:
    """The code that applies. NoCodeError: none does."""
    adoption = adoption_at(now)
    if adoption is None:
        raise NoCodeError
    return confirmed(adoption.code)


def row_of(code: PenaltyCode, name: str, at: datetime) -> Provision:
    """The row of a code by its name, of several dated versions the one that applied at that time.

    StopIteration: none did.
    """
    day = at.astimezone(code.zone).date()
    return next(row for row in code.rows() if row.code == name and row.is_enabled and row.applies_on(day))


def ground_of(breach: Breach) -> Provision:
    """The row that a breach broke, as it read then."""
    return row_of(confirmed(breach.code), breach.ground, breach.established_at)


def in_chinese() -> bool:
    """Whether the reader reads Chinese."""
    return (get_language() or "").startswith("zh")


def title_of(action: str) -> str:
    """What people call an action."""
    return TITLES[Action(action)][in_chinese()]


def name_of(code: PenaltyCode) -> str:
    """What people call a version of a code."""
    return f"{code.title_zh if in_chinese() else code.title_en} · {code.version}"
