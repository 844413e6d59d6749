"""Tips are the node's own: who is not of the node cannot tell whether there are any."""

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.tips.conftest import reported
from touchstone.desk.tips.addresses import Place


def paths(scene: Scene) -> list[str]:
    """The list, the thing that all worlds have, and the public form."""
    listed = reverse("tip_list")
    return [
        listed,
        f"{listed}?q=hidden",
        reverse("tip_detail", kwargs={"target": scene.things["target"]}),
        reverse("tip_report"),
    ]


def hide(_scene: Scene) -> list[str]:
    """A tip that nobody was told of; it has no address, for not even the stranger may see it."""
    reported(Place("hidden", "H-7"), words="A hidden tip, of which nobody knows.")
    return []
