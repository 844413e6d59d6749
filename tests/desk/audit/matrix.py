"""The events that the URLs of the record need: one of the owner's own."""

from tests.desk.audit.events import LAMP, SEEN, forget_heads, write
from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.people import NOW
from touchstone.desk.audit.models import SignedHead
from touchstone.desk.audit.passes import sign_and_anchor
from touchstone.desk.audit.queries.visible import token_of


def event(scene: Scene) -> Call:
    sequence = write(about=LAMP, kind=SEEN, by=scene.owner.actor, particulars={"name": "Ada"})
    forget_heads()
    sign_and_anchor(NOW)
    return Call({"event": token_of(sequence)}, {"subject": f"tests.thing:{LAMP.public_id}", "reason": "request"})


def anchor(scene: Scene) -> Call:
    event(scene)
    return Call({"day": "2026-11-20"})


def head(scene: Scene) -> Call:
    event(scene)
    return Call({"size": SignedHead.objects.latest("size").size})


MAKERS: dict[str, Maker] = {
    "event_detail": event,
    "event_proof": event,
    "event_forget": event,
    "ledger_anchor": anchor,
    "ledger_head": head,
}
