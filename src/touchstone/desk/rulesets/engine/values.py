"""The engine's own values that the room keeps and hands on."""

from touchstone.screening.change import Changes
from touchstone.screening.engine import Engine
from touchstone.screening.metrics import Interval
from touchstone.screening.ruleset import Ruleset

__all__ = ["Changes", "Engine", "Interval", "Ruleset"]
