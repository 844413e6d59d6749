"""Breaches of the penalty code, what they bring, and how a seller appeals."""
