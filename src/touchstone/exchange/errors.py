"""What the exchange refuses.

ExchangeError
 ├─ RowError        a data file of a format
 └─ StatementError  a statement of reasons that would be refused, or that must not be sent
"""

from touchstone.vocabulary.errors import TouchstoneError


class ExchangeError(TouchstoneError):
    """Something cannot be said in the format of others."""


class RowError(ExchangeError):
    """A data file of a format does not say what it must say."""


class StatementError(ExchangeError):
    """A statement of reasons breaks the rules of the database it goes to."""
