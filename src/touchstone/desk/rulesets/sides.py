"""What belongs to a step of a release beside its status."""

from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.actions.editing import signed
from touchstone.desk.rulesets.actions.trials import end, open_trial
from touchstone.desk.rulesets.errors import NoBacktestError
from touchstone.desk.rulesets.models import Release, Trial, TrialKind, TrialState
from touchstone.desk.rulesets.queries.releases import backtested, live_release, shadow_trials
from touchstone.desk.rulesets.transitions import RELEASES, SHADOW
from touchstone.desk.workflow.actions.stepping import take_step
from touchstone.desk.workflow.registry import Taken


def begin_shadow(release: Release, taken: Taken) -> None:
    """Only what was tried on the past; one at a time, so that another one steps back."""
    if not backtested(release):
        raise NoBacktestError
    for other in Release.objects.filter(status=SHADOW).exclude(pk=release.pk):
        take_step(workflow=RELEASES, subject=other, verb="make_room", by=NODE, now=taken.now)
    live = live_release()
    if live is not None:
        open_trial(release, TrialKind.SHADOW, live, taken.by, taken.now)


def end_shadow(release: Release, taken: Taken) -> None:
    """What was counted stays readable; a backtest that still runs is of no use any more."""
    for trial in release.trials.filter(ended_at=None):
        _end(trial, taken)


def go_live(release: Release, taken: Taken) -> None:
    """The one before is retired; whoever runs in shadow is compared with the new one from now on."""
    _retire_live(taken)
    end_shadow(release, taken)
    release.is_live, release.live_at, release.live_by = True, taken.now, signed(taken.by)
    release.save(update_fields=["is_live", "live_at", "live_by"])
    for trial in shadow_trials():
        _end(trial, taken)
        open_trial(trial.release, TrialKind.SHADOW, release, taken.by, taken.now)


def retire(release: Release, _taken: Taken) -> None:
    """It screens no more."""
    release.is_live = False
    release.save(update_fields=["is_live"])


def _retire_live(taken: Taken) -> None:
    before = live_release()
    if before is not None:
        take_step(workflow=RELEASES, subject=before, verb="retire", by=NODE, now=taken.now)


def _end(trial: Trial, taken: Taken) -> None:
    is_shadow = trial.kind == TrialKind.SHADOW
    end(trial, TrialState.DONE if is_shadow else TrialState.STOPPED, taken.by, taken.now)


SIDES = {"begin_shadow": begin_shadow, "end_shadow": end_shadow, "go_live": go_live, "retire": retire}
"""By the key in the rows of the steps."""
