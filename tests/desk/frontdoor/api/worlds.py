"""Every GET of the API, at the objects that are there; what is hidden behind it, the rooms themselves add."""

from collections.abc import Iterator

from tests.desk.authority.scene import Scene
from touchstone.desk.frontdoor.api.assembly import rows

SEARCHED = {"sellers", "shops", "listings", "brands", "rights", "products"}


def paths(scene: Scene) -> list[str]:
    return [path for row in rows() if row.method == "GET" for path in _asked(row.path, row.lists, scene)]


def _asked(pattern: str, lists: bool, scene: Scene) -> Iterator[str]:
    path = f"/api/v1/{pattern.format(**scene.things)}"
    yield path
    if lists:
        yield f"{path}?limit=1"
    if pattern in SEARCHED:
        yield f"{path}?q=Hidden"


def hide(_scene: Scene) -> list[str]:
    return []
