"""The past of the demonstration: a code adopted by two people, leads decided, breaches, appeals, orders, planted differences."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count

from django.conf import settings
from django.db.models import QuerySet

from touchstone.desk.accounts.acting import acting_for
from touchstone.desk.accounts.models import Person
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.frontdoor.demonstration.answers import Answers
from touchstone.desk.frontdoor.demonstration.cast import DOMAIN
from touchstone.desk.frontdoor.demonstration.deeds import DEEDS, OWN, Deed
from touchstone.desk.frontdoor.demonstration.planted import PLANTS, Planted, plant_unsettled
from touchstone.desk.frontdoor.demonstration.reviews import reviews_of
from touchstone.desk.frontdoor.demonstration.second_looks import VERDICTS, look_twice
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Decision, Lead, LeadVerdict
from touchstone.desk.leads.queries.deciding import standing_decision
from touchstone.desk.leads.queries.second_reviews import is_drawn
from touchstone.desk.measures.actions.adopting import confirm_code, propose_code
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.actions.ordering import end_terms
from touchstone.desk.measures.drafting import draft_facts
from touchstone.desk.measures.models import Appeal, Breach, PlatformOrder
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.desk.workflow.actions.passing import run_clocks

CODE = "model@1"
NOTICE, HOUR = timedelta(days=10), timedelta(hours=1)
MERGED = 2
MERGED_AGO, LOOKED_AGO = timedelta(days=19), timedelta(days=18, hours=6)
OWN_DEEDS = sum(deed.who == OWN for deed in DEEDS)
PLEA = "模拟申诉：商品来自授权渠道，附有进货凭证。"
ANSWERS = {"uphold": "凭证属实，认定有误（模拟）。", "reject": "所附凭证与该商品不符（模拟）。"}
REST = "rest"
"""Leads of no deed, that were not looked at twice."""
Leads = dict[str, list[Lead]]
Wave = tuple[datetime, Callable[[datetime], object]]


def adopt_code(*, now: datetime) -> None:
    """One supervisor proposes, the other confirms; it applies ten days later."""
    zone = confirmed(CODE).zone
    begins = datetime.combine((now + NOTICE).astimezone(zone).date(), time(), zone)
    row = propose_code(code=CODE, applies_from=begins, by=player("supervisor"), now=now)
    confirm_code(adoption=row, by=player("supervisor2"), now=now + timedelta(hours=3))


def punish(
    own: Seller | None, *, opened: datetime, now: datetime, truth: Mapping[str, bool], waves: Sequence[Wave] = ()
) -> list[Planted]:
    """Everything since the market came in (`opened`); returns the differences that were planted. Deeds that find no lead are
    left out.

    `truth`: which listings of the market are counterfeit. `waves`: what takes in further findings, and when.
    """
    if own is None:
        return []
    history = History(now, truth)
    leads = _leads(own, history)
    for deed in DEEDS:
        if leads[deed.who]:
            history.plan(deed, leads[deed.who].pop(0), now - timedelta(days=deed.days))
    history.review(leads[REST], opened)
    for at, take in waves:
        history.receive(take, at)
    return history.run()


def player(account: str) -> Actor:
    """Somebody of the cast, acting."""
    person = Person.objects.get(email=f"{account}@{DOMAIN}")
    return acting_for(person, "", via=Via.NODE, strong=True)


def _program() -> Actor:
    """The platform's program, with a key of a supervisor."""
    return replace(player("supervisor"), via=Via.API)


@dataclass(slots=True)
class History:
    """What happens, to be done in the order of time, as the record wants it; what is still to come at `now` is left out."""

    now: datetime
    truth: Mapping[str, bool]
    steps: list[tuple[datetime, int, Callable[[datetime], object]]] = field(default_factory=list)
    places: Iterator[int] = field(default_factory=count)
    decisions: dict[Deed, Decision] = field(default_factory=dict)
    breaches: dict[Deed, Breach] = field(default_factory=dict)
    planted: list[Planted] = field(default_factory=list)
    heard: int = 0
    answered: int = 0

    def plan(self, deed: Deed, lead: Lead, at: datetime) -> None:
        """A lead becomes a breach; whoever appeals does so a day later, and is answered after another."""
        self._add(at, lambda moment: self._decide(deed, lead, moment))
        self._add(at + HOUR, lambda moment: self._commit(deed, moment))
        if deed.appeal:
            self._add(at + timedelta(days=1), lambda moment: self._file(deed, moment))
        if deed.appeal not in ("", "wait"):
            self._add(at + timedelta(days=2, hours=5), lambda moment: self._answer(deed, moment))

    def review(self, leads: list[Lead], opened: datetime) -> None:
        """Leads that came in then are decided, and become no breach: nobody has looked further yet."""
        for (waited, verdict), reviewed in reviews_of(leads, self.truth):
            self._add(opened + waited, partial(_judge, reviewed, verdict))

    def join(self, seller: Seller | None, own: Seller) -> None:
        """The dossier of a seller is merged into the own one."""
        self._add(self.now - MERGED_AGO, lambda moment: _merge(seller, own, moment))

    def look_twice(self, leads: list[Lead]) -> None:
        """Each is decided twice."""
        self._add(self.now - LOOKED_AGO, lambda moment: look_twice(leads, now=moment, player=player))

    def receive(self, take: Callable[[datetime], object], at: datetime) -> None:
        """Further findings come in and are reviewed."""
        self._add(at, lambda moment: self._receive(take, moment))

    def run(self) -> list[Planted]:
        """Do all of it, with what the node does by itself each hour and what the platform says; returns what was spoilt."""
        if self.steps:
            self._add(self.steps[0][0], self._pass)
        while self.steps:
            at, _place, step = heappop(self.steps)
            step(at)
            self._hear()
        return self.planted

    def _add(self, at: datetime, step: Callable[[datetime], object]) -> None:
        if at <= self.now:
            heappush(self.steps, (at, next(self.places), step))

    def _receive(self, take: Callable[[datetime], object], at: datetime) -> None:
        last = Lead.objects.latest("pk").pk
        take(at)
        self.review(_undrawn(Lead.objects.filter(pk__gt=last)), at)

    def _pass(self, at: datetime) -> None:
        """Terms end, clocks ring."""
        end_terms(at)
        run_clocks(at)
        self._add(at + HOUR, self._pass)

    def _hear(self) -> None:
        """What the platform will say of the orders that the last step issued."""
        says = Answers(_program, self.now)
        for order in PlatformOrder.objects.filter(pk__gt=self.answered).order_by("pk"):
            for at, step in says.to(order, self.heard):
                self._add(at, step)
            self.heard, self.answered = self.heard + 1, order.pk

    def _decide(self, deed: Deed, lead: Lead, at: datetime) -> None:
        self.decisions[deed] = _decide(lead, deed.verdict, at)

    def _commit(self, deed: Deed, at: datetime) -> None:
        """Where a difference is planted, it is there from the first day."""
        if deed.plant == "missing":
            self.planted += plant_unsettled(self.decisions[deed], CODE, at)
            return
        self.breaches[deed] = _establish(deed, self.decisions[deed], at)
        if deed.plant:
            self.planted += PLANTS[deed.plant](self.breaches[deed])

    def _file(self, deed: Deed, at: datetime) -> None:
        file_appeal(breach=self.breaches[deed], text=PLEA, by=player("seller"), now=at)

    def _answer(self, deed: Deed, at: datetime) -> None:
        appeal = Appeal.objects.get(breach=self.breaches[deed])
        decide_appeal(appeal=appeal, verb=deed.appeal, reason=ANSWERS[deed.appeal], by=player("supervisor2"), now=at)


def _judge(leads: list[Lead], verdict: LeadVerdict, at: datetime) -> None:
    decide_leads(leads=leads, verdict=verdict, by=player("analyst"), now=at)


def _decide(lead: Lead, verdict: LeadVerdict, at: datetime) -> Decision:
    _judge([lead], verdict, at)
    return standing_decision(Lead.objects.get(pk=lead.pk))


def _establish(deed: Deed, decision: Decision, at: datetime) -> Breach:
    zone = confirmed(CODE).zone
    return establish_breach(
        listing=decision.lead.listing,
        kind=deed.kind,
        facts_en=draft_facts(decision, zone, "en"),
        facts_zh=draft_facts(decision, zone, "zh-hans"),
        decision=decision,
        by=player("analyst"),
        now=at,
    )


def _leads(own: Seller, history: History) -> Leads:
    """Who has which leads. Sellers with most leads come first. Two of them belong to the own one, as a merge
    found out, or more where its leads are too few."""
    waiting: defaultdict[int, list[Lead]] = defaultdict(list)
    for lead in _undrawn(Lead.objects.filter(seller__root=None).select_related("seller")):
        waiting[lead.seller_id or 0].append(lead)
    theirs = waiting.pop(own.pk, [])
    waiting.pop(0, None)
    ranked = sorted(waiting.values(), key=lambda leads: (-len(leads), leads[0].seller_id))
    merged = 0
    while merged < len(ranked) and (merged < MERGED or len(theirs) < OWN_DEEDS):
        history.join(ranked[merged][0].seller, own)
        theirs += ranked[merged]
        merged += 1
    found: Leads = defaultdict(list, {OWN: _taking_turns(theirs)})
    names = dict.fromkeys(deed.who for deed in DEEDS if deed.who != OWN)
    found |= dict(zip(names, ranked[merged:], strict=False))
    others = [lead for leads in ranked[merged + len(names) :] for lead in leads]
    found[REST] = others[: -len(VERDICTS)]
    history.look_twice(others[-len(VERDICTS) :])
    return found


def _undrawn(leads: QuerySet[Lead]) -> list[Lead]:
    """Those that wait and of which no second review will be drawn."""
    rows = leads.filter(waiting=True).select_related("listing")
    return [row for row in rows if not is_drawn(row.public_id, settings.SECOND_REVIEWS)]


def _taking_turns(leads: list[Lead]) -> list[Lead]:
    """One lead of each shop after the other, so that the breaches are those of several shops."""
    places: defaultdict[int, int] = defaultdict(int)
    turns: list[tuple[int, int, Lead]] = []
    for order, lead in enumerate(leads):
        places[lead.seller_id or 0] += 1
        turns.append((places[lead.seller_id or 0], order, lead))
    return [lead for _, _, lead in sorted(turns, key=lambda turn: turn[:2])]


def _merge(seller: Seller | None, own: Seller, at: datetime) -> None:
    assert seller is not None
    names = {"seller": seller.public_id, "into": own.public_id}
    said = "同一联系方式与收款账户（模拟）"
    merge_sellers(by=player("supervisor"), now=at, seen=seller.version, reason=said, **names)
