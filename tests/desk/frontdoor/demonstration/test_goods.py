"""What the holder of the demonstration owns: brands, rights and products, and a certificate that says what it is."""

import pytest

from tests.desk.people import NOW
from touchstone.desk.dossiers.models import Brand, Product, Right
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.frontdoor.demonstration.certificate import draw_certificate
from touchstone.desk.frontdoor.demonstration.goods import BRANDS, hand_out
from touchstone.desk.frontdoor.demonstration.people import enter_cast

pytestmark = pytest.mark.django_db


def test_the_holder_has_three_brands_with_rights_and_products_and_one_proof() -> None:
    organisations, _accounts = enter_cast(now=NOW, language="en")
    hand_out(organisations, now=NOW)
    owner = organisations["brand"]
    assert Brand.objects.filter(owner=owner).count() == Right.objects.filter(owner=owner).count() == len(BRANDS) == 3
    assert {product.brand.owner for product in Product.objects.select_related("brand__owner") if product.brand} == {
        owner
    }
    proof = EvidenceFile.objects.get()
    assert (proof.organisation, proof.kind, proof.findings) == (owner, "png", [])
    assert [right.number for right in Right.objects.filter(proof=proof.public_id)] == ["SIM-0000025"]


def test_the_certificate_is_the_same_each_time() -> None:
    assert draw_certificate() == draw_certificate()
