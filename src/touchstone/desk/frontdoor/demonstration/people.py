"""Entering the cast, with passwords made for this desk alone."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from touchstone.desk.accounts.actions.founding import enter_person
from touchstone.desk.accounts.actions.organisations import make_organisation
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import NODE
from touchstone.desk.frontdoor.demonstration.cast import DOMAIN, TROUPES, Player, Troupe

WORDS = (
    "bamboo cedar copper garnet granite indigo jasper lotus maple marble ochre onyx pearl quartz silver topaz".split()
)


@dataclass(frozen=True, slots=True)
class Account:
    """What a visitor of the demonstration signs in with."""

    organisation: str
    name: str
    roles: tuple[str, ...]
    email: str
    password: str


def enter_cast(*, now: datetime, language: str) -> tuple[Mapping[str, Organisation], list[Account]]:
    """Make every organisation and person; returns the organisations by key, and the accounts."""
    organisations: dict[str, Organisation] = {}
    accounts: list[Account] = []
    for troupe in TROUPES:
        organisations[troupe.key] = make_organisation(
            name=troupe.name, kind=troupe.kind, operates_node=troupe.operates_node, by=NODE, now=now
        )
        accounts += [_enter(player, troupe, organisations[troupe.key], language, now) for player in troupe.players]
    return organisations, accounts


def _enter(player: Player, troupe: Troupe, organisation: Organisation, language: str, now: datetime) -> Account:
    account = Account(troupe.name, player.name, player.roles, f"{player.account}@{DOMAIN}", new_password())
    enter_person(
        organisation=organisation,
        roles=player.roles,
        email=account.email,
        name=player.name,
        password=account.password,
        language=language,
        by=NODE,
        now=now,
    )
    return account


def new_password() -> str:
    """Easy to type, and not to be guessed through the gates of sign-in."""
    return "-".join([*(secrets.choice(WORDS) for _ in range(3)), str(secrets.randbelow(9000) + 1000)])
