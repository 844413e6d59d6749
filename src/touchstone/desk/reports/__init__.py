"""Reports: what the node says of its own work."""
