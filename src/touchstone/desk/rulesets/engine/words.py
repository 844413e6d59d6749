"""What people call the parts of a ruleset that a comparison names."""

from touchstone.screening.change import BASE
from touchstone.signals.registry import SIGNAL_BY_NAME


def signal_title(name: str) -> tuple[str, str]:
    """English and Chinese; a combination keeps its own name."""
    if name == BASE:
        return "bias", "基准值"
    definition = SIGNAL_BY_NAME.get(name)
    return (definition.title_en, definition.title_zh) if definition else (name, name)
