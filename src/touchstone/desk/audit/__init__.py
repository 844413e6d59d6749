"""Who did what, when: an append-only record over the ledger."""
