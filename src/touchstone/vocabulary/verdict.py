"""What a finding asks for."""

from enum import StrEnum


class Verdict(StrEnum):
    """pass: nothing to do; review: a person should look; block: hold it back until a person has looked."""

    PASS = "pass"  # noqa: S105  (a verdict, not a password)
    REVIEW = "review"
    BLOCK = "block"


VERDICTS: tuple[Verdict, ...] = tuple(Verdict)
