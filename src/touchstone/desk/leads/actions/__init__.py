"""Claiming, deciding, taking back."""
