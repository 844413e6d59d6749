"""The cast of a demonstration and what it owns."""
