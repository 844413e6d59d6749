"""Digests of what a simulation rested on: the code row by row, and the breaches of everyone."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple

from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.code import PenaltyCode


def digest_of_code(code: PenaltyCode) -> str:
    """SHA-256 of everything that a code says, in hexadecimal; its sources and texts belong to it."""
    head = [
        str(getattr(code, name))
        for name in ("identity", "zone", "notice_days", "appeal_days", "valid_from", "valid_to")
    ]
    rows = [(type(row).__name__, astuple(row)) for row in (*code.rows(),)]
    return _hash([*head, code.status, rows])


def add_breaches(before: str, breaches: Iterable[Breach]) -> str:
    """The digest of a history with the breaches of one more identity: SHA-256 over `before` and them, by time and id."""
    rows = sorted(breaches, key=lambda one: (one.at, one.id))
    return _hash(
        [
            before,
            [(*astuple(row)[:3], row.at.isoformat(), row.listing, row.shop, row.right, row.holder) for row in rows],
        ]
    )


def _hash(told: object) -> str:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
