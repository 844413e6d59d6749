"""Rooms above hear what becomes of a lead that tips stand behind: each registers a follower, which joins the act."""

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
FOLLOWERS: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Once for each room, when the desk starts."""
    if follower not in FOLLOWERS:
        FOLLOWERS.append(follower)


def tell_followers(moved: Moved) -> None:
    """Every follower, in the order in which they registered; of a lead without tips nobody hears."""
    if moved.lead.tips_count:
        for follower in FOLLOWERS:
            follower(moved)
