"""Digests change with whatever changes what is computed, and with nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.rulebook.penalties.codes import CODES, breaches
from touchstone.rulebook.penalties.digest import add_breaches, digest_of_code

MADE = breaches("counterfeit", "2025-01-10", "2025-02-10", right="r1")
MODEL = CODES["model"]


def test_the_order_in_which_breaches_come_does_not_matter() -> None:
    assert add_breaches("", MADE) == add_breaches("", MADE[::-1])
    assert add_breaches("", MADE) != add_breaches("x", MADE)
    assert add_breaches("", MADE) != add_breaches("", MADE[:1])


@pytest.mark.parametrize("name", ["id", "identity", "kind", "listing", "shop", "right"])
def test_every_word_of_a_breach_is_in_the_digest(name: str) -> None:
    assert add_breaches("", [replace(MADE[0], **{name: "other"}), MADE[1]]) != add_breaches("", MADE)


def test_the_moment_of_a_breach_is_in_the_digest() -> None:
    later = replace(MADE[0], at=MADE[0].at + timedelta(microseconds=1))
    assert add_breaches("", [later, MADE[1]]) != add_breaches("", MADE)


def test_a_code_is_known_by_its_rows_and_its_head() -> None:
    digests = {digest_of_code(code) for code in CODES.values()}
    assert len(digests) == len(CODES)
    assert digest_of_code(replace(MODEL)) == digest_of_code(MODEL)
    assert digest_of_code(replace(MODEL, appeal_days=1)) not in digests
    first, *rest = MODEL.kinds
    assert digest_of_code(replace(MODEL, kinds=(replace(first, points=first.points + 1), *rest))) not in digests
