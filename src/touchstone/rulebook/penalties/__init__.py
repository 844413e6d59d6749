"""Penalty codes that run: breaches in, points and owed measures out; nothing here knows a database or a clock on the wall."""
