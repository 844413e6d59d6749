"""Which half of the sellers teaches and which judges, and whether there is enough of either."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

LEAST = 10
"""Counterfeit and fine listings that each half needs."""
LEAST_SELLERS = 5
"""Sellers that each half needs."""
SALTS = 64
"""Ways of dealing the sellers that are tried at most."""
EVEN = 0.4
"""Where the smaller half has this share of what is scarce, no other way is looked for."""

Label = tuple[bool, str]
"""Whether it is counterfeit, and whose listing it is."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one half, or of all."""

    counterfeits: int
    fine: int
    sellers: int

    @property
    def is_enough(self) -> bool:
        """For one half."""
        return min(self.counterfeits, self.fine) >= LEAST and self.sellers >= LEAST_SELLERS

    def as_dict(self) -> dict[str, int]:
        """Plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Halves:
    """How the sellers are dealt by `salt`, and what each half holds."""

    salt: int
    teaching: Counts
    judging: Counts

    @property
    def is_enough(self) -> bool:
        """Whether a draft can be trained and measured."""
        return self.teaching.is_enough and self.judging.is_enough


def judges(seller: str, salt: int) -> bool:
    """Whether this seller judges: always the same answer, also for sellers that come later."""
    return hashlib.blake2b(f"{salt}:{seller}".encode(), digest_size=1).digest()[0] % 2 == 0


def count_labels(labels: Iterable[Label]) -> Counts:
    """How many of either kind, of how many sellers."""
    rows = list(labels)
    counterfeits = sum(is_counterfeit for is_counterfeit, _ in rows)
    return Counts(counterfeits, len(rows) - counterfeits, len({seller for _, seller in rows}))


def deal(labels: Sequence[Label]) -> Halves:
    """The way of dealing whole sellers whose smaller half has most of what is scarce."""
    whole, best = count_labels(labels), dealt(labels, 0)
    for salt in range(1, SALTS):
        if best.is_enough and _scarce(best) >= EVEN * min(whole.counterfeits, whole.fine):
            break
        best = max(best, dealt(labels, salt), key=_evenness)
    return best


def dealt(labels: Sequence[Label], salt: int) -> Halves:
    """The halves of one way of dealing."""
    side = {seller: judges(seller, salt) for seller in {seller for _, seller in labels}}
    teaching = count_labels(each for each in labels if not side[each[1]])
    return Halves(salt, teaching, count_labels(each for each in labels if side[each[1]]))


def _evenness(halves: Halves) -> tuple[int, int, int]:
    return int(halves.is_enough), _scarce(halves), min(halves.teaching.sellers, halves.judging.sellers)


def _scarce(halves: Halves) -> int:
    one, other = halves.teaching, halves.judging
    return min(one.counterfeits, one.fine, other.counterfeits, other.fine)
