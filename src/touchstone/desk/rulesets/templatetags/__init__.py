"""Filters of the pages of rulesets."""
