"""Numbers that people read about the node's work, each with its definition."""
