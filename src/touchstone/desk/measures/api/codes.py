"""Penalty codes over the API: those that there are, and two of them row by row."""

from typing import Annotated, Literal, Self

from ninja import Query
from pydantic import Field

from touchstone.desk.authority.operations import Operations
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.authority.shapes import Asked, Told, text
from touchstone.desk.measures.errors import NoCodeError
from touchstone.desk.measures.queries.codes import adoption_at, any_code, every_code
from touchstone.desk.measures.queries.differing import compare_codes
from touchstone.rulebook.penalties.action import Order
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.difference import RowChange
from touchstone.rulebook.penalties.digest import digest_of_code
from touchstone.rulebook.provision import Provision

OPERATIONS = Operations("codes")
DECIDE = Permission.MEASURE_DECIDE
CodeName = Annotated[str, text(90)]


class CodeTold(Told):
    """A penalty code that the node could look at."""

    code: CodeName = Field(description="Key and version.")
    title_en: str
    title_zh: str
    digest: str = Field(description="SHA-256 of its rows.")
    runs: bool = Field(description="Whether its confirmed rows suffice.")
    unconfirmed: int = Field(description="Rows that are shipped for checking and never applied.")
    applies: bool = Field(description="Whether it applies now.")

    @classmethod
    def of(cls, code: PenaltyCode, applying: str) -> Self:
        """Of the code."""
        return cls(
            code=code.identity,
            title_en=code.title_en,
            title_zh=code.title_zh,
            digest=digest_of_code(code),
            runs=code.is_runnable,
            unconfirmed=len(code.unconfirmed()),
            applies=code.identity == applying,
        )


class CodesTold(Told):
    """All of them: shipped ones, and the node's own."""

    items: list[CodeTold]


class FieldTold(Told):
    """One value that differs."""

    name: str
    before: str
    after: str


class RowChangeTold(Told):
    """One row that differs; texts are empty on the side that does not have the row."""

    change: Literal["added", "removed", "changed"]
    section: Literal["code", "tracks", "kinds", "merging", "gathering", "caps", "carrying", "tiers"]
    row: str = Field(description="The code of the row, as measures name it.")
    before_en: str
    before_zh: str
    after_en: str
    after_zh: str
    fields: list[FieldTold]

    @classmethod
    def of(cls, change: RowChange) -> Self:
        """Of the engine's comparison."""
        fields = [FieldTold(name=name, before=_value(old), after=_value(new)) for name, old, new in change.fields]
        return cls(
            change=change.change.value,
            section=change.section,  # type: ignore[arg-type]  # the engine names no other sections
            row=change.row.code,
            before_en=_text(change.before, "en"),
            before_zh=_text(change.before, "zh"),
            after_en=_text(change.after, "en"),
            after_zh=_text(change.after, "zh"),
            fields=fields,
        )


class DifferenceTold(Told):
    """Rows that are not confirmed never apply, and are no difference."""

    before: CodeName
    after: CodeName
    changes: list[RowChangeTold]


class DifferenceAsked(Asked):
    """Which codes, by key and version."""

    before: CodeName
    after: CodeName


@OPERATIONS.get("codes", name="list_codes", needs=DECIDE, answer=CodesTold)
def list_codes(request: DeskRequest) -> CodesTold:
    """List the penalty codes."""
    adoption = adoption_at(request.now)
    applying = adoption.code if adoption else ""
    return CodesTold(items=[CodeTold.of(code, applying) for code in every_code()])


@OPERATIONS.get("codes/difference", name="compare_codes", needs=DECIDE, answer=DifferenceTold, refusals=(NoCodeError,))
def compare_two_codes(request: DeskRequest, asked: Query[DifferenceAsked]) -> DifferenceTold:
    """Compare two penalty codes row by row, as of now."""
    before, after = any_code(asked.before), any_code(asked.after)
    changes = [RowChangeTold.of(change) for change in compare_codes(before, after, request.now)]
    return DifferenceTold(before=asked.before, after=asked.after, changes=changes)


def _text(row: Provision | None, tongue: str) -> str:
    return str(getattr(row, f"text_{tongue}")) if row else ""


def _value(value: object) -> str:
    if not isinstance(value, tuple):
        return str(value)
    return ", ".join(f"{one.action.value}:{one.days or ''}" if isinstance(one, Order) else str(one) for one in value)
