"""What the URLs of leads need: the node's lead on the listing of the scene."""

from functools import partial
from typing import Any

from django.utils import timezone

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict


def one(data: dict[str, Any], scene: Scene, **path: str) -> Call:
    """A call of the lead."""
    return Call({"lead": scene.things["lead"], **path}, data)


def decided(scene: Scene) -> str:
    """A deed of the analyst's."""
    lead = Lead.objects.get(public_id=scene.things["lead"])
    by = scene.people["analyst"].actor
    return decide_leads(leads=[lead], verdict=LeadVerdict.FINE, by=by, now=timezone.now())


def reopening(scene: Scene) -> Call:
    decided(scene)
    return one({"reason": "new"}, scene, verb="reopen")


MAKERS: dict[str, Maker] = {
    "lead_detail": partial(one, {}),
    "lead_claim": partial(one, {}),
    "lead_release": partial(one, {}),
    "lead_decide": partial(one, {"verdict": "fine"}),
    "lead_decide_many": lambda scene: Call({}, {"lead": scene.things["lead"], "verdict": "fine"}),
    "lead_undo": lambda scene: Call({"deed": decided(scene)}),
    "lead_step": reopening,
}
