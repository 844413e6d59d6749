"""Filing, joining, answering, forgetting."""
