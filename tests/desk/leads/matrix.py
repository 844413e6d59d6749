"""What the URLs of leads need: the node's lead on the listing of the scene."""

from functools import partial
from typing import Any

from django.utils import timezone

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.actions.second_reviews import COPIED
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict, SecondReview


def one(data: dict[str, Any], scene: Scene, **path: str) -> Call:
    """A call of the lead."""
    return Call({"lead": scene.things["lead"], **path}, data)


def decided(scene: Scene) -> str:
    """A deed of the analyst's."""
    lead = Lead.objects.get(public_id=scene.things["lead"])
    by = scene.people["analyst"].actor
    return decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=by, now=timezone.now())


def kept(data: dict[str, Any], scene: Scene) -> Call:
    """A call of the filter that the analyst shares."""
    return Call({"saved_filter": scene.things["saved_filter"]}, data)


def reopening(scene: Scene) -> Call:
    decided(scene)
    return one({"reason": "new"}, scene, verb="reopen")


def disagreed(scene: Scene) -> Call:
    """Two people said different things of the lead; the supervisor is none of them."""
    decided(scene)
    first = Decision.objects.select_related("lead").latest("pk")
    copied = {name: getattr(first.lead, name) for name in COPIED}
    again = Lead.objects.create(**copied, created_at=first.decided_at, waiting=False)
    given = {"lead": again, "listing_version": first.listing_version, "deed": "x", "decided_at": first.decided_at}
    second = Decision.objects.create(**given, verdict=LeadVerdict.COUNTERFEIT, decided_by="usr_somebody")
    review = SecondReview.objects.create(
        first=first, first_by=first.decided_by, lead=again, second=second, open=False, created_at=first.decided_at
    )
    return Call({"review": review.public_id}, {"verdict": "fine", "note": ""})


MAKERS: dict[str, Maker] = {
    "lead_detail": partial(one, {}),
    "lead_claim": partial(one, {}),
    "lead_release": partial(one, {}),
    "lead_decide": partial(one, {"verdict": "fine"}),
    "lead_decide_many": lambda scene: Call({}, {"lead": scene.things["lead"], "verdict": "fine"}),
    "lead_undo": lambda scene: Call({"deed": decided(scene)}),
    "lead_step": reopening,
    "agreement_settle": disagreed,
    "saved_filter_add": lambda scene: Call({}, {"name": "Boots"}),
    "saved_filter_change": partial(kept, {"name": "Boots"}),
    "saved_filter_delete": partial(kept, {}),
    "saved_filter_opening": partial(kept, {"on": "yes"}),
}
