"""Tests of the page where a person lands."""
