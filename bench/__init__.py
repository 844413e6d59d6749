"""Measurements, never run as tests; `make bench` runs them all."""
