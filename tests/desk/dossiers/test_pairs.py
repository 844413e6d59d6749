"""Pairs of worlds that differ in one thing which the reader may not see: to the byte the same answers."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.db import transaction

from tests.desk.authority.worlds import PUBLIC_ID, absent, answers, said
from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.dossiers.actions.products import add_product
from touchstone.desk.dossiers.actions.rights import add_right
from touchstone.desk.dossiers.actions.sellers import edit_contact
from touchstone.desk.dossiers.actions.sharing import share_dossier
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.evidence.actions import add_file


def differences(reader: Standing, addresses: list[str], hide: Callable[[], object]) -> list[str]:
    """The addresses whose answer tells that `hide` was done."""
    client = reader.client()
    answers(client, addresses[:1])  # the first time a browser gets its cookies
    before = answers(client, addresses)
    hide()
    after = answers(client, addresses)
    assert all(text.startswith(b"200") for text in before.values())
    return [path for path in before if before[path] != after[path]]


def test_an_agent_sees_no_trace_of_a_right_that_others_keep_over_the_same_brand(
    analyst: Standing, owner: Standing, stranger: Standing
) -> None:
    brand = add_brand(by=owner.actor, now=NOW, name="Bale").public_id
    known = {"kind": "trademark", "owner": owner.organisation, "agent": stranger.organisation, "brands": [brand]}
    right = add_right(by=analyst.actor, now=NOW, number="1", **known).public_id  # type: ignore[arg-type]
    addresses = [
        *("/dossiers/rights/", f"/dossiers/rights/{right}/", f"/dossiers/brands/{brand}/"),
        *("/api/v1/rights", f"/api/v1/rights/{right}", f"/api/v1/brands/{brand}"),
    ]

    def hide() -> None:
        add_right(by=owner.actor, now=NOW, kind="trademark", number="2", brands=[brand])

    assert differences(stranger, addresses, hide) == []
    assert (
        len(differences(owner, addresses, lambda: add_right(by=owner.actor, now=NOW, kind="patent", number="3"))) == 2
    )


RIGHT = {"kind": "trademark", "register": "CN", "number": "77", "state": "in_force"}
HIDDEN = "evf_" + "z" * 20


def posted(writer: Standing, path: str, values: Mapping[str, Any]) -> bytes:
    """What is answered to a form; what it wrote is taken back."""
    with transaction.atomic():
        text = said(writer.client().post(path, values), path)
        transaction.set_rollback(True)
    return PUBLIC_ID.sub("", text.decode()).encode()


def test_a_number_that_a_hidden_dossier_has_is_free(owner: Standing, stranger: Standing) -> None:
    brand, theirs = (add_brand(by=each.actor, now=NOW, name="Bale").public_id for each in (owner, stranger))
    product = {"gtin": "96385074", "name": "Soap"}
    forms: list[tuple[str, dict[str, Any]]] = [
        ("/dossiers/rights/new", RIGHT),
        ("/dossiers/products/new", {**product, "brand": brand}),
    ]
    before = [posted(owner, *form) for form in forms]
    add_right(by=stranger.actor, now=NOW, kind="trademark", number="77")
    add_product(by=stranger.actor, now=NOW, brand=theirs, **product)
    assert [posted(owner, *form) for form in forms] == before
    assert [posted(stranger, *form)[:3] for form in forms] == [b"409", b"422"]  # the brand is not the stranger's


@pytest.mark.parametrize("with_contact", [False, True])
def test_who_does_not_see_the_particulars_sees_nothing_of_their_edits(
    with_contact: bool, analyst: Standing, supervisor: Standing, officer: Standing, seller: Seller
) -> None:
    share_dossier(
        by=supervisor.actor, now=NOW, dossier=seller, organisation=officer.organisation.public_id, purpose="a case",
        with_contact=with_contact,
    )  # fmt: skip
    one = seller.public_id
    addresses = [f"/dossiers/sellers/{one}/", f"/api/v1/sellers/{one}", "/api/v1/sellers", "/dossiers/sellers/?q=138"]

    def hide() -> None:
        edit_contact(by=analyst.actor, now=NOW, seller=one, seen=0, phone="13812345678")

    assert differences(officer, addresses, hide) == ([absent(addresses[0]), addresses[3]] if with_contact else [])


def test_who_does_not_see_the_other_dossier_sees_nothing_of_a_merge(
    supervisor: Standing, officer: Standing, seller: Seller, other_seller: Seller
) -> None:
    house, one = officer.organisation.public_id, seller.public_id
    share_dossier(by=supervisor.actor, now=NOW, dossier=seller, organisation=house, purpose="a case")
    addresses = [f"/dossiers/sellers/{one}/", f"/api/v1/sellers/{one}", "/api/v1/sellers", "/dossiers/sellers/"]

    def hide() -> None:
        merge_sellers(by=supervisor.actor, now=NOW, seller=one, into=other_seller.public_id, seen=1, reason="same")

    assert differences(officer, addresses, hide) == []


def test_a_hidden_evidence_file_is_no_proof(owner: Standing, stranger: Standing) -> None:
    theirs = add_file(chunks=[b"certificate\n"], name="certificate.txt", by=stranger.actor, now=NOW).public_id
    ours = add_file(chunks=[b"ours\n"], name="ours.txt", by=owner.actor, now=NOW).public_id
    tried = [posted(owner, "/dossiers/rights/new", {**RIGHT, "proof": proof}) for proof in (theirs, HIDDEN, ours)]
    assert tried[0] == tried[1]
    assert [each[:3] for each in tried] == [b"422", b"422", b"302"]
