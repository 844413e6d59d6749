"""What the rulebook refuses."""

from touchstone.vocabulary.errors import TouchstoneError


class PackError(TouchstoneError):
    """A rule pack does not say what a pack must say."""


class ClockError(TouchstoneError):
    """A deadline was asked for that cannot be computed."""
