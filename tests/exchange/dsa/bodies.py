"""Bodies of statements for tests: one that is right, and every way in which it can be wrong."""

from copy import deepcopy
from datetime import date

from touchstone.exchange.dsa.problem import Problem

SENT = date(2026, 11, 22)
Body = dict[str, object]

REMOVED: Body = {
    "puid": "decision-2026_000417",
    "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED", "DECISION_VISIBILITY_OTHER"],
    "decision_visibility_other": "taken out of the results of the search",
    "decision_monetary": "DECISION_MONETARY_OTHER",
    "decision_monetary_other": "deposit held",
    "decision_provision": "DECISION_PROVISION_PARTIAL_SUSPENSION",
    "decision_account": "DECISION_ACCOUNT_SUSPENDED",
    "end_date_visibility_restriction": "2026-12-31",
    "end_date_monetary_restriction": "2026-11-20",
    "end_date_service_restriction": None,
    "end_date_account_restriction": "2026-12-01",
    "account_type": "ACCOUNT_TYPE_BUSINESS",
    "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
    "decision_ground_reference_url": "https://eur-lex.europa.eu/eli/reg/2017/1001",
    "illegal_content_legal_ground": "Regulation (EU) 2017/1001, Article 9",
    "illegal_content_explanation": "The goods bear a registered mark without the consent of its owner.",
    "content_type": ["CONTENT_TYPE_PRODUCT", "CONTENT_TYPE_OTHER"],
    "content_type_other": "shop sign",
    "category": "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
    "category_addition": ["STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS"],
    "category_specification": ["KEYWORD_TRADEMARK_INFRINGEMENT", "KEYWORD_OTHER"],
    "category_specification_other": "copied packaging",
    "content_id": {"EAN-13": "4006381333931"},
    "territorial_scope": ["DE", "FR", "NO"],
    "content_language": "ZH",
    "content_date": "2026-09-01",
    "application_date": "2026-11-20",
    "decision_facts": "Test purchase of 2026-11-02; the label lacks the woven thread of the original.",
    "source_type": "SOURCE_TRUSTED_FLAGGER",
    "source_identity": "Association of toy makers",
    "automated_detection": "Yes",
    "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
}
LEFT_OUT = object()


def changed(body: Body, **changes: object) -> Body:
    """A copy in which some attributes say something else, or are gone."""
    copy = deepcopy(body) | changes
    return {name: value for name, value in copy.items() if value is not LEFT_OUT}


def under_terms(**changes: object) -> Body:
    """The same decision resting on the platform's terms."""
    ground: Body = {
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "illegal_content_legal_ground": LEFT_OUT,
        "illegal_content_explanation": LEFT_OUT,
        "incompatible_content_ground": "Terms of sale, 4.2",
        "incompatible_content_explanation": "The clause bars goods that imitate a brand.",
        "incompatible_content_illegal": "No",
    }
    return changed(REMOVED, **(ground | changes))


def found(problems: tuple[Problem, ...]) -> set[tuple[str, str]]:
    """Attribute and rule of each problem."""
    return {(problem.field, problem.code) for problem in problems}
