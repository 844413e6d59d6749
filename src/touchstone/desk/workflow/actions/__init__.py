"""Steps that are taken, and the clocks that they move."""
