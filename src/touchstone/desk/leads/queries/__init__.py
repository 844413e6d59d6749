"""Which leads there are, and what the page of one shows."""
