"""When sellers are merged or parted, what they owe changes; when they get shops, what their measures reach."""

from touchstone.desk.dossiers.joined import Joined
from touchstone.desk.measures.actions.reaching import align_orders
from touchstone.desk.measures.actions.settling import settle
from touchstone.desk.measures.queries.accounts import with_breaches


def settle_joined(joined: Joined) -> None:
    """Inside the act that changed them."""
    roots = with_breaches(joined.roots) if joined.has_grown else joined.roots
    for root in roots:
        if joined.has_grown:
            align_orders(root, joined.by, joined.now)
        else:
            settle(root, joined.by, joined.now)
