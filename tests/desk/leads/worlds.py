"""Leads are the node's own: who is not of the node cannot tell whether there are any."""

from datetime import timedelta

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.frontdoor.api.things import make_lead
from tests.desk.people import NOW
from touchstone.desk.dossiers.actions.listings import add_listing

READERS: frozenset[str] = frozenset()
"""Nobody among the viewers."""


def paths(scene: Scene) -> list[str]:
    """The queue, and the lead that all worlds have."""
    queue = reverse("lead_list")
    return [queue, f"{queue}?q=Hidden", reverse("lead_detail", kwargs={"lead": scene.things["lead"]})]


def hide(scene: Scene) -> list[str]:
    """Nothing of leads belongs to the stranger."""
    return []


def hide_from_others(scene: Scene) -> list[str]:
    """A lead on a listing of the node."""
    by = scene.people["analyst"].actor
    listing = add_listing(
        by=by, now=NOW + timedelta(1), shop=scene.things["shop"], platform_listing_id="H-9", title="Hidden lead"
    )
    return [reverse("lead_detail", kwargs={"lead": make_lead(listing, scene.people["analyst"])})]
