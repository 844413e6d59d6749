"""What an actor may do next, and by when."""
