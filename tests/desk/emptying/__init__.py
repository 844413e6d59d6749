"""An app of the tests alone: it knows how to empty a database whose record cannot be emptied."""
