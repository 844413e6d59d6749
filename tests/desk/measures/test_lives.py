"""Random lives of a seller, led with the desk itself: verdicts, breaches, appeals, doubts, shops, merges, the platform's answers, time.

After each deed: no measure without evidence, reasons, notice and redress; points and measures are those of the slow
reference, computed anew from the breaches that stand; what is reversed leaves nothing; no breach outlives its verdict in
silence. `HYPOTHESIS_PROFILE=fuzz` leads a
third of FUZZ_EXAMPLES lives.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F, Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.desk.measures.doubting import breach_from_lead, find_otherwise, lead_of, settle_otherwise
from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from tests.rulebook.penalties.plain import plain_account
from touchstone.desk.delivery.models import InboxItem, Message
from touchstone.desk.dossiers.actions.merging import merge_sellers, split_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Seller, Shop
from touchstone.desk.leads.queries.deciding import BREACHES, UNDO_WITHIN, holding_verdict
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal, is_appealable
from touchstone.desk.measures.actions.carrying import confirm_order, report_failure
from touchstone.desk.measures.actions.doubting import decide_doubt, pass_doubts
from touchstone.desk.measures.actions.ordering import end_terms
from touchstone.desk.measures.models import Appeal, Breach, Doubt, Measure, PlatformOrder, TargetKind
from touchstone.desk.measures.queries.accounts import accounts_of
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.desk.measures.queries.enforced import differences, enforcement
from touchstone.desk.measures.queries.targets import Target, targets_of
from touchstone.desk.measures.transitions import CONFIRMED, FAILED, UNCONFIRMED, WITHDRAWN
from touchstone.desk.workflow.actions.passing import run_clocks
from touchstone.rulebook.penalties import breach as engine
from touchstone.rulebook.penalties.account import Account
from touchstone.rulebook.penalties.action import Action

KINDS = ("counterfeit", "counterfeit_minor", "counterfeit_grave", "misleading", "dangerous", "unauthorised")
STEPS = 10


class Lives(RuleBasedStateMachine):
    """One seller under the model code; everything goes back when a life ends."""

    world: World
    other: World
    analyst: Standing
    supervisor: Standing
    led = 0

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.now = self.passed = NOW
        type(self).led += 1

    @rule(kind=st.sampled_from(KINDS))
    def establish(self, kind: str) -> None:
        self.now += timedelta(minutes=1)
        establish(self.world, self.analyst, kind=kind, days=(self.now - NOW) / timedelta(days=1))  # type: ignore[arg-type]

    @rule(hours=st.sampled_from((1, 24, 24 * 6, 24 * 30, 24 * 200, 24 * 366)))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        end_terms(self.now)
        run_clocks(self.now)
        pass_doubts(self.now)
        self.passed = self.now

    @rule(place=st.integers(0, 9))
    def appeal(self, place: int) -> None:
        self.now += timedelta(minutes=1)
        open_to = [breach for breach in Breach.objects.order_by("pk") if is_appealable(breach, self.now)]
        if open_to:
            breach = open_to[place % len(open_to)]
            file_appeal(breach=breach, text="It is genuine.", by=self.world.house.actor, now=self.now)

    @rule(place=st.integers(0, 9), verb=st.sampled_from(("uphold", "uphold", "reject")))
    def decide(self, place: int, verb: str) -> None:
        self.now += timedelta(minutes=1)
        waiting = list(Appeal.objects.filter(status="filed"))
        if waiting:
            appeal = waiting[place % len(waiting)]
            decide_appeal(appeal=appeal, verb=verb, reason="So it is.", by=self.supervisor.actor, now=self.now)

    @rule()
    def establish_from_a_lead(self) -> None:
        self.now += timedelta(minutes=1)
        breach_from_lead(self.world, self.analyst, self.now)

    @rule(place=st.integers(0, 9), verdict=st.sampled_from(("fine", "fine", "cannot_tell", "counterfeit")))
    def judge_again(self, place: int, verdict: str) -> None:
        self.now += timedelta(minutes=1)
        judged = list(Breach.objects.filter(reversed_at=None).exclude(decision=None).order_by("pk"))
        if judged:
            find_otherwise(judged[place % len(judged)], self.analyst, verdict, self.now)

    @rule(place=st.integers(0, 9))
    def settle(self, place: int) -> None:
        self.now += timedelta(minutes=1)
        rows = Breach.objects.filter(reversed_at=None, decision__overturning=None).exclude(decision=None)
        if judged := list(rows.order_by("pk")):
            settle_otherwise(judged[place % len(judged)], self.supervisor, now=self.now)

    @rule(place=st.integers(0, 9), verb=st.sampled_from(("take_back", "keep")))
    def decide_doubt(self, place: int, verb: str) -> None:
        pass_doubts(self.now)
        if waiting := list(Doubt.objects.filter(status="raised")):
            doubt = waiting[place % len(waiting)]
            decide_doubt(doubt=doubt, verb=verb, reason="So it is.", by=self.supervisor.actor, now=self.now)

    @rule()
    def open_a_shop(self) -> None:
        self.now += timedelta(minutes=1)
        names = {"platform": "bazaar", "platform_shop_id": f"P-{Shop.objects.count()}", "name": "One more"}
        add_shop(seller=self.world.seller.public_id, by=self.analyst.actor, now=self.now, **names)

    @rule()
    def merge_or_part(self) -> None:
        self.now += timedelta(minutes=1)
        other, by = Seller.objects.get(pk=self.other.seller.pk), self.supervisor.actor
        if other.root_id:
            split_seller(by=by, now=self.now, seller=other.public_id, reason="two owners")
        else:
            names = {"seller": other.public_id, "into": self.world.seller.public_id}
            merge_sellers(by=by, now=self.now, seen=other.version, reason="one owner", **names)

    @rule(place=st.integers(0, 99), fails=st.booleans())
    def answer(self, place: int, fails: bool) -> None:
        orders = list(PlatformOrder.objects.order_by("pk"))
        if not orders:
            return
        order = orders[place % len(orders)]
        if fails and order.status in UNCONFIRMED and order.status != FAILED:
            report_failure(order=order, reason="locked", by=self.supervisor.actor, now=self.now)
        else:
            confirm_order(order=order, by=self.supervisor.actor, now=self.now)

    @invariant()
    def no_measure_is_without_evidence_reason_notice_and_redress(self) -> None:
        told = set(InboxItem.objects.filter(kind="measures.decided").values_list("subject", flat=True))
        for measure in Measure.objects.select_related("breach"):
            breach = measure.breach
            assert breach.evidence_count > 0 or breach.screening_id is not None
            assert breach.facts_en in measure.statement_en
            assert breach.facts_zh in measure.statement_zh
            filed = [each for each in breach.appeals.all() if each.filed_at <= measure.decided_at]
            ended = [
                each for each in filed if (end := each.decided_at or each.withdrawn_at) and end < measure.decided_at
            ]
            if len(filed) > len(ended):
                assert "is not decided yet; another person decides" in measure.statement_en
            else:
                assert "Redress. You may appeal here until" in measure.statement_en
                assert breach.appeal_until > measure.decided_at
            assert all(each.superseded for each in ended)
            assert measure.public_id in told
        mails = Message.objects.filter(kind="measures.decided", address=self.world.house.person.email).count()
        assert mails == Measure.objects.count()

    @invariant()
    def points_and_measures_are_those_of_the_slow_reference(self) -> None:
        plain = self._plain()
        assert accounts_of(self.world.seller, self.now) == plain
        owed = {(*debt.key, debt.from_at, debt.until) for account in plain for debt in account.owed}
        standing = Measure.objects.filter(reversed_at=None).select_related("breach")
        assert {(*each.key, each.starts, each.until) for each in standing} == owed
        assert list(differences(enforcement(self.now))) == []

    @invariant()
    def nobody_is_restricted_by_a_tier_that_warns_first_without_a_warning(self) -> None:
        for account in self._plain():
            code, warned = confirmed(account.code), set()
            tiers = {tier.code: tier for tier in code.tiers}
            for debt in account.owed:
                tier = tiers.get(debt.row)
                if tier is not None and debt.action is Action.WARN:
                    warned.add(tier.track)
                assert tier is None or not tier.after_warning or tier.track in warned

    @invariant()
    def every_measure_reached_the_platform_and_what_ended_is_taken_back(self) -> None:
        orders = PlatformOrder.objects.select_related("measure")
        began_over = Q(until__lte=F("decided_at"))  # owed for a time that was gone when another breach fell
        asked = Measure.objects.exclude(action="warn").exclude(began_over)
        assert {order.measure_id for order in orders} == set(asked.values_list("pk", flat=True))
        for order in orders.filter(way="apply"):
            is_over = order.measure.reversed_at is not None or order.measure.is_over(self.now)
            assert not (is_over and order.status in UNCONFIRMED)
        for order in orders.filter(status__in=(*UNCONFIRMED, WITHDRAWN)):
            assert order.confirmed_at is None
        assert not orders.filter(status=CONFIRMED, carried_out_at=None).exists()

    @invariant()
    def measures_hold_for_all_that_the_seller_has_and_for_nothing_else(self) -> None:
        told = set(InboxItem.objects.filter(kind="measures.reached").values_list("subject", flat=True))
        for measure in Measure.objects.prefetch_related("orders"):
            held = [order for order in measure.orders.all() if order.way == "apply" and order.let_go is None]
            targets = {Target(order.platform, TargetKind(order.target_kind), order.target) for order in held}
            assert len(targets) == len(held)
            assert all((order.action, order.until) == (measure.action, measure.until) for order in held)
            if measure.reversed_at is None and not measure.is_over(self.now):
                assert targets == set(targets_of(measure))
            elif measure.reversed_at is not None or self.passed == self.now:
                assert targets == set()
            later = [order for order in held if order.issued_at > measure.decided_at]
            assert measure.public_id in told or not later

    @invariant()
    def no_breach_outlives_its_verdict_in_silence(self) -> None:
        told = set(InboxItem.objects.filter(kind="measures.breach_taken_back").values_list("subject", flat=True))
        for doubt in Doubt.objects.select_related("breach"):
            assert (doubt.status != "taken_back") or (doubt.breach.reversed_at and doubt.public_id in told)
            assert doubt.status != "raised" or doubt.breach.reversed_at is None
        for breach in Breach.objects.filter(reversed_at=None).exclude(decision=None):
            last = [each for each in lead_of(breach).decisions.all() if not hasattr(each, "undoing")][-1]
            is_settled = hasattr(last, "overturning")
            says, is_final = holding_verdict(last), is_settled or last.decided_at <= self.passed - UNDO_WITHIN
            if self.passed == self.now and says not in BREACHES and is_final:
                assert Doubt.objects.filter(breach=breach, verdict=says).exists()

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def _plain(self) -> list[Account]:
        """Computed anew, from the rows themselves."""
        rows = Breach.objects.filter(reversed_at=None).select_related("listing_version__listing", "shop")
        counted = [
            engine.Breach(
                row.public_id, self.world.seller.public_id, row.kind, row.established_at,
                row.listing_version.listing.public_id, row.shop.public_id,
            )
            for row in rows
        ]  # fmt: skip
        codes = sorted({row.code for row in rows})
        return [plain_account(confirmed(code), self.world.seller.public_id, counted, self.now) for code in codes]


@pytest.mark.django_db
def test_the_laws_hold_in_every_life(world: World, analyst: Standing, supervisor: Standing) -> None:
    people = {"analyst": analyst, "supervisor": supervisor}
    machine = type("Machine", (Lives,), {"world": world, "other": make_world(analyst, "Mo"), **people})
    lives = max(settings().max_examples // 3, 10)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=lives, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    assert machine.led >= lives
