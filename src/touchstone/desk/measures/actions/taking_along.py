"""The own file as a ZIP: the data, and every evidence file behind it that its seller may see."""

import json
import shutil
from contextlib import closing
from datetime import datetime
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from touchstone.desk.authority.actor import Actor
from touchstone.desk.evidence.actions import hand_out
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.evidence.naming import ending_of
from touchstone.desk.evidence.queries import visible_to
from touchstone.desk.measures.queries.own_file import own_file

LARGEST_BYTES = 1_000_000_000
"""Of evidence in one archive; what does not fit is named, and taken one by one under Evidence."""
IN_MEMORY = 8_000_000


def take_own_file(*, by: Actor, now: datetime) -> IO[bytes]:
    """An open archive at its beginning; the record says of each evidence file who took it.

    Raises:
        DamagedBlobError: the content of a file is no longer what was handed in.
    """
    data, left = own_file(by, now), LARGEST_BYTES
    archive: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the answer closes it
    with ZipFile(archive, "w", ZIP_STORED) as packed:
        data["files"] = []
        for file in _files_of(data, by):
            place = _place(file) if file.size <= left else None
            data["files"].append(_told(file, place))
            if place is not None:
                left -= file.size
                _add(packed, place, file, by, now)
        packed.writestr("own-file.json", json.dumps(data, ensure_ascii=False, indent=2), ZIP_DEFLATED)
    archive.seek(0)
    return archive


def _files_of(data: dict[str, Any], by: Actor) -> list[EvidenceFile]:
    named = chain.from_iterable([row, *row["appeals"]] for row in data["breaches"])
    wanted = sorted({file for each in named for file in each["evidence"]})
    return list(visible_to(by).filter(public_id__in=wanted).order_by("pk"))


def _place(file: EvidenceFile) -> str:
    """By its number: a name that a sender gave is hostile."""
    ending = ending_of(file.name)
    return f"files/{file.public_id}{'.' + ending if ending else ''}"


def _told(file: EvidenceFile, place: str | None) -> dict[str, Any]:
    return {"id": file.public_id, "name": file.name, "size": file.size, "sha256": file.digest, "path": place}


def _add(packed: ZipFile, place: str, file: EvidenceFile, by: Actor, now: datetime) -> None:
    with closing(hand_out(file=file, by=by, now=now)) as content, packed.open(place, "w", force_zip64=True) as kept:
        shutil.copyfileobj(content, kept)
