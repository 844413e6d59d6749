"""What the URLs of the front door need: an operation of the API to be shown."""

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene


def operation(_scene: Scene) -> Call:
    return Call({"operation": "list_brands"})


MAKERS: dict[str, Maker] = {"operation_detail": operation}
