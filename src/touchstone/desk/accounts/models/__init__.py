"""The tables of accounts."""

from touchstone.desk.accounts.models.key import ApiKey
from touchstone.desk.accounts.models.limit import CacheEntry, RateBucket, SignInGate
from touchstone.desk.accounts.models.membership import Invitation, Membership
from touchstone.desk.accounts.models.organisation import Organisation
from touchstone.desk.accounts.models.person import Person

__all__ = [
    "ApiKey",
    "CacheEntry",
    "Invitation",
    "Membership",
    "Organisation",
    "Person",
    "RateBucket",
    "SignInGate",
]
