"""Precision: of what was pointed at and then decided by a person, the share that was a breach."""

from dataclasses import dataclass

from touchstone.screening.metrics import Interval, wilson


@dataclass(frozen=True, slots=True)
class Precision:
    """Decided leads by what holds of them: a breach, nothing wrong, or nobody can tell, which says nothing of the share."""

    breaches: int = 0
    others: int = 0
    unclear: int = 0

    @property
    def decided(self) -> int:
        """Those that the share is of."""
        return self.breaches + self.others

    @property
    def share(self) -> Interval:
        """breaches ÷ (breaches + others) with Wilson's 95 % interval; the value is nan where nothing was decided."""
        return wilson(self.breaches, self.decided)
