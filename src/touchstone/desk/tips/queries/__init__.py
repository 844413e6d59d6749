"""Which tips there are, and what the page of one thing shows."""
