"""Names that mean something only inside a network, by their last labels, each with its source."""

# RFC 6761 localhost, test, invalid, example; RFC 6762 local and the names that its appendix G warns of;
# RFC 7686 onion; RFC 8375 home.arpa; RFC 9476 alt; ICANN 2024 internal; arpa holds no servers of users.
LOCAL_SUFFIXES = frozenset(
    """
    localhost localdomain local test invalid example
    intranet internal private corp home lan
    onion alt arpa
    """.split()
)


def is_local(labels: list[str]) -> bool:
    """Whether a name, given as its lower-case labels, is of a local network or of none."""
    return labels[-1] in LOCAL_SUFFIXES
