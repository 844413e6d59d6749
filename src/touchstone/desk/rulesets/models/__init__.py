"""The tables of rulesets."""

from touchstone.desk.rulesets.models.release import Origin, Release, RulesetFile
from touchstone.desk.rulesets.models.trial import Moved, ScreeningPlace, Trial, TrialKind, TrialState

__all__ = ["Moved", "Origin", "Release", "RulesetFile", "ScreeningPlace", "Trial", "TrialKind", "TrialState"]
