"""What the node screened is kept: findings, leads of rooms that listen, and how far it came, in one act."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.actions.screening import Found, keep_findings
from touchstone.desk.dossiers.taken import Taken, tell_taken
from touchstone.desk.rulesets.actions.trials import Progress, add_part
from touchstone.desk.rulesets.engine.screening import Finding
from touchstone.desk.rulesets.events import SCREENED
from touchstone.desk.rulesets.models import Release, ScreeningPlace, Trial


@act
def keep_round(
    *,
    release: Release,
    begun: int,
    place: int,
    findings: Sequence[Finding],
    shadows: Mapping[int, Progress],
    now: datetime,
) -> bool:
    """Keep what was found of the versions behind `begun` up to `place`; False where another loop did, or another ruleset is live.

    `shadows`: row of a shadow run → what the part adds to it.
    """
    held = ScreeningPlace.objects.select_for_update().get()
    if held.place != begun or not Release.objects.filter(pk=release.pk, is_live=True).exists():
        return False
    rows = [Found(each.row, each.verdict, each.score, each.signals) for each in findings]
    kept = keep_findings(findings=rows, ruleset=release.file.identity, by=NODE, now=now)
    if kept:
        record(SCREENED.key, release, by=NODE, now=now, data={"count": len(kept), "ruleset": release.file.identity})
        tell_taken(Taken(kept, release, NODE, now))
    for trial in Trial.objects.select_for_update().filter(pk__in=list(shadows), ended_at=None):
        add_part(trial, shadows[trial.pk])
    held.place = place
    held.save(update_fields=["place"])
    return True


def place_reached() -> int:
    """How far the node has screened; the row is made when it is first asked for."""
    found = ScreeningPlace.objects.values_list("place", flat=True).first()
    return _begin() if found is None else found


@act
def _begin() -> int:
    return ScreeningPlace.objects.get_or_create(pk=1)[0].place
