"""What others hold of measures: a seller finds no trace of another seller's breaches, points, measures and appeals."""

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.measures.world import establish, make_world
from tests.desk.people import NOW
from touchstone.desk.measures.actions.appealing import file_appeal

READERS = frozenset({"visitor"})
"""Measures are their seller's and the node's: the owner and every other viewer read none of these."""
OWN = ("standing", "own_points", "own_breaches", "own_listings", "own_file", "own_file_export")
"""The pages on which a seller reads of itself."""
NEVER = "z" * 20


def paths(_scene: Scene) -> list[str]:
    lists = [
        reverse("measure_list"),
        reverse("measure_export"),
        reverse("appeal_list"),
        reverse("verdict_list"),
        reverse("verdict_export"),
        "/api/v1/measures",
        reverse("code_detail"),
        reverse("order_list"),
        *(reverse(name) for name in OWN),
        "/api/v1/orders",
        "/api/v1/breaches",
        "/api/v1/verdicts-without-breach",
        "/api/v1/appeals",
        "/api/v1/doubts",
    ]
    return [*lists, f"{lists[0]}?cursor=mea_{NEVER}"]


def hide(_scene: Scene) -> list[str]:
    """Nothing is the stranger's, who holds rights and sells nothing."""
    return []


def hide_from_others(scene: Scene) -> list[str]:
    """The breach of another seller with all that it brings."""
    analyst = scene.people["analyst"]
    world = make_world(analyst, "Hidden")
    breach = establish(world, analyst)
    appeal = file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=NOW)
    first = breach.measures.earliest("pk")
    measure = first.public_id
    return [
        reverse("account_points", kwargs={"seller": world.seller.public_id}),
        reverse("own_listing", kwargs={"listing": world.listing.public_id}),
        reverse("breach_detail", kwargs={"breach": breach.public_id}),
        reverse("appeal_new", kwargs={"breach": breach.public_id}),
        reverse("appeal_detail", kwargs={"appeal": appeal.public_id}),
        reverse("measure_detail", kwargs={"measure": measure}),
        f"{reverse('measure_list')}?cursor={measure}",
        f"/api/v1/measures/{measure}",
        f"/api/v1/breaches/{breach.public_id}",
        f"/api/v1/breaches?seller={world.seller.public_id}",
        f"/api/v1/appeals/{appeal.public_id}",
        reverse("order_detail", kwargs={"order": first.orders.earliest("pk").public_id}),
    ]
