"""touchstone (试金石): screens marketplace listings and says why; the desk where people work on what it found."""

__version__ = "0.4.0"
