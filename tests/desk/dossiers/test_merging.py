"""Merging and splitting against a plain model: a forest of names."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.dossiers.actions.merging import merge_sellers, split_seller
from touchstone.desk.dossiers.actions.sellers import add_seller, edit_seller
from touchstone.desk.dossiers.errors import MergedError, MergeRefusedError, NotMergedError, StaleError
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.dossiers.queries.pages import ids_found
from touchstone.desk.dossiers.queries.visible import listed_sellers


class Forest(RuleBasedStateMachine):
    """`parent` and `name` are the plain model; every act must do to the rows what it does to them, or be refused alike."""

    sellers = Bundle("sellers")

    @initialize()
    def open_the_desk(self) -> None:
        self.parent: dict[str, str | None] = {}
        self.name: dict[str, str] = {}
        Seller.objects.update(merged_into=None, root=None, merged_at=None, merged_by="")
        Seller.objects.all().delete()
        Organisation.objects.update(operates_node=False)  # the one of the run before
        node = make_organisation(f"Node {Seller.objects.count()}", "platform", operates_node=True)
        self.by = make_standing(f"su{node.pk}", node, "supervisor").actor

    @rule(target=sellers, name=st.sampled_from(["林", "木", "森"]))
    def add(self, name: str) -> str:
        seller = add_seller(by=self.by, now=NOW, name=name)
        self.parent[seller.public_id], self.name[seller.public_id] = None, name
        return seller.public_id

    @rule(seller=sellers, into=sellers)
    def merge(self, seller: str, into: str) -> None:
        seen = Seller.objects.get(public_id=seller).version
        act = {"by": self.by, "now": NOW, "seller": seller, "into": into, "seen": seen, "reason": "same phone"}
        if seller == into:
            with pytest.raises(MergeRefusedError):
                merge_sellers(**act)
        elif self.parent[seller] or self.parent[into]:
            with pytest.raises(MergedError):
                merge_sellers(**act)
        else:
            merge_sellers(**act)
            self.parent[seller] = into

    @rule(seller=sellers)
    def split(self, seller: str) -> None:
        if self.parent[seller] is None:
            with pytest.raises(NotMergedError):
                split_seller(by=self.by, now=NOW, seller=seller, reason="mistaken")
        else:
            split_seller(by=self.by, now=NOW, seller=seller, reason="mistaken")
            self.parent[seller] = None

    @rule(seller=sellers, name=st.sampled_from(["林木", "新"]))
    def rename(self, seller: str, name: str) -> None:
        seen = Seller.objects.get(public_id=seller).version
        if self.parent[seller]:
            with pytest.raises(MergedError):
                edit_seller(by=self.by, now=NOW, seller=seller, seen=seen, name=name)
        else:
            edit_seller(by=self.by, now=NOW, seller=seller, seen=seen, name=name)
            self.name[seller] = name

    @invariant()
    def the_rows_are_the_model(self) -> None:
        rows = {row.public_id: row for row in Seller.objects.select_related("root", "merged_into")}
        assert {key: row.name for key, row in rows.items()} == getattr(self, "name", {})
        for key, row in rows.items():
            assert (row.merged_into.public_id if row.merged_into else None) == self.parent[key]
            assert (row.root.public_id if row.root else key) == self.root(key)

    @invariant()
    def lists_and_search_show_the_roots(self) -> None:
        roots = {key for key, above in getattr(self, "parent", {}).items() if above is None}
        if roots:
            assert {row.public_id for row in listed_sellers(self.by, NOW)} == roots
        for name in set(getattr(self, "name", {}).values()):
            found = {self.key(row) for row in ids_found(self.by, NOW, "seller", name)}
            assert found == {self.root(key) for key, own in self.name.items() if name in own}

    def root(self, key: str) -> str:
        above = self.parent[key]
        return key if above is None else self.root(above)

    def key(self, row: int) -> str:
        return Seller.objects.get(pk=row).public_id


class TestForest(TestCase, Forest.TestCase):  # type: ignore[misc]
    settings = settings(max_examples=12, stateful_step_count=20, deadline=None)


def test_an_analyst_does_not_merge(analyst: Standing, seller: Seller, other_seller: Seller) -> None:
    with pytest.raises(NotPermittedError):
        merge_sellers(
            by=analyst.actor, now=NOW, seller=other_seller.public_id, into=seller.public_id, seen=1, reason="same"
        )


def test_a_merge_that_saw_an_older_version_is_refused(
    supervisor: Standing, seller: Seller, other_seller: Seller
) -> None:
    edit_seller(by=supervisor.actor, now=NOW, seller=other_seller.public_id, seen=1, name="木子")
    with pytest.raises(StaleError, match="name"):
        merge_sellers(
            by=supervisor.actor, now=NOW, seller=other_seller.public_id, into=seller.public_id, seen=1, reason="same"
        )
