"""The rows of the service figures, from what is kept for good."""
