"""Every resource of the client against the real desk."""

from io import BytesIO
from pathlib import Path

import pytest

from tests.desk.frontdoor.api.things import Things
from tests.desk.people import Standing
from touchstone.client import Desk
from touchstone.client.errors import ChangedError, NotThereError, RefusedError
from touchstone.client.lists import Listed


def test_a_key_says_who_acts(desk: Desk, owner: Standing) -> None:
    me = desk.me()
    assert (me.person, me.organisation) == (owner.person.public_id, owner.organisation.public_id)
    assert me.roles == ("administrator", "right_holder")


def test_the_own_organisation_is_read_and_changed(desk: Desk, owner: Standing) -> None:
    [house] = desk.organisations.each()
    changed = desk.organisations.change(house, name="House of brands")
    assert changed.name == "House of brands"
    assert [each.role for each in desk.organisations.members(house.id).each()] == ["right_holder", "administrator"]


def test_a_change_of_what_somebody_changed_meanwhile_is_refused(desk: Desk) -> None:
    [house] = desk.organisations.each()
    read = desk.organisations.get(house.id)
    desk.organisations.change(read, name="First")
    with pytest.raises(ChangedError) as refused:
        desk.organisations.change(read, name="Second")
    assert refused.value.current["name"] == "First"
    with pytest.raises(ChangedError):
        desk.organisations.change(house, name="Third")


def test_every_list_can_be_read_to_its_end(desk: Desk, things: Things) -> None:
    lists = (desk.events, desk.deadlines, desk.endpoints, desk.deliveries, desk.inbox, desk.evidence)
    for each in (*lists, desk.brands, desk.rights, desk.products, desk.shops, desk.listings, desk.organisations):
        assert isinstance(each, Listed)
        assert list(each.each(limit=1)) == each.part(limit=1000).items


def test_a_kept_cursor_gives_what_came_since(desk: Desk, things: Things) -> None:
    before = desk.brands.part()
    added = desk.brands.add(name="Newer")
    assert [each.id for each in desk.brands.part(after=before.cursor).items] == [added.id]
    assert not before.has_more


def test_what_is_hidden_is_not_there(desk: Desk, stranger: Standing) -> None:
    with pytest.raises(NotThereError) as refused:
        desk.organisations.get(stranger.organisation.public_id)
    assert (refused.value.code, refused.value.status) == ("not_there", 404)


def test_a_refusal_has_its_sentence_and_cure(desk: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.sellers.add(name="Lin")
    assert refused.value.code == "not_permitted"
    assert "permission" in refused.value.sentence
    assert refused.value.hint


def test_wrong_values_are_named(desk: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.brands.add(name="")
    assert [each["at"][-1] for each in refused.value.problems] == ["name"]


def test_sellers_are_opened_changed_merged_and_split(analysts: Desk, supervisors: Desk, things: Things) -> None:
    other = analysts.sellers.add(name="木子代购", kind="person", accounts=[("bazaar", "S-2")])
    changed = analysts.sellers.change(other, name="木子")
    assert (changed.name, changed.version, changed.accounts[0].platform_seller_id) == ("木子", 2, "S-2")
    contact = analysts.sellers.contact(other.id)
    assert analysts.sellers.change_contact(other.id, contact, phone="110").phone == "110"
    read = supervisors.sellers.get(other.id)
    into = supervisors.sellers.merge(read, into=things["seller"], reason="the same person")
    assert supervisors.sellers.get(other.id).merged_into == into.id == things["seller"]
    assert supervisors.sellers.split(other.id, reason="not the same").merged_into is None


def test_shops_and_listings_are_opened_and_changed(analysts: Desk, things: Things) -> None:
    shop = analysts.shops.add(seller=things["seller"], platform="bazaar", platform_shop_id="P-9", name="新店")
    assert analysts.shops.change(shop, name="老店").name == "老店"
    listing = analysts.listings.add(shop=shop.id, platform_listing_id="L-90", title="运动鞋", price="399.5")
    assert listing.price == "399.50"
    analysts.listings.change(listing, price="99")
    assert [each.price for each in analysts.listings.versions(listing.id).each()] == ["399.50", "99.00"]
    assert [each.id for each in analysts.listings.each(q="运动鞋")][-1] == listing.id


def test_brands_rights_and_products_are_kept(desk: Desk) -> None:
    brand = desk.brands.change(desk.brands.add(name="House", aliases=["豪斯"]), name="House 2")
    right = desk.rights.add(kind="trademark", number="77", classes=["25"], brands=[brand.id])
    assert (right.register, right.brands) == ("CN", (brand.id,))
    assert desk.rights.change(right, title="HOUSE").title == "HOUSE"
    product = desk.products.add(gtin="6901234567892", name="Shoe", brand=brand.id)
    assert desk.products.change(product, name="Boot").name == "Boot"


def test_a_dossier_is_shared_and_the_share_ended(supervisors: Desk, things: Things, stranger: Standing) -> None:
    house = stranger.organisation.public_id
    share = supervisors.shares.add(dossier=things["seller"], organisation=house, purpose="case 7")
    supervisors.shares.end(share)
    assert supervisors.shares.get(share.id).ended_at is not None


def test_an_import_is_handed_in_and_withdrawn(analysts: Desk) -> None:
    row = analysts.imports.add(b"name\nLin\n", kind="sellers", name="a.csv", platform="bazaar")
    assert (row.state, row.file_name) == ("uploaded", "a.csv")
    assert analysts.imports.withdraw(row.id).state == "withdrawn"
    assert list(analysts.imports.problems(row.id).each()) == []


def test_endpoints_are_kept(desk: Desk) -> None:
    endpoint = desk.endpoints.add(name="Hook", url="https://hooks.example.com/a", kinds=["delivery.test"])
    assert desk.endpoints.change(endpoint, name="Hooks").name == "Hooks"
    assert desk.endpoints.close(endpoint.id).closed_at is not None
    assert desk.endpoints.open(endpoint.id).closed_at is None
    assert desk.endpoints.secret(endpoint.id).secret.startswith("whsec_")


def test_the_inbox_is_read(desk: Desk, things: Things) -> None:
    assert desk.inbox.read(things["item"]).read_at is not None
    assert [desk.inbox.read_all() for _ in range(2)] == [1, 0]  # of the share, which came by itself


def test_a_file_goes_in_and_comes_out_as_it_was(desk: Desk, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_bytes("证据\n".encode() * 1000)
    kept = desk.evidence.add(note)
    out = BytesIO()
    assert desk.evidence.download(kept.id, out) == kept.size == 7000
    assert out.getvalue() == note.read_bytes()
    assert desk.evidence.stream(BytesIO(out.getvalue()), name="again.txt").id == kept.id


def test_what_can_be_read_only_once_goes_in_too(desk: Desk) -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    assert desk.evidence.stream(Pipe(b"from a pipe\n"), name="pipe.txt").size == 12


def test_events_are_told_in_the_order_of_the_record(desk: Desk, things: Things) -> None:
    kinds = [each.kind for each in desk.events.each()]
    assert kinds[0] == "accounts.key_made"
    [added] = list(desk.events.each(kind="dossiers.brand_added"))
    assert added.about[0].id == things["brand"]
    assert desk.events.get(added.id) == added


def test_kinds_of_message_are_muted(desk: Desk) -> None:
    kinds = desk.inbox.kinds()
    first = kinds.kinds[0]
    muted = desk.inbox.mute(kinds, [(first.kind, "inbox")])
    assert (first.inbox, muted.kinds[0].inbox) == (True, False)
    with pytest.raises(ChangedError):
        desk.inbox.mute(kinds, [])


def test_a_secret_is_changed(desk: Desk, things: Things) -> None:
    old = desk.endpoints.secret(things["endpoint"])
    assert desk.endpoints.change_secret(things["endpoint"]).secret != old.secret


def test_the_ledger_is_taken_along(supervisors: Desk, things: Things) -> None:
    head = list(supervisors.ledger.heads.each())[-1]
    assert supervisors.ledger.heads.get(things["size"]).root == head.root
    assert head.note.startswith(supervisors.ledger.keys().origin)
    out = BytesIO()
    assert supervisors.ledger.export(out) == len(out.getvalue()) > 0
    assert out.getvalue().endswith(b"\n")


def test_no_step_of_an_access_request_is_a_programs(supervisors: Desk, things: Things) -> None:
    [request] = supervisors.access_requests.each()
    assert (request.id, request.status) == (things["access_request"], "submitted")
    assert supervisors.access_requests.steps(request.id) == []
