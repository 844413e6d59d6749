"""Releases by where they stand, and their content as the engine has it."""

from functools import lru_cache

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.rulesets.engine.reading import read_ruleset
from touchstone.desk.rulesets.engine.values import Ruleset
from touchstone.desk.rulesets.models import Release, RulesetFile, Trial, TrialKind, TrialState
from touchstone.desk.rulesets.transitions import SHADOWED, WITHDRAWN


def live_release() -> Release | None:
    """The one that screens; None only on a node that was not founded yet."""
    return Release.objects.filter(is_live=True).select_related("file").first()


def is_taken(name: str, edition: str) -> bool:
    """Whether a release that was not withdrawn has this name and version."""
    return Release.objects.exclude(status=WITHDRAWN).filter(file__name=name, file__edition=edition).exists()


def is_founded() -> bool:
    """Whether somebody operates this node, and no ruleset was ever here."""
    return Organisation.objects.filter(operates_node=True).exists() and not Release.objects.exists()


def shadow_trials() -> list[Trial]:
    """What runs beside it now."""
    rows = Trial.objects.filter(kind=TrialKind.SHADOW, ended_at=None, release__status__in=SHADOWED)
    return list(rows.select_related("file", "against").order_by("pk"))


def backtested(release: Release) -> bool:
    """Whether a backtest of its present content came to its end."""
    done = Trial.objects.filter(release=release, kind=TrialKind.BACKTEST, state=TrialState.DONE, file=release.file)
    return done.exists()


def ruleset_of(file: RulesetFile) -> Ruleset:
    """The content, read once in a process."""
    return _read(file.sha256, file.content)


@lru_cache(maxsize=64)
def _read(_sha256: str, content: str) -> Ruleset:
    return read_ruleset(content.encode())
