"""The names of sessions: random letters and digits that a browser carries back to us."""

import re

NAME = re.compile(r"[0-9a-z]{32}")


def session_key(cookie: str) -> str | None:
    """The name of a session, if it can be one of ours; a database is asked for nothing else, for it may choke on it."""
    return cookie if NAME.fullmatch(cookie) else None
