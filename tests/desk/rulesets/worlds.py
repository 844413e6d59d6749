"""Rulesets are the node's own: who is not of the node cannot tell whether there are any."""

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.rulesets.making import make_draft


def paths(scene: Scene) -> list[str]:
    """The list, and the draft and the backtest that all worlds have."""
    release, trial = ({word: scene.things[word]} for word in ("release", "trial"))
    pages = [reverse("ruleset_detail", kwargs=release), reverse("trial_detail", kwargs=trial)]
    return [reverse("ruleset_list"), *pages, "/api/v1/rulesets", f"/api/v1/trials/{trial['trial']}"]


def hide(scene: Scene) -> list[str]:
    """Another draft; it has no address, for not even the stranger may see it."""
    make_draft(scene.people["supervisor"], "7")
    return []
