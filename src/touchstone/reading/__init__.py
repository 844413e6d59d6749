"""Text that hides is read: one folding with the origin of every character, and the terms that occur in it."""
