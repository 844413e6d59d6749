"""Files that somebody without an account hands in: the operator of the node keeps them, under names of its own."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import Actor
from touchstone.desk.evidence.actions import capture_file, name_file
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.evidence.naming import ending_of
from touchstone.desk.tips.errors import NoKeeperError
from touchstone.desk.tips.limits import KINDS


class HandedIn(Protocol):
    """An upload."""

    name: str | None

    def chunks(self) -> Iterator[bytes]:
        """Its content."""


def keep_files(*, files: Iterable[HandedIn], by: Actor, now: datetime) -> list[EvidenceFile]:
    """Each file, judged like every other one. Raises what `capture_file` raises; then none of them is named.

    NoKeeperError where no organisation operates the node.

    The name that the sender gave may say who it is, so it is not kept.
    """
    operator = Organisation.objects.filter(operates_node=True).values_list("pk", flat=True).first()
    given = list(files)
    if not given:
        return []
    if operator is None:
        raise NoKeeperError
    received = []
    for place, file in enumerate(given, start=1):
        ending = ending_of(file.name or "")
        name = f"tip-{place}{'.' + ending if ending else ''}"
        received.append(capture_file(organisation=operator, chunks=file.chunks(), name=name, wanted=KINDS))
    return [name_file(received=each, by=by, now=now) for each in received]
