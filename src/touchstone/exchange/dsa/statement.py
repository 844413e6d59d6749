"""A decision in our own words, and the body of POST /statement that says it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from touchstone.exchange.dsa.checking import find_problems
from touchstone.exchange.dsa.decisions import Decided
from touchstone.exchange.dsa.measure_rows import word_of
from touchstone.exchange.dsa.problem import Problem
from touchstone.exchange.errors import StatementError

Body = dict[str, object]


class Source(StrEnum):
    """What led to the decision."""

    NOTICE = "SOURCE_ARTICLE_16"
    TRUSTED_FLAGGER = "SOURCE_TRUSTED_FLAGGER"
    OTHER_NOTICE = "SOURCE_TYPE_OTHER_NOTIFICATION"
    OWN_INITIATIVE = "SOURCE_VOLUNTARY"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the decision rests on: a law (`is_law`) or a clause of the terms, why it applies, where it can be read.

    `also_illegal` is for clauses only: None says nothing.
    """

    is_law: bool
    text: str
    explanation: str
    url: str = ""
    also_illegal: bool | None = None

    def body(self) -> Body:
        """Its attributes."""
        kind = "illegal_content" if self.is_law else "incompatible_content"
        body: Body = {
            "decision_ground": f"DECISION_GROUND_{kind.upper()}",
            "decision_ground_reference_url": self.url,
            f"{kind}_{'legal_ground' if self.is_law else 'ground'}": self.text,
            f"{kind}_explanation": self.explanation,
        }
        if self.also_illegal is not None:
            body["incompatible_content_illegal"] = _say_yes_or_no(self.also_illegal)
        return body


@dataclass(frozen=True, slots=True)
class Content:
    """What the decision is about: when it was put up, its language (two letters), its barcode; a listing is a product."""

    put_up_on: date
    types: tuple[str, ...] = ("CONTENT_TYPE_PRODUCT",)
    type_other: str = ""
    language: str = ""
    ean13: str = ""

    def body(self) -> Body:
        """Its attributes."""
        return {
            "content_type": list(self.types),
            "content_type_other": self.type_other,
            "content_date": self.put_up_on.isoformat(),
            "content_language": self.language.upper(),
            "content_id": {"EAN-13": self.ean13} if self.ean13 else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementOfReasons:
    """A decision with its reasons. `found` and `decided_by` are keys of the automation rows in measures.toml."""

    puid: str
    decided: Decided
    applies_from: date
    ground: Ground
    content: Content
    category: str
    further_categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    keyword_other: str = ""
    territories: tuple[str, ...]
    facts: str
    source: Source
    notifier: str = ""
    found: str
    decided_by: str
    is_business: bool | None = None

    def body(self) -> Body:
        """The JSON body; what says nothing is left out."""
        account = {True: "ACCOUNT_TYPE_BUSINESS", False: "ACCOUNT_TYPE_PRIVATE"}
        body: Body = {
            "puid": self.puid,
            **self.decided.body(),
            "application_date": self.applies_from.isoformat(),
            **self.ground.body(),
            **self.content.body(),
            "category": self.category,
            "category_addition": list(self.further_categories),
            "category_specification": list(self.keywords),
            "category_specification_other": self.keyword_other,
            "territorial_scope": sorted(self.territories),
            "decision_facts": self.facts,
            "source_type": self.source.value,
            "source_identity": self.notifier,
            "automated_detection": word_of(self.found),
            "automated_decision": word_of(self.decided_by),
            "account_type": account[self.is_business] if self.is_business is not None else None,
        }
        return {name: value for name, value in body.items() if value not in (None, "", [])}


def checked_body(statement: StatementOfReasons, on: date) -> Body:
    """The body, if it may be sent on that day. StatementError tells every problem."""
    body = statement.body()
    refuse_problems(statement.puid, find_problems(body, on))
    return body


def refuse_problems(name: str, problems: tuple[Problem, ...]) -> None:
    """Raise StatementError with all problems, if there are any."""
    if problems:
        raise StatementError(
            f"statement {name:.80}: " + "; ".join(problem.in_english() for problem in problems),
            hint="cure each point; then send it again",
            sentence_zh=f"声明 {name:.80}：" + "；".join(problem.in_chinese() for problem in problems),
            hint_zh="逐项更正后再提交",
        )


def _say_yes_or_no(answer: bool) -> str:
    return "Yes" if answer else "No"
