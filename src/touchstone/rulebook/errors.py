"""What the rulebook refuses.

RulebookError
 ├─ PackError    a file of dated rules
 ├─ BreachError  a row that is no breach
 └─ ClockError   a deadline that cannot be computed
"""

from touchstone.vocabulary.errors import TouchstoneError


class RulebookError(TouchstoneError):
    """A rule cannot be read or cannot be applied."""


class PackError(RulebookError):
    """A rule pack does not say what a pack must say."""


class BreachError(RulebookError):
    """A row of a history cannot be a breach."""


class ClockError(RulebookError):
    """A deadline was asked for that cannot be computed."""
