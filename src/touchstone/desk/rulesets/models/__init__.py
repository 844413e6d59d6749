"""The tables of rulesets."""

from touchstone.desk.rulesets.models.release import Origin, Release, RulesetFile
from touchstone.desk.rulesets.models.rescreening import Rescreening
from touchstone.desk.rulesets.models.training import ModelFile, Training
from touchstone.desk.rulesets.models.trial import Moved, ScreeningPlace, Trial, TrialKind, TrialState

__all__ = [
    "ModelFile", "Moved", "Origin", "Release", "Rescreening", "RulesetFile", "ScreeningPlace", "Training", "Trial",
    "TrialKind", "TrialState",
]  # fmt: skip
