"""Leads: what screening found, for people to decide."""
