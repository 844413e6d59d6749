"""What screening refuses.

ScreeningError
 ├─ RulesetError      a ruleset file does not say what it must
 ├─ RunError          a run cannot start or go on
 ├─ InterruptedRunError    a run was stopped and can be resumed
 └─ LabelError        labels do not fit the findings
"""

from touchstone.vocabulary.errors import TouchstoneError


class ScreeningError(TouchstoneError):
    """A ruleset, a run or an evaluation cannot go on."""


class RulesetError(ScreeningError):
    """A ruleset file does not say what it must."""


class RunError(ScreeningError):
    """A run cannot start or go on."""


class InterruptedRunError(ScreeningError):
    """A run was stopped; what is finished is kept."""


class LabelError(ScreeningError):
    """Labels do not fit the findings."""
