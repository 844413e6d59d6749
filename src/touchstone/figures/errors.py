"""What the figures refuse.

FigureError
 └─ RecordError   an exported record that cannot be read, or published figures that cannot
"""

from touchstone.vocabulary.errors import TouchstoneError


class FigureError(TouchstoneError):
    """A figure cannot be computed."""


class RecordError(FigureError):
    """A file of an exported record, or of published figures, is not what it must be."""
