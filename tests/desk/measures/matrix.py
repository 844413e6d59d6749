"""What the URLs of measures need: the node's breach of the shared shop, what it brought, an appeal, a proposed code."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.measures.world import FACTS
from tests.desk.people import NOW
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.measures.actions.simulating import start_simulation
from touchstone.desk.measures.intake.simulating import run_simulations
from touchstone.desk.measures.models import CodeAdoption
from touchstone.rulebook.penalties.code_file import CODES


def one(thing: str, data: dict[str, Any], scene: Scene) -> Call:
    """A call of what the scene has one of."""
    return Call({thing: scene.things[thing]}, data)


def proposed(_scene: Scene) -> Call:
    row = CodeAdoption.objects.create(
        code="model@1", applies_from=NOW.replace(year=2036), proposed_at=NOW, proposed_by="per_a"
    )
    return Call({"adoption": row.public_id})


def establishing(scene: Scene) -> Call:
    data = {"kind": "misleading", "evidence": [scene.things["file"]], **FACTS}
    return Call({"listing": scene.things["listing"]}, data)


def establishing_from_lead(scene: Scene) -> Call:
    lead = Lead.objects.get(public_id=scene.things["lead"])
    people = scene.people["analyst"].actor
    decide_leads(leads=[lead], verdict=LeadVerdict.OTHER_BREACH, by=people, now=NOW)
    return Call({"lead": lead.public_id}, {"kind": "misleading", "evidence": [scene.things["file"]], **FACTS})


def deciding(scene: Scene) -> Call:
    return Call({"appeal": scene.things["appeal"], "verb": "reject"}, {"seen": 0, "reason": "It is not."})


def own_code(_scene: Scene) -> Call:
    return Call({}, {"file": SimpleUploadedFile("own.toml", (CODES / "model.toml").read_bytes())})


def adopted(scene: Scene) -> Call:
    call = proposed(scene)
    CodeAdoption.objects.filter(public_id=call.path["adoption"]).update(confirmed_at=NOW, confirmed_by="per_b")
    return call


def simulated(scene: Scene) -> Call:
    run_simulations(NOW)
    later = NOW + timedelta(seconds=1)
    row = start_simulation(code="model@1", days=365, by=scene.people["analyst"].actor, now=later)
    run_simulations(later)
    return Call({"simulation": row.public_id, "seller": row.sellers.get().seller.public_id}, {})


MAKERS: dict[str, Maker] = {
    "code_add": own_code,
    "code_simulation": lambda _scene: Call({}, {"code": "model@1", "days": "365"}),
    "simulation_detail": partial(one, "simulation", {}),
    "simulation_export": partial(one, "simulation", {}),
    "simulation_stop": partial(one, "simulation", {}),
    "simulated_seller": simulated,
    "code_proposal": adopted,
    "breach_export": lambda _scene: Call({}, {}),
    "enforced_settle": partial(one, "seller", {}),
    "code_propose": lambda _scene: Call({}, {"code": "model@1", "applies_from": "2036-01-01"}),
    "code_confirm": proposed,
    "account_points": partial(one, "seller", {}),
    "breach_new": establishing,
    "breach_from_lead": establishing_from_lead,
    "own_listing": partial(one, "listing", {}),
    "breach_detail": partial(one, "breach", {}),
    "appeal_new": partial(one, "breach", {"text": "It is genuine."}),
    "appeal_file_add": lambda scene: Call(
        {"breach": scene.things["breach"]}, {"file": SimpleUploadedFile("invoice.txt", b"an invoice\n")}
    ),
    "appeal_file_drop": partial(one, "breach", {"file": "evd_none"}),
    "appeal_withdraw": partial(one, "appeal", {"seen": 0}),
    "appeal_detail": partial(one, "appeal", {}),
    "appeal_step": deciding,
    "doubt_step": lambda scene: Call(
        {"doubt": scene.things["doubt"], "verb": "keep"}, {"seen": 0, "reason": "It stands."}
    ),
    "order_detail": partial(one, "order", {}),
    "order_step": lambda scene: Call({"order": scene.things["order"], "verb": "confirm"}, {"seen": 0}),
    "measure_submission": partial(one, "measure", {}),
    "measure_submission_export": partial(one, "measure", {}),
    "measure_detail": partial(one, "measure", {}),
}
