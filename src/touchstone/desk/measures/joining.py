"""When dossiers of sellers are merged or parted, what they owe changes: their accounts are settled again."""

from touchstone.desk.dossiers.joined import Joined
from touchstone.desk.measures.actions.settling import settle


def settle_joined(joined: Joined) -> None:
    """Inside the act that merged or parted them."""
    for root in joined.roots:
        settle(root, joined.by, joined.now)
