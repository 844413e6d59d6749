"""All background work of the desk, as rows; each room gives its own."""

from touchstone.desk.frontdoor.background import Pass

PASSES: tuple[Pass, ...] = ()
