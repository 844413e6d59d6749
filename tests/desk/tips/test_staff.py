"""Those who answer see what was reported, joined; a contested outcome is upheld by another person."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.desk.people import NOW, Standing
from tests.desk.tips.conftest import reported
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.tips.actions.answering import answer_target, step_on
from touchstone.desk.tips.actions.finding import find_targets
from touchstone.desk.tips.actions.forgetting import forget_old_contacts
from touchstone.desk.tips.addresses import Place
from touchstone.desk.tips.errors import ByItsLeadError, ContestLateError, SameAnswererError
from touchstone.desk.tips.models import Tip
from touchstone.desk.tips.terms import contest_within, unanswered_within

pytestmark = pytest.mark.django_db
SHOP = Place("bazaar", "P-L-1")


def answered(analyst: Standing) -> tuple[Tip, str]:
    tip, token = reported(SHOP, about="shop", contact_email="eve@example.org")
    answer_target(
        target=tip.target, outcome="not_confirmed", words="The shop sells its own brand.", by=analyst.actor, now=NOW
    )
    return Tip.objects.get(pk=tip.pk), token


def contested(analyst: Standing) -> Tip:
    tip, _ = answered(analyst)
    holder = replace(PUBLIC, holds=tip.public_id)
    return step_on(tip=tip, verb="contest", by=holder, now=NOW + timedelta(days=1), reason="I bought one there.")


def test_the_list_joins_what_is_about_the_same(listing: Listing, analyst: Standing) -> None:
    reported()
    reported()
    reported(Place("elsewhere", "X"), ground="dangerous")
    find_targets(NOW)
    client = analyst.client()
    assert [(row.thing, row.tips_count, row.open_count) for row, _due in client.get("/tips/").context["rows"]] == [
        ("X", 1, 1),
        ("L-1", 2, 2),
    ]
    for query, found in (("held=no", ["X"]), ("ground=dangerous", ["X"]), ("q=seams", ["X", "L-1"]), ("state=answered", []),
                         (f"listing={listing.public_id}", ["L-1"]), ("about=shop", [])):  # fmt: skip
        assert [row.thing for row, _due in client.get(f"/tips/?{query}").context["rows"]] == found, query


def test_the_list_costs_the_same_however_long_it_is(analyst: Standing, django_assert_max_num_queries: object) -> None:
    client = analyst.client()
    for place in range(60):
        reported(Place("bazaar", f"X-{place}"))
    with django_assert_max_num_queries(19):  # type: ignore[operator]
        page = client.get("/tips/")
    assert (len(page.context["rows"]), bool(page.context["page"].next)) == (50, True)
    assert len(client.get(f"/tips/?cursor={page.context['page'].next}").context["rows"]) == 10


def test_a_lead_shows_its_tips_and_those_on_its_shop(listing: Listing, analyst: Standing) -> None:
    reported(words="The listing lies about its maker.")
    reported(SHOP, about="shop", words="Everything in this shop is fake.")
    find_targets(NOW)
    lead = Tip.objects.get(target__about="listing").target.lead
    assert lead is not None
    page = analyst.client().get(f"/leads/{lead.public_id}/").content.decode()
    assert "The listing lies about its maker." in page
    assert "Everything in this shop is fake." in page


def test_what_has_a_lead_is_answered_by_its_verdict(listing: Listing, analyst: Standing) -> None:
    tip, _ = reported()
    find_targets(NOW)
    with pytest.raises(ByItsLeadError):
        answer_target(
            target=Tip.objects.get(pk=tip.pk).target, outcome="confirmed", words="", by=analyst.actor, now=NOW
        )
    page = analyst.client().get(f"/tips/{tip.target.public_id}/").content.decode()
    assert "The verdict on the lead answers these tips." in page


def test_by_hand_all_open_tips_of_a_shop_are_answered_at_once(listing: Listing, analyst: Standing) -> None:
    tip, token = reported(SHOP, about="shop")
    reported(SHOP, about="shop")
    url = f"/tips/{tip.target.public_id}/answer"
    assert analyst.client().post(url, {"outcome": "wrong"}).status_code == 422
    assert analyst.client().post(url, {"outcome": "confirmed", "words": "The shop was closed."}).status_code == 302
    assert list(Tip.objects.values_list("status", "outcome")) == [("answered", "confirmed")] * 2
    page = Client(headers={"accept-language": "en"}).get(f"/tips/receipt/{token}/").content.decode()
    assert "The shop was closed." in page
    assert "People decided, not a program." in page


def test_another_person_upholds_what_is_contested(analyst: Standing, second_analyst: Standing) -> None:
    tip = contested(analyst)
    with pytest.raises(SameAnswererError):
        step_on(tip=tip, verb="uphold", by=analyst.actor, now=NOW + timedelta(days=2), reason="No.")
    after = step_on(
        tip=tip, verb="uphold", by=second_analyst.actor, now=NOW + timedelta(days=2), reason="A test buy was genuine."
    )
    assert (after.status, after.outcome, after.answer) == ("answered", "not_confirmed", "A test buy was genuine.")


def test_looking_at_it_again_does_not_let_the_same_person_judge(analyst: Standing, second_analyst: Standing) -> None:
    tip = contested(analyst)
    step_on(tip=tip, verb="reconsider", by=analyst.actor, now=NOW + timedelta(days=2))
    asked = {"target": tip.target, "outcome": "not_confirmed", "words": "No.", "now": NOW + timedelta(days=3)}
    with pytest.raises(SameAnswererError):
        answer_target(by=analyst.actor, **asked)
    page = analyst.client().get(f"/tips/{tip.target.public_id}/").content.decode()
    assert ("a colleague answers" in page, f"/tips/{tip.target.public_id}/answer" in page) == (True, False)
    assert answer_target(by=second_analyst.actor, **asked) == 1


def test_whose_outcome_was_contested_once_never_judges_the_tip_again(
    analyst: Standing, second_analyst: Standing, supervisor: Standing
) -> None:
    tip = contested(analyst)
    upholding = {"tip": tip, "verb": "uphold", "reason": "A test buy was genuine."}
    step_on(by=second_analyst.actor, now=NOW + timedelta(days=2), **upholding)
    holder = replace(PUBLIC, holds=tip.public_id)
    step_on(tip=tip, verb="contest", by=holder, now=NOW + timedelta(days=3), reason="Mine was not.")
    for earlier in (analyst, second_analyst):
        with pytest.raises(SameAnswererError):
            step_on(by=earlier.actor, now=NOW + timedelta(days=4), **upholding)
    assert step_on(by=supervisor.actor, now=NOW + timedelta(days=4), **upholding).status == "answered"


def test_who_may_not_uphold_is_not_offered_it(analyst: Standing, second_analyst: Standing) -> None:
    tip = contested(analyst)
    offered = [
        f"/tips/one/{tip.public_id}/steps/uphold" in who.client().get(f"/tips/{tip.target.public_id}/").content.decode()
        for who in (analyst, second_analyst)
    ]
    assert offered == [False, True]


def test_after_its_time_nothing_is_contested(analyst: Standing) -> None:
    tip, _ = answered(analyst)
    holder = replace(PUBLIC, holds=tip.public_id)
    with pytest.raises(ContestLateError):
        step_on(tip=tip, verb="contest", by=holder, now=NOW + contest_within(NOW) + timedelta(days=1), reason="Late.")


def test_tips_of_one_contact_are_counted_without_its_name(analyst: Standing) -> None:
    answered(analyst)
    tip, _ = reported(Place("bazaar", "Y"), contact_email="Eve@example.org ")
    page = analyst.client().get(f"/tips/{tip.target.public_id}/").content.decode()
    assert "This contact sent 2 tips; of these without a breach: 1." in page


def test_the_contact_is_no_part_of_what_is_kept_for_ever(analyst: Standing, supervisor: Standing) -> None:
    tip, _ = reported(contact_email="eve@example.org", contact_name="Eve")
    event = Event.objects.get(kind="tips.file")
    assert (b"eve@example.org" in bytes(event.entry), Particulars.objects.count()) == (False, 1)
    assert supervisor.client().post(f"/tips/one/{tip.public_id}/forget").status_code == 302
    assert analyst.client().post(f"/tips/one/{tip.public_id}/forget").status_code == 403
    after = Tip.objects.get(pk=tip.pk)
    assert (after.contact_email, after.contact_name, after.contact_digest) == ("", "", "")
    assert not Particulars.objects.filter(sequence=event.sequence).exists()


def test_contacts_are_forgotten_by_themselves_when_nobody_can_contest_any_more(analyst: Standing) -> None:
    tip, _ = answered(analyst)
    assert forget_old_contacts(NOW + contest_within(NOW)) == 0
    assert forget_old_contacts(NOW + contest_within(NOW) + timedelta(seconds=1)) == 1
    assert Tip.objects.get(pk=tip.pk).contact_email == ""
    assert forget_old_contacts(timezone.now() + contest_within(NOW)) == 0


def test_the_contact_of_a_tip_that_nobody_answers_is_forgotten_after_a_year() -> None:
    tip, _ = reported(contact_email="eve@example.org")
    assert forget_old_contacts(NOW + unanswered_within(NOW)) == 0
    assert forget_old_contacts(NOW + unanswered_within(NOW) + timedelta(seconds=1)) == 1
    left = Tip.objects.get(pk=tip.pk)
    assert (left.contact_email, left.contact_digest, left.status) == ("", "", "received")


def test_the_page_of_a_shop_leads_to_its_tips(analyst: Standing, listing: Listing) -> None:
    assert listing.shop is not None
    name = listing.shop.public_id
    page = analyst.client().get(reverse("shop_detail", kwargs={"shop": name})).content.decode()
    assert f'href="/tips/shops/{name}/"' in page
