"""touchstone (试金石): screens marketplace listings and says why."""

__version__ = "0.1.0"
