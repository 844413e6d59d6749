"""What screening found: each finding goes to the version of the listing that was screened."""

import json
from collections.abc import Iterable
from typing import Any

from touchstone.desk.dossiers.actions.taking.batch import NEW, SAME, UNKNOWN, Batch, Values, insert_dossiers
from touchstone.desk.dossiers.bulk import one_of, one_of_rows, update_rows
from touchstone.desk.dossiers.models import Listing, ListingVersion, Screening

SCREENING = ("version", "verdict", "score", "ruleset", "signals", "at", "created_at", "created_by")


def take_findings(rows: Iterable[Values], batch: Batch) -> None:
    """Rows have listing_id, verdict, score, ruleset, input_digest, signals. One of a listing as we do not have it is counted, no more."""
    wanted = batch.once(rows, "listing_id")
    versions = _versions(batch.platform, wanted)
    told = set(
        Screening.objects.filter(version__in=one_of_rows([row for row, _, _ in versions.values()])).values_list(
            "version", "ruleset"
        )
    )
    new = [key for key, (row, _, _) in versions.items() if (row, wanted[key]["ruleset"]) not in told]
    batch.screenings += insert_dossiers(
        Screening, SCREENING, [_row(versions[key][0], wanted[key], batch) for key in new]
    )
    current = [(wanted[key]["verdict"], wanted[key]["score"], versions[key][1]) for key in new if versions[key][2]]
    current.sort()  # by verdict and score, as their index is: neighbours come onto one page of it
    update_rows(Listing, ("verdict", "score"), current)
    batch.counts.update({NEW: len(new), SAME: len(versions) - len(new), UNKNOWN: len(wanted) - len(versions)})


def _versions(platform: str, wanted: dict[str, Values]) -> dict[str, tuple[int, int, bool]]:
    """Listing id → (version, listing, whether it is the present one) of the latest version with the finding's digest."""
    rows = ListingVersion.objects.filter(listing__platform=platform, listing__platform_listing_id__in=one_of(wanted))
    columns = rows.order_by("number").values_list(
        "listing__platform_listing_id", "input_digest", "pk", "listing", "number", "listing__versions_count"
    )
    found = {}
    for key, digest, row, listing, number, count in columns:
        if digest == wanted[key]["input_digest"]:
            found[key] = (row, listing, number == count)
    return found


def _row(version: int, row: Values, batch: Batch) -> tuple[Any, ...]:
    signals = row["signals"] if isinstance(row["signals"], str) else json.dumps(row["signals"], ensure_ascii=False)
    return (version, row["verdict"], row["score"], row["ruleset"], signals, batch.then, *batch.made)
