"""Rulesets: which one screens on this node, which may, and who let it."""
