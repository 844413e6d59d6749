"""Where offers stand on their platforms, noted for many listings at once: a version and an event each, few statements."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record_all
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.dossiers.contents import CONTENT, digest_of
from touchstone.desk.dossiers.models import Listing, ListingState, ListingVersion, Verdict
from touchstone.desk.dossiers.queries.changes import CHANGES, FIELDS


@act
def note_states(*, states: Mapping[int, ListingState], by: Actor, now: datetime) -> int:
    """Note the state of each listing (by its row), as its platform said it; returns how many had another one before.

    A room above asked who may say so, and gives a few hundred at a time: all of them are held in memory. What screening said
    belongs to the version before; the search knows no states and stays as it is.
    """
    rows = Listing.objects.select_for_update().filter(pk__in=states).order_by("pk")
    moved = [row for row in rows if row.state != states[row.pk]]
    olds = {row.pk: row.state for row in moved}
    versions = list(_next_versions(moved, states, by, now))
    ListingVersion.objects.bulk_create(versions)
    _repeat(moved)
    record_all("dossiers.listing_edited", _told(moved, olds), by=by, now=now)
    return len(moved)


def _next_versions(
    rows: Iterable[Listing], states: Mapping[int, ListingState], by: Actor, now: datetime
) -> Iterator[ListingVersion]:
    """What each was, with its new state; the columns of the listing that repeat it follow."""
    names = [row.pk for row in rows]
    latest = ListingVersion.objects.filter(listing__in=names, number=F("listing__versions_count")).order_by()
    last = {version.listing_id: version for version in latest}
    for row in rows:
        content: dict[str, Any] = {name: getattr(last[row.pk], name) for name in CONTENT}
        content["state"] = states[row.pk].value
        row.state, row.digest = content["state"], digest_of(content)
        row.version, row.versions_count = row.version + 1, row.versions_count + 1
        yield ListingVersion(
            listing=row,
            number=row.versions_count,
            valid_from=now,
            digest=row.digest,
            created_at=now,
            created_by=signed(by),
            **content,
        )


def _repeat(rows: list[Listing]) -> None:
    """The columns of the listings that repeat the latest version: only the digest differs from row to row."""
    for state in {row.state for row in rows}:
        Listing.objects.filter(pk__in=[row.pk for row in rows if row.state == state]).update(
            state=state,
            verdict=Verdict.NONE,
            score=-1.0,
            version=F("version") + 1,
            versions_count=F("versions_count") + 1,
        )
    Listing.objects.bulk_update(rows, ["digest"])


def _told(rows: Iterable[Listing], olds: Mapping[int, str]) -> Iterator[tuple[Listing, dict[str, Any]]]:
    """The data of each event, as an edit by hand writes it."""
    for row in rows:
        changes = {"state": [olds[row.pk], str(row.state)]}
        yield row, {FIELDS: "state", CHANGES: changes, "version": row.version, "number": row.versions_count}
