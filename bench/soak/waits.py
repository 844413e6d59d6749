"""The waits of the quicker clockwork; plain numbers, so that the harness knows them without the desk."""

from datetime import timedelta

LEASE = timedelta(seconds=4)
LEAST, FIRST, LONGEST = timedelta(milliseconds=50), timedelta(milliseconds=300), timedelta(seconds=2)
FACTOR = 1.3
TRIES = 1000
