"""What the URLs of tips need: the tip of the scene, and one whose receipt is at hand."""

from functools import partial
from typing import Any

from django.utils import timezone

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.tips.conftest import WORDS, reported

FILED = {"about": "listing", "address": "https://bazaar.example/item/L-7", "ground": "dangerous", "words": WORDS}


def held(data: dict[str, Any], _scene: Scene, **path: str) -> Call:
    """A call with a receipt."""
    _tip, token = reported(now=timezone.now(), contact_email="eve@example.org")
    return Call({"token": token, **path}, data)


def one(data: dict[str, Any], scene: Scene, **path: str) -> Call:
    """A call of the tip."""
    return Call({"tip": scene.things["tip"], **path}, data)


MAKERS: dict[str, Maker] = {
    "tip_report": lambda _scene: Call({}, {**FILED, "good_faith": "on"}),
    "tip_receipt": partial(held, {}),
    "tip_receipt_text": partial(held, {}),
    "tip_receipt_forget": partial(held, {}),
    "tip_own_step": partial(held, {}, verb="withdraw"),
    "tips_of_listing": lambda scene: Call({"listing": scene.things["listing"]}),
    "tips_of_shop": lambda scene: Call({"shop": scene.things["shop"]}),
    "tip_detail": lambda scene: Call({"target": scene.things["target"]}),
    "tip_answer": lambda scene: Call({"target": scene.things["target"]}, {"outcome": "unclear"}),
    "tip_attach": lambda scene: Call(
        {"target": scene.things["target"]}, {"dossier": scene.things["listing"], "reason": "The same picture."}
    ),
    "tip_detach": lambda scene: Call({"target": scene.things["target"]}, {"reason": "Another seller."}),
    "tip_forget": partial(one, {}),
    "tip_step": partial(one, {}, verb="look"),
}
