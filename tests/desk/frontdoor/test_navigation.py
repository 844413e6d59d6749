"""The navigation shows what the actor may open, and nothing else."""

import pytest
from django.urls import NoReverseMatch

from tests.desk.people import Standing
from touchstone.desk.authority.actor import PUBLIC
from touchstone.desk.frontdoor.navigation import GROUPS, Entry, Group, navigate

pytestmark = pytest.mark.django_db


def addresses(groups: list[dict[str, object]]) -> set[str]:
    return {str(entry["url"]) for group in groups for entry in group["entries"]}  # type: ignore[attr-defined]


def test_a_member_sees_what_the_roles_open(owner: Standing) -> None:
    assert "/organisations/" in addresses(navigate(owner.actor, "/"))


def test_a_visitor_sees_nothing_that_needs_a_permission() -> None:
    assert navigate(PUBLIC, "/") == []


def test_the_place_where_one_is_is_marked_also_below_it(owner: Standing) -> None:
    entries = [entry for group in navigate(owner.actor, "/organisations/org_x/") for entry in group["entries"]]
    assert [entry["url"] for entry in entries if entry["current"]] == ["/organisations/"]


def test_of_two_places_one_above_the_other_only_the_nearer_is_marked(analyst: Standing) -> None:
    for path in ("/measures/appeals/", "/measures/orders/ord_x/", "/measures/mea_x/"):
        entries = [entry for group in navigate(analyst.actor, path) for entry in group["entries"]]
        marked = [entry["url"] for entry in entries if entry["current"]]
        assert marked == [path.replace("ord_x/", "").replace("mea_x/", "")]


def test_an_entry_without_a_url_is_a_fault_not_a_gap(owner: Standing) -> None:
    with pytest.raises(NoReverseMatch):
        navigate(owner.actor, "/", (Group("", (Entry("Nowhere", "nowhere", "home"),)),))


def test_no_two_entries_share_a_key_or_take_the_inbox_s() -> None:
    keys = [entry.key for group in GROUPS for entry in group.entries if entry.key]
    assert len(keys) == len(set(keys))
    assert "i" not in keys
