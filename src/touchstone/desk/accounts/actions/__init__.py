"""What people do to organisations, memberships, keys and their own accounts; each an act with its events."""
