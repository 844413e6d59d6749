"""Figures are of the node's own work: who is not of the node sees none."""

from django.urls import reverse

from tests.desk.authority.scene import Scene


def paths(_scene: Scene) -> list[str]:
    """The page, its lists and the tables."""
    lists = [f"{reverse(page)}?list=decided" for page in ("figure_things", "figure_things_export")]
    return [reverse("figure_list"), reverse("figure_export"), reverse("figure_trend_export"), *lists]


def hide(_scene: Scene) -> list[str]:
    """Nothing beyond what the rooms below hide: their leads and tips are what the figures are of."""
    return []
