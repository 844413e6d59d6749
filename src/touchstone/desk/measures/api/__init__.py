"""Measures and orders over the API."""
