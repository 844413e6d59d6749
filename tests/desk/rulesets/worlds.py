"""Rulesets are the node's own: who is not of the node cannot tell whether there are any."""

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.rulesets.making import make_draft


def paths(scene: Scene) -> list[str]:
    """The list, and the draft and the backtest that all worlds have."""
    words = {"ruleset": "release", "trial": "trial", "training": "training", "rescreening": "rescreening"}
    pages = [reverse(f"{name}_detail", kwargs={word: scene.things[word]}) for name, word in words.items()]
    lists = [f"/api/v1/{name}s" for name in ("ruleset", "training", "rescreening")]
    ones = [f"/api/v1/{name}s/{scene.things[word]}" for name, word in words.items()]
    return [reverse("ruleset_list"), *pages, *lists, *ones]


def hide(scene: Scene) -> list[str]:
    """Another draft; it has no address, for not even the stranger may see it."""
    make_draft(scene.people["supervisor"], "7")
    return []
