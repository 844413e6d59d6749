"""Figures are of the node's own work: who is not of the node sees none."""

from django.urls import reverse

from tests.desk.authority.scene import Scene


def paths(_scene: Scene) -> list[str]:
    """The page and the table."""
    return [reverse("figure_list"), reverse("figure_export")]


def hide(_scene: Scene) -> list[str]:
    """Nothing beyond what the rooms below hide: their leads and tips are what the figures are of."""
    return []
