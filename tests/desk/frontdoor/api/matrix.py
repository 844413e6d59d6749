"""The objects that the operations of the API need; all belong to the owner's organisation."""

from tests.desk.accounts.matrix import house, key
from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene


def house_to_change(scene: Scene) -> Call:
    return Call(house(scene).path, {"name": "New name"})


MAKERS: dict[str, Maker] = {
    "api_get_organisation": house_to_change,
    "api_list_members": lambda scene: Call(house(scene).path),
    "api_get_api_key": key,
}
