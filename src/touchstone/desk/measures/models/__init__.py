"""The tables of measures."""

from touchstone.desk.measures.models.adoption import CodeAdoption
from touchstone.desk.measures.models.appeal import Appeal
from touchstone.desk.measures.models.breach import Breach
from touchstone.desk.measures.models.measure import Measure
from touchstone.desk.measures.models.order import PlatformOrder, TargetKind, Way

__all__ = ["Appeal", "Breach", "CodeAdoption", "Measure", "PlatformOrder", "TargetKind", "Way"]
