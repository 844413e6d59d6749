"""Dated law and platform rules as data, each row with its source and how sure it is."""
