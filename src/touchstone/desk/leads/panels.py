"""What rooms above show on the page of a lead: each registers its panels when the desk starts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from touchstone.desk.authority.actor import Actor
from touchstone.desk.leads.models import Lead

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Panel:
    """`values` gives what `template` needs, under the name `panel`; None where there is nothing to show."""

    template: str
    values: Callable[[Actor, Lead, datetime], Values | None]


_PANELS: list[Panel] = []


def register_panels(panels: Iterable[Panel]) -> None:
    """Each room does it once; a panel that is there already stays alone."""
    _PANELS.extend(panel for panel in panels if panel not in _PANELS)


def panels_of(actor: Actor, lead: Lead, now: datetime) -> list[tuple[str, Values]]:
    """Template and values of each panel that has something to show."""
    shown = ((panel.template, panel.values(actor, lead, now)) for panel in _PANELS)
    return [(template, values) for template, values in shown if values is not None]
