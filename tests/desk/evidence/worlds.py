"""Files of others leave no trace."""

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.evidence.hostile.pictures import picture
from tests.desk.people import NOW
from touchstone.desk.evidence.actions import add_file

NEVER = "z" * 20


def paths(scene: Scene) -> list[str]:
    listing = reverse("evidence_list")
    return [listing, f"{listing}?cursor=evf_{NEVER}"]


def hide(scene: Scene) -> list[str]:
    """A picture, so that there is a preview too; the bytes of one that nobody else has."""
    theirs = scene.people["stranger"].actor
    file = add_file(chunks=[picture("png")], name="hidden.png", by=theirs, now=NOW).public_id
    names = ("evidence_detail", "evidence_preview")
    return [
        *(reverse(name, kwargs={"file": file}) for name in names),
        f"{reverse('evidence_list')}?cursor={file}",
        f"/api/v1/evidence/{file}",
        f"/api/v1/evidence/{file}/content",
    ]
