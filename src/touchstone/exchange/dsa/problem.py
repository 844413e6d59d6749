"""What is wrong with a statement: where, what, how to cure it, and whose rule says so; in both languages."""

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """Whose rule it is: the database's own; what the database drops in silence; what this node does not send."""

    PUBLISHED = "published"
    DROPPED = "dropped"
    OWN = "own"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to cure. `field` is the attribute, empty for the whole body; `code` names the rule."""

    field: str
    code: str
    basis: Basis
    what_en: str
    what_zh: str
    cure_en: str
    cure_zh: str

    def in_english(self) -> str:
        """One line."""
        return f"{self.field or '(body)'}: {self.what_en}: {self.cure_en}"

    def in_chinese(self) -> str:
        """One line."""
        return f"{self.field or '（整体）'}：{self.what_zh}：{self.cure_zh}"


def find_fault(
    field: str, code: str, what: tuple[str, str], cure: tuple[str, str], basis: Basis = Basis.PUBLISHED
) -> Problem:
    """A problem from its texts, each in English and Chinese."""
    return Problem(field, code, basis, *what, *cure)
