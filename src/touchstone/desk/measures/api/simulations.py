"""Simulations over the API: asked for, watched, read in sum and seller by seller."""

from typing import Annotated, Any, ClassVar, Literal, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Asked, Time, Told, id_of
from touchstone.desk.measures.actions.simulating import start_simulation, stop_simulation
from touchstone.desk.measures.api.codes import CodeName
from touchstone.desk.measures.errors import NoCodeError, SimulationOverError
from touchstone.desk.measures.models import CodeSimulation, SimulatedSeller
from touchstone.desk.measures.queries.visible import find

OPERATIONS = Operations("codes")
DECIDE = Permission.MEASURE_DECIDE
SimulationId = Annotated[str, id_of("sim")]
ONE = "simulations/{simulation}"


class SideTold(Told):
    """Everyone under one code, in the period."""

    sellers: int
    points: int
    strikes: int
    days: int = Field(description="Days on which something was restricted, over all sellers.")
    closed: int = Field(description="Accounts that were closed.")
    measures: dict[str, int] = Field(description="Measures by action.")


class SimulationTold(Told):
    """What another code would have done to the breaches that stood at `created_at`."""

    id: SimulationId
    code: CodeName
    code_digest: str
    against: CodeName = Field(description="The code that applied.")
    against_digest: str
    days: int
    state: Literal["queued", "running", "done", "stopped", "failed"]
    done: int = Field(description="Breaches counted so far.")
    total: int
    digest: str = Field(description="SHA-256 over the breaches it rests on, seller after seller.")
    unmatched: int = Field(description="Breaches of the period of kinds that the other code does not have.")
    differing: int = Field(description="Sellers whose measures would have been others.")
    now: SideTold
    then: SideTold
    created_at: Time
    ended_at: Time | None

    @classmethod
    def of(cls, row: CodeSimulation) -> Self:
        """Of its row."""
        names = ("unmatched", "differing")
        sides = {side: SideTold(**_only(row.sums[side])) for side in ("now", "then")}
        return cls.read(row, **{name: row.sums[name] for name in names}, **sides)


class SimulationPage(Page):
    """Simulations in the order in which they were asked for."""

    LIST: ClassVar = "simulations"
    items: list[SimulationTold]


class SimulatedSellerTold(Told):
    """One seller under both codes."""

    seller: Annotated[str, id_of("sel")]
    breaches: int
    points_now: int
    points_then: int
    measures_now: int
    measures_then: int
    days_now: int
    days_then: int
    closed_now: Time | None
    closed_then: Time | None
    differs: bool

    @classmethod
    def of(cls, row: SimulatedSeller) -> Self:
        """Of its row."""
        return cls.read(row, seller=row.seller.public_id)


class SimulatedSellerPage(Page):
    """Sellers in the order in which they were counted."""

    LIST: ClassVar = "simulated_sellers"
    items: list[SimulatedSellerTold]


class SimulationNew(Asked):
    """Which code, and how far back."""

    code: CodeName
    days: int = Field(365, ge=1, le=3660)


@OPERATIONS.get("simulations", name="list_simulations", needs=DECIDE, answer=SimulationPage)
def list_simulations(request: DeskRequest, asked: Query[PageAsked]) -> SimulationPage:
    """List simulations."""
    return SimulationPage.cut(request, CodeSimulation.objects.all(), asked, SimulationTold.of)


@OPERATIONS.post(
    "simulations", name="start_simulation", needs=DECIDE, answer=SimulationTold, made_at="simulations/{id}",
    refusals=(NoCodeError,),
)  # fmt: skip
def start_code_simulation(request: DeskRequest, asked: SimulationNew) -> SimulationTold:
    """Start a simulation; it runs in the background. The same one that still runs is given back."""
    row = start_simulation(code=asked.code, days=asked.days, by=request.actor, now=request.now)
    return SimulationTold.of(row)


@OPERATIONS.get(ONE, name="get_simulation", needs=DECIDE, answer=SimulationTold)
def get_simulation(request: DeskRequest, simulation: SimulationId) -> SimulationTold:
    """Get one simulation: how far it is, and what it says."""
    return SimulationTold.of(find(CodeSimulation.objects.all(), simulation))


@OPERATIONS.get(f"{ONE}/sellers", name="list_simulated_sellers", needs=DECIDE, answer=SimulatedSellerPage)
def list_simulated_sellers(
    request: DeskRequest, simulation: SimulationId, asked: Query[PageAsked]
) -> SimulatedSellerPage:
    """List what a simulation says of each seller."""
    rows = find(CodeSimulation.objects.all(), simulation).sellers.select_related("seller")
    return SimulatedSellerPage.cut(request, rows, asked, SimulatedSellerTold.of)


@OPERATIONS.post(
    f"{ONE}/stop", name="stop_simulation", needs=DECIDE, answer=SimulationTold, status=200,
    refusals=(SimulationOverError,),
)  # fmt: skip
def stop_code_simulation(request: DeskRequest, simulation: SimulationId) -> SimulationTold:
    """Stop a simulation; what was counted so far stays, and is not of everyone."""
    row = find(CodeSimulation.objects.all(), simulation)
    return SimulationTold.of(stop_simulation(simulation=row, by=request.actor, now=request.now))


def _only(side: dict[str, Any]) -> dict[str, Any]:
    return {name: side[name] for name in SideTold.model_fields}
