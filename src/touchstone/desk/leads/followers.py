"""Rooms above hear what becomes of a lead that tips stand behind: each registers a follower, which joins the act.

A guard is asked before a person decides such a lead, and refuses by an error of its own room.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.models import Lead

CLAIMED = "claim"
"""Beside the verbs of the workflow: somebody holds the lead."""
KNOWN = "known"
"""The second review of the lead ended: from now on all may know its verdict. Of the decision itself nobody heard."""
OVERTURNED = "overturn"
"""The decision that stands turned out to be wrong: another verdict holds, and all may know it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A lead after `verb`, with its new values."""

    lead: Lead
    verb: str
    by: Actor
    now: datetime


Follower = Callable[[Moved], None]
Guard = Callable[[Lead, Actor], None]
FOLLOWERS: list[Follower] = []
GUARDS: list[Guard] = []


def register_follower(follower: Follower) -> None:
    """Once for each room, when the desk starts."""
    if follower not in FOLLOWERS:
        FOLLOWERS.append(follower)


def register_guard(guard: Guard) -> None:
    """Once for each room, when the desk starts."""
    if guard not in GUARDS:
        GUARDS.append(guard)


def ask_guards(lead: Lead, by: Actor) -> None:
    """Each guard may refuse that this person says what holds; of a lead without tips nobody is asked."""
    if lead.tips_count:
        for guard in GUARDS:
            guard(lead, by)


def tell_followers(moved: Moved) -> None:
    """Every follower, in the order in which they registered; of a lead without tips nobody hears."""
    if moved.lead.tips_count:
        for follower in FOLLOWERS:
            follower(moved)
