"""Filters are kept under a name, shared, renamed, deleted; the queue opens with one; the next lead comes from it."""

import pytest

from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.errors import NotPermittedError, NotThereError
from touchstone.desk.leads.actions import saving
from touchstone.desk.leads.actions.saving import change_filter, choose_opening, delete_filter, save_filter
from touchstone.desk.leads.errors import FilterNameError, NotYourFilterError, TooManyFiltersError
from touchstone.desk.leads.models import Lead, ReviewerChoice, SavedFilter
from touchstone.desk.leads.queries.saved import choice_of, filter_found, filters_of
from touchstone.desk.workflow.errors import NoPersonError

pytestmark = pytest.mark.django_db
SHOES = {"brand_text": "耐克", "harm": 1.0, "tips": 1}


def keep(by: Standing, name: str = "Shoes", *, is_shared: bool = False) -> SavedFilter:
    return save_filter(name=name, asked=SHOES, is_shared=is_shared, by=by.actor, now=NOW)


def test_what_is_shared_is_seen_by_colleagues_alone(
    analyst: Standing, second_analyst: Standing, owner: Standing
) -> None:
    own, shared = keep(analyst), keep(analyst, "Ours", is_shared=True)
    assert list(filters_of(analyst.actor)) == [shared, own]
    assert list(filters_of(second_analyst.actor)) == [shared]
    assert list(filters_of(owner.actor)) == []
    with pytest.raises(NotThereError):
        filter_found(second_analyst.actor, own.public_id)


def test_only_its_maker_changes_a_filter(analyst: Standing, second_analyst: Standing) -> None:
    row = keep(analyst, is_shared=True)
    with pytest.raises(NotYourFilterError):
        change_filter(row=row, name="Mine", by=second_analyst.actor, now=NOW)
    with pytest.raises(NotYourFilterError):
        delete_filter(row=row, by=second_analyst.actor, now=NOW)
    change_filter(row=row, name="Boots", is_shared=False, by=analyst.actor, now=NOW)
    assert (row.name, row.is_shared, row.asked) == ("Boots", False, SHOES)


def test_a_person_gives_a_name_once(analyst: Standing, second_analyst: Standing) -> None:
    keep(analyst)
    other = keep(analyst, "Boots")
    with pytest.raises(FilterNameError, match="Shoes"):
        keep(analyst)
    with pytest.raises(FilterNameError):
        change_filter(row=other, name="Shoes", by=analyst.actor, now=NOW)
    assert keep(second_analyst).name == "Shoes"


def test_there_is_an_end_to_the_list(analyst: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MOST", 1)
    keep(analyst)
    with pytest.raises(TooManyFiltersError):
        keep(analyst, "Boots")


def test_only_reviewers_keep_filters(analyst: Standing, owner: Standing) -> None:
    with pytest.raises(NotPermittedError):
        keep(owner)
    with pytest.raises(NoPersonError):
        save_filter(name="Shoes", asked={}, is_shared=False, by=NODE, now=NOW)


def test_a_deleted_filter_opens_nobodys_queue(analyst: Standing) -> None:
    row = keep(analyst)
    choose_opening(row=row, by=analyst.actor)
    delete_filter(row=row, by=analyst.actor, now=NOW)
    assert choice_of(analyst.actor).opens_with is None
    assert [each.kind for each in Event.objects.filter(subject_kind="leads.saved_filter")] == [
        "leads.filter_kept",
        "leads.filter_deleted",
    ]


def test_the_queue_opens_with_the_chosen_filter(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    answer = client.post("/leads/filters/new", {"name": "Shoes", "brand_text": "耐克", "harm": "1"})
    row = SavedFilter.objects.get()
    assert (row.asked, row.is_shared) == ({"brand_text": "耐克", "harm": 1.0}, False)
    assert client.get(answer["Location"]).context["saved_now"] == row.public_id
    client.post(f"/leads/filters/{row.public_id}/opening", {"on": "yes"})
    assert client.get("/leads/")["Location"] == answer["Location"]
    assert len(client.get("/leads/?saved=").context["rows"]) == 4


def test_the_next_lead_is_one_that_was_asked_for(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    assert len(client.get("/leads/?brand_text=耐克&state=decided").context["rows"]) == 0
    assert client.post("/leads/next")["Location"] == f"/leads/{leads[1].public_id}/"
    decided = client.post(f"/leads/{leads[1].public_id}/decide", {"verdict": "fine"})
    assert decided["Location"] == f"/leads/{leads[2].public_id}/"
    ended = client.post(f"/leads/{leads[2].public_id}/decide", {"verdict": "fine"})
    assert ended["Location"].startswith("/leads/?state=decided&brand_text=")


def test_passing_a_lead_over_does_not_come_back_to_it(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    ways = [client.post("/leads/next", {"fresh": "yes"})["Location"] for _ in range(5)]
    assert ways == [f"/leads/{lead.public_id}/" for lead in (*leads, leads[0])]


def test_a_reviewer_may_stay_after_a_verdict(leads: list[Lead], analyst: Standing) -> None:
    client = analyst.client()
    assert client.post("/leads/opening", {"next": "no", "back": "https://elsewhere.invalid/"})["Location"] == "/leads/"
    answer = client.post(f"/leads/{leads[0].public_id}/decide", {"verdict": "fine"})
    assert answer["Location"] == f"/leads/{leads[0].public_id}/"
    assert ReviewerChoice.objects.get().opens_next is False


def test_the_list_says_what_each_asks_for(analyst: Standing, second_analyst: Standing) -> None:
    row = keep(analyst, is_shared=True)
    client = second_analyst.client()
    page = client.get("/leads/filters/").content.decode()
    assert all(words in page for words in ("Shoes", "耐克", "1 and more", "with a tip", "An"))
    assert f"/leads/filters/{row.public_id}/delete" not in page
    assert client.post(f"/leads/filters/{row.public_id}/delete").status_code == 409
    assert analyst.client().post(f"/leads/filters/{row.public_id}/change", {"name": ""}).status_code == 422
