"""The engine's own values that the room keeps and hands on."""

from touchstone.screening.change import Changes
from touchstone.screening.engine import Engine
from touchstone.screening.metrics import Interval
from touchstone.screening.ruleset import Ruleset
from touchstone.signals.text_model import TextModel

__all__ = ["Changes", "Engine", "Interval", "Ruleset", "TextModel"]
