"""The tables of measures."""

from touchstone.desk.measures.models.adoption import CodeAdoption
from touchstone.desk.measures.models.appeal import Appeal
from touchstone.desk.measures.models.appeal_draft import AppealDraft
from touchstone.desk.measures.models.balance import Balance
from touchstone.desk.measures.models.breach import Breach
from touchstone.desk.measures.models.confirming import OrderConfirming
from touchstone.desk.measures.models.doubt import Doubt
from touchstone.desk.measures.models.measure import Measure
from touchstone.desk.measures.models.order import PlatformOrder, TargetKind, Way
from touchstone.desk.measures.models.own_code import OwnCode
from touchstone.desk.measures.models.simulation import CodeSimulation, SimulatedSeller, SimulationState
from touchstone.desk.measures.models.taken_down import TakenDown

__all__ = [
    "Appeal",
    "AppealDraft",
    "Balance",
    "Breach",
    "CodeAdoption",
    "CodeSimulation",
    "Doubt",
    "Measure",
    "OrderConfirming",
    "OwnCode",
    "PlatformOrder",
    "SimulatedSeller",
    "SimulationState",
    "TakenDown",
    "TargetKind",
    "Way",
]
