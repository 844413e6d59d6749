"""The files that the URLs of evidence need: one of the owner's, one to hand in."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.evidence.hostile.pictures import picture
from tests.desk.people import NOW
from touchstone.desk.evidence.actions import add_file


def file(scene: Scene) -> Call:
    return Call({"file": scene.things["file"]})


def drawn(scene: Scene) -> Call:
    return Call({"file": add_file(chunks=[picture("png")], name="a.png", by=scene.owner.actor, now=NOW).public_id})


MAKERS: dict[str, Maker] = {
    "evidence_list": lambda _scene: Call({}, {"file": SimpleUploadedFile("a.txt", b"handed in\n")}),
    "evidence_detail": file,
    "evidence_download": file,
    "evidence_preview": drawn,
}
