"""Submitting, taking steps, forgetting."""
