"""Tests of the penalty codes."""
