"""What the URLs of rulesets need: the draft of the scene and its backtest that waits."""

from functools import partial
from typing import Any

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.rulesets.making import written


def one(thing: str, data: dict[str, Any], scene: Scene, **path: str) -> Call:
    """A call of what the scene has one of."""
    return Call({thing: scene.things[thing], **path}, data)


MAKERS: dict[str, Maker] = {
    "ruleset_new": lambda _scene: Call({}, {"content": written("3").decode()}),
    "ruleset_detail": partial(one, "release", {}),
    "ruleset_file": partial(one, "release", {}),
    "ruleset_edit": partial(one, "release", {"content": written("4").decode(), "seen": 0}),
    "ruleset_backtest": partial(one, "release", {}),
    "ruleset_step": partial(one, "release", {"reason": "no"}, verb="withdraw"),
    "trial_detail": partial(one, "trial", {}),
    "trial_stop": partial(one, "trial", {}),
    "ruleset_train": lambda _scene: Call({}, {"edition": "9"}),
    "training_detail": partial(one, "training", {}),
    "training_stop": partial(one, "training", {}),
    "ruleset_rescreen": partial(one, "release", {}),
    "rescreening_detail": partial(one, "rescreening", {}),
    "rescreening_stop": partial(one, "rescreening", {}),
}
