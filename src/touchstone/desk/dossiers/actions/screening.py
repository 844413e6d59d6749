"""The node's own findings: each goes to the version that was screened, once for each ruleset."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from touchstone.desk.audit.acting import act
from touchstone.desk.authority.actor import Actor
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.dossiers.actions.taking.batch import insert_dossiers
from touchstone.desk.dossiers.actions.taking.findings import SCREENING
from touchstone.desk.dossiers.bulk import moment, one_of_rows, update_rows
from touchstone.desk.dossiers.models import Listing, ListingVersion, Screening


@dataclass(frozen=True, slots=True)
class Found:
    """What screening said of a version (its row); `signals` are JSON in words."""

    version: int
    verdict: str
    score: float
    signals: str


@act
def keep_findings(*, findings: Sequence[Found], ruleset: str, by: Actor, now: datetime) -> list[int]:
    """Keep what is new; returns the rows of the screenings. A listing shows what was said of its present version."""
    told = _told([each.version for each in findings], ruleset)
    new = [each for each in findings if each.version not in told]
    at, signer = moment(now), signed(by)
    rows = [(each.version, each.verdict, each.score, ruleset, each.signals, at, at, signer) for each in new]
    kept = insert_dossiers(Screening, SCREENING, rows)
    listings = _present([each.version for each in new])
    shown = [(each.verdict, each.score, listings[each.version]) for each in new if each.version in listings]
    update_rows(Listing, ("verdict", "score"), shown)
    return kept


@act
def renew_findings(*, versions: Collection[int], ruleset: str) -> list[int]:
    """Show again what this ruleset said of these versions before; returns the rows of the screenings, one of each that has one."""
    rows = Screening.objects.filter(version__in=one_of_rows(versions), ruleset=ruleset).order_by("pk")
    told = list(rows.values_list("pk", "version", "verdict", "score"))
    listings = _present([version for _, version, _, _ in told])
    shown = [(verdict, score, listings[version]) for _, version, verdict, score in told if version in listings]
    update_rows(Listing, ("verdict", "score"), shown)
    return [row for row, *_ in told]


def _told(versions: Collection[int], ruleset: str) -> set[int]:
    rows = Screening.objects.filter(version__in=one_of_rows(versions), ruleset=ruleset)
    return set(rows.order_by().values_list("version", flat=True))


def _present(versions: Collection[int]) -> dict[int, int]:
    """Version → its listing, of those that are the present ones."""
    rows = ListingVersion.objects.filter(pk__in=one_of_rows(versions), number=F("listing__versions_count"))
    return dict(rows.order_by().values_list("pk", "listing"))
