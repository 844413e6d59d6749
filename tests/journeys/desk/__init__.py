"""People at the desk, in a real browser, at a real node with the demonstration in it."""
