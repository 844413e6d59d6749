"""Measures as statements of reasons for the DSA Transparency Database: made, checked, and held back where something is wrong."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from touchstone.desk.dossiers.models import ListingVersion, Seller, SellerKind
from touchstone.desk.measures.models import Breach, Measure
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.measures.queries.codes import confirmed, row_of
from touchstone.exchange.dsa.checking import find_problems
from touchstone.exchange.dsa.decisions import decide
from touchstone.exchange.dsa.measure_rows import find_matter
from touchstone.exchange.dsa.problem import Problem
from touchstone.exchange.dsa.served_states import states_of
from touchstone.exchange.dsa.statement import Body, Content, Ground, Source, StatementOfReasons
from touchstone.rulebook.penalties.code import PenaltyCode

NEEDED = ("breach__seller__root", "breach__listing_version__listing", "breach__screening", "breach__decision__lead")
OTHER = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"
BUSINESS = {SellerKind.ENTERPRISE.value: True, SellerKind.PERSON.value: False}


@dataclass(frozen=True, slots=True)
class Submission:
    """`body` is None where no statement is due: the measure restricts nothing, was reversed, or holds outside the EEA.

    Where the platform serves when a measure begins is its scope; nobody having said so is a problem of the statement.
    """

    measure: Measure
    body: Body | None
    problems: tuple[Problem, ...]

    @property
    def may_leave(self) -> bool:
        """Whether it is due and nothing is wrong with it."""
        return self.body is not None and not self.problems


def submission_of(measure: Measure, now: datetime) -> Submission:
    """The body of POST /statement for one measure, with everything that is wrong with it on this day; needs `NEEDED`."""
    breach = measure.breach
    code = confirmed(breach.code)
    until = measure.until.astimezone(code.zone).date() if measure.until else None
    decided = decide([(measure.action, until)])
    begins = measure.starts.astimezone(code.zone).date()
    states = states_of(settings.SERVED_STATES, breach.listing_version.listing.platform, begins)
    if decided is None or measure.reversed_at is not None or states == ():
        return Submission(measure, None, ())
    matter = find_matter(breach.ground)
    today = now.astimezone(code.zone).date()
    statement = StatementOfReasons(
        puid=measure.public_id,
        decided=decided,
        applies_from=begins,
        ground=_ground(code, breach, measure),
        content=_content(breach, code.zone),
        category=matter.category if matter else OTHER,
        keywords=matter.keywords if matter else (),
        territories=states or (),
        facts=breach.facts_en,
        source=_source(breach),
        found="found_by_machine" if breach.screening_id else "found_by_people",
        decided_by="decided_with_machine",
        is_business=_is_business(root_of(breach.seller)),
    )
    body = statement.body()
    return Submission(measure, body, find_problems(body, today))


def _ground(code: PenaltyCode, breach: Breach, measure: Measure) -> Ground:
    """The kind of breach is the clause; the row that owes the measure explains it."""
    at = breach.established_at
    kind, owes = row_of(code, breach.ground, at), row_of(code, measure.row, at)
    why = kind.text_en if kind.code == owes.code else f"{kind.text_en} {owes.text_en}"
    return Ground(is_law=False, text=f"{kind.law_en}, {code.identity}, {kind.code}", explanation=why)


def _content(breach: Breach, zone: ZoneInfo) -> Content:
    first = ListingVersion.objects.filter(listing=breach.listing_version.listing_id).earliest("number")
    return Content(put_up_on=min(first.created_at, breach.established_at).astimezone(zone).date())


def _source(breach: Breach) -> Source:
    is_tipped = breach.decision is not None and breach.decision.lead.tips_count > 0
    return Source.OTHER_NOTICE if is_tipped else Source.OWN_INITIATIVE


def _is_business(seller: Seller) -> bool | None:
    return BUSINESS.get(seller.kind)
