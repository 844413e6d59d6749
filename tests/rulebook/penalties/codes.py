"""The shipped codes as tests use them, and short ways to write breaches."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from touchstone.rulebook.penalties.account import Account
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.code_file import shipped_codes
from touchstone.rulebook.penalties.keeping import account_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
CODES = {code.key: code for code in shipped_codes()}


def code(key: str) -> PenaltyCode:
    """The code with all its rows, those to be checked too."""
    return CODES[key].as_if_confirmed()


def on(day: str, hour: int = 12) -> datetime:
    """A moment in Shanghai."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=SHANGHAI)


def breaches(kind: str, *days: str, **said: str) -> list[Breach]:
    """One breach a day; `said` is listing, shop, right. Breaches of one day get the listings l0, l1, …"""
    return [
        Breach(
            f"{kind}-{day}-{number}",
            "seller",
            kind,
            on(day) + timedelta(minutes=number),
            **{"listing": f"l{number}", **said},
        )
        for number, day in enumerate(days)
    ]


def account(key: str, made: list[Breach], at: str) -> Account:
    """The account at noon of a day."""
    return account_of(code(key), "seller", made, on(at))


def orders(found: Account) -> list[str]:
    """The measures owed, tiers only, in order: `action` or `action:days`."""
    tiers = {tier.code for one in CODES.values() for tier in one.tiers}
    return [
        one.action.value if one.until is None else f"{one.action.value}:{(one.until - one.from_at).days}"
        for one in found.owed
        if one.row in tiers
    ]
