"""“Enforced = owed” over the API: the differences, narrowed as on the page, and an account settled."""

from typing import Annotated, Any, ClassVar, Literal, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.paging import Page, PageAsked, address_behind
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.sealing import seal, unseal
from touchstone.desk.authority.shapes import Time, Told, id_of, text
from touchstone.desk.dossiers.shapes.parts import SellerId
from touchstone.desk.measures.actions.balancing import settle_account, start_balance
from touchstone.desk.measures.api.codes import CodeName
from touchstone.desk.measures.api.shapes import BreachId
from touchstone.desk.measures.models import Balance
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.measures.queries.balance_lines import Line, named_lines, narrowed, report_at
from touchstone.desk.measures.queries.enforced import WORDS, differences, next_balance
from touchstone.desk.measures.queries.visible import find, visible_sellers
from touchstone.rulebook.penalties.action import Action

OPERATIONS = Operations("measures")
DECIDE = Permission.MEASURE_DECIDE
What = Literal["missing", "not_owed", "not_ordered", "still_ordered", "wrong_term", "wrong_order", "late"]


class DifferenceTold(Told):
    """A measure that is owed and was not decided, decided and not ordered from the platform, or the reverse of either."""

    what: What
    seller: SellerId
    name: str
    shop: str
    breach: BreachId
    code: CodeName
    track: str = Field(description="Empty for what a kind of breach brings by itself.")
    row: str = Field(description="The row of the penalty code that owes it.")
    action: Action
    since: Time = Field(description="When it was owed, or began.")

    @classmethod
    def of(cls, line: Line) -> Self:
        """Of a line of the report."""
        one = line.difference
        names: dict[str, Any] = {"name": line.name, "shop": line.shop, "code": line.code, "track": line.track}
        known: dict[str, Any] = {"what": one.word, "seller": one.seller, "breach": one.breach, "row": one.row}
        return cls(**names, **known, action=Action(one.action), since=one.at)


class BalanceTold(Told):
    """A balance that the background computes, for a desk with too many breaches to do it while one waits."""

    id: Annotated[str, id_of("bal")]
    done: int = Field(description="Breaches counted so far.")
    total: int
    found: int = Field(description="Differences in all, those too that are not kept.")
    created_at: Time
    ended_at: Time | None


class EnforcedPage(Page):
    """What is owed and missing first, then by sort as in `what`; the oldest of each first."""

    LIST: ClassVar = "enforced"
    items: list[DifferenceTold]
    kept: int = Field(description="Measures that are owed and stand.")
    found: int = Field(description="Differences that fit what was asked.")
    balance: BalanceTold | None = Field(description="What it rests on, where it was not computed just now.")


class EnforcedAsked(PageAsked):
    """Which differences; without a word of it all."""

    q: Annotated[str, text(200, least=0)] = Field("", description="In the name of the seller or shop, or an id.")
    what: What | None = None
    code: CodeName | None = None
    track: Annotated[str, text(40)] | None = None
    month: Annotated[str, text(7)] | None = Field(None, description="2026-11: when it was owed, or began.")
    seller: SellerId | None = None


class SettledTold(Told):
    """What still differs after an account was settled: measures that began late stay late."""

    seller: SellerId
    items: list[DifferenceTold]


@OPERATIONS.get("enforced", name="list_differences", needs=DECIDE, answer=EnforcedPage)
def list_differences(request: DeskRequest, asked: Query[EnforcedAsked]) -> EnforcedPage:
    """List what the penalty codes owe and nobody decided, what was decided and is not owed, and what was ordered otherwise."""
    place, report = _place(asked.after), report_at(request.now)
    lines = narrowed(report.lines, asked.model_dump(exclude={"after", "limit"}, exclude_none=True))
    behind = [line for line in lines if _key(line) > place]
    shown = behind[: asked.limit]
    cursor = seal(EnforcedPage.LIST, _key(shown[-1])) if shown else asked.after
    return EnforcedPage(
        items=[DifferenceTold.of(line) for line in shown],
        next=address_behind(request, cursor) if len(behind) > len(shown) else None,
        cursor=cursor,
        kept=report.kept,
        found=len(lines),
        balance=BalanceTold.read(report.row) if report.row else None,
    )


@OPERATIONS.post("enforced/balance", name="start_balance", needs=DECIDE, answer=BalanceTold, status=200)
def start_enforced_balance(request: DeskRequest) -> BalanceTold:
    """Compute the balance of a large desk in the background. The one that still runs is given back."""
    return BalanceTold.read(start_balance(by=request.actor, now=request.now))


@OPERATIONS.get("enforced/balance", name="get_balance", needs=DECIDE, answer=BalanceTold)
def get_balance(request: DeskRequest) -> BalanceTold:
    """Get the balance that was asked for last: how far it is."""
    return BalanceTold.read(find(Balance.objects.all(), getattr(Balance.objects.first(), "public_id", "")))


@OPERATIONS.post("enforced/{seller}/settle", name="settle_account", needs=DECIDE, answer=SettledTold, status=200)
def settle_seller(request: DeskRequest, seller: SellerId) -> SettledTold:
    """Settle an account: what is owed is decided, what is not owed reversed, wrong terms and orders are set right.

    What ended is taken back from the platform. The seller is told, with reasons.
    """
    row = find(visible_sellers(request.actor), seller)
    settle_account(seller=row, by=request.actor, now=request.now)
    root = root_of(row)
    part = next_balance(root.pk - 1, request.now, most=1)
    lines = named_lines(list(differences(part))) if part else []
    return SettledTold(seller=root.public_id, items=[DifferenceTold.of(line) for line in lines])


def _key(line: Line) -> list[Any]:
    one = line.difference
    return [list(WORDS).index(one.word), one.at.isoformat(), one.breach, one.row, one.action]


def _place(cursor: str) -> list[Any]:
    place = unseal(EnforcedPage.LIST, cursor) if cursor else []
    if not isinstance(place, list):
        raise InvalidError(problems="after")
    return place
