"""The people of a partner hear of what was shared with them, and that it ended; nobody else does."""

import json

import pytest
from django.utils.translation import override

from tests.desk.people import NOW, Standing, make_standing
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.audit.models import Event
from touchstone.desk.audit.sentences import tell
from touchstone.desk.authority.actor import NODE
from touchstone.desk.delivery.models import InboxItem, Message, MutedKind
from touchstone.desk.dossiers.actions.sharing import end_share, share_dossier
from touchstone.desk.dossiers.models import Seller, Share, Shop


def share_to(officer: Standing, supervisor: Standing, dossier: Seller | Shop) -> Share:
    house = officer.organisation.public_id
    return share_dossier(by=supervisor.actor, now=NOW, dossier=dossier, organisation=house, purpose="case 7")


def test_who_may_read_dossiers_there_is_told_of_a_share_and_its_end(
    supervisor: Standing, officer: Standing, stranger: Standing, shop: Shop
) -> None:
    make_standing("Clerk", officer.organisation, "administrator")
    share = share_to(officer, supervisor, shop)
    end_share(by=supervisor.actor, now=NOW, share=share.public_id)
    items = InboxItem.objects.order_by("pk")
    assert {item.person for item in items} == {officer.person}
    assert [item.kind for item in items] == ["dossiers.shared", "dossiers.share_ended"]
    assert list(Message.objects.order_by("pk").values_list("address", flat=True)) == [officer.person.email] * 2


def test_the_inbox_links_to_what_was_shared(supervisor: Standing, officer: Standing, shop: Shop) -> None:
    share_to(officer, supervisor, shop)
    page = officer.client().get("/inbox/").content.decode()
    assert f'href="/dossiers/shops/{shop.public_id}/"' in page  # wherever the desk is reached
    assert "<bdi>林家铺子</bdi>" in page
    assert "case 7" not in page


def test_what_the_node_shares_is_said_to_come_from_who_operates_it(
    supervisor: Standing, officer: Standing, shop: Shop
) -> None:
    share_dossier(by=NODE, now=NOW, dossier=shop, organisation=officer.organisation.public_id, purpose="case 7")
    assert InboxItem.objects.get().values["organisation"] == supervisor.organisation.name


@pytest.mark.parametrize("kind", ["dossiers.shared", "dossiers.share_ended"])
def test_each_can_be_muted(kind: str, supervisor: Standing, officer: Standing, shop: Shop) -> None:
    MutedKind.objects.create(person=officer.person, kind=kind, channel="email")
    end_share(by=supervisor.actor, now=NOW, share=share_to(officer, supervisor, shop).public_id)
    assert kind not in Message.objects.values_list("kind", flat=True)
    assert Message.objects.count() == 1


def test_the_name_of_a_person_is_not_sent(
    supervisor: Standing, officer: Standing, other_seller: Seller, seller: Seller, lin_trading: Organisation
) -> None:
    for dossier in (other_seller, seller):
        share_to(officer, supervisor, dossier)
    sent = [
        json.loads(each)["values"]["dossier"]
        for each in Message.objects.order_by("pk").values_list("content", flat=True)
    ]
    assert sent == [other_seller.public_id, "林氏貿易"]


def test_the_record_names_the_organisation_to_who_reads_all_of_it(
    supervisor: Standing, officer: Standing, shop: Shop
) -> None:
    share = share_to(officer, supervisor, shop)
    end_share(by=supervisor.actor, now=NOW, share=share.public_id)
    with override("en"):
        told = [one.plain for one in tell(supervisor.actor, Event.objects.filter(kind__startswith="dossiers.share"))]
    assert told == [
        "Su shared the dossier 林家铺子 with City police.",
        "Su ended the share of the dossier 林家铺子 with City police.",
    ]
