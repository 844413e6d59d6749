"""What others can try to learn of the record."""

from tests.desk.audit.events import SEEN, Thing, write
from tests.desk.authority.scene import Scene

CHAIR = Thing("thg_33333333333333333333")


def paths(scene: Scene) -> list[str]:
    write(kind=SEEN, by=scene.owner.actor)
    words = (
        "",
        "?q=Cem",
        "?q=saw",
        f"?subject={CHAIR.public_id}",
        "?kind=tests.seen",
        "?since=2026-11-20",
        "?q=stranger",
    )
    return [f"/record{word}{ask}" for word in ("/", ".csv") for ask in words]


def hide(scene: Scene) -> list[str]:
    """An event of the stranger, asked for by what it is about: its own address is a sealed word that cannot be guessed."""
    write(about=CHAIR, kind=SEEN, by=scene.people["stranger"].actor, particulars={"note": "private"})
    return [f"/record/?subject={CHAIR.public_id}", f"/record.csv?subject={CHAIR.public_id}"]
