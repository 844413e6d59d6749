"""What the URLs of delivery need: the owner's endpoint, a message to it that was given up, an item of the owner's inbox."""

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.people import NOW
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.models.message import State

FORM = {"name": "Hook", "url": "https://hooks.example.com/b", "kinds": ["access.decided"]}


def endpoint(scene: Scene) -> Call:
    return Call({"endpoint": scene.things["endpoint"]}, FORM)


def given_up(scene: Scene) -> Call:
    message = scene.things["delivery"]
    Message.objects.filter(public_id=message).update(state=State.DEAD, ended_at=NOW)
    return Call({"message": message})


MAKERS: dict[str, Maker] = {
    "inbox_read": lambda scene: Call({"item": scene.things["item"]}),
    "inbox_settings": lambda _scene: Call({}, {"wanted": []}),
    "endpoint_list": lambda _scene: Call({}, FORM),
    **dict.fromkeys((f"endpoint_{each}" for each in ("detail", "close", "open", "secret", "test")), endpoint),
    "delivery_replay": given_up,
}
