"""Establishing a breach: on evidence only, with its measures, reasons and notices in the same act."""

import re

import pytest

from tests.desk.measures.world import FACTS, World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import InvalidError, NotPermittedError
from touchstone.desk.delivery.models import InboxItem, Message
from touchstone.desk.dossiers.models import Right
from touchstone.desk.measures.actions.establishing import establish_breach
from touchstone.desk.measures.errors import NoCodeError, NoEvidenceError
from touchstone.desk.measures.models import Breach, CodeAdoption, Measure
from touchstone.desk.measures.queries.accounts import counted

pytestmark = pytest.mark.django_db


def test_a_breach_brings_what_the_code_owes(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    actions = set(breach.measures.values_list("action", flat=True))
    assert actions == {"remove_listing", "hide_shop", "limit_publishing"}
    assert breach.ground == "penalty.model.counterfeit"


def test_every_measure_says_why_in_both_languages(world: World, analyst: Standing) -> None:
    for measure in establish(world, analyst).measures.all():
        for text in (measure.statement_en, measure.statement_zh):
            assert "L-Lin" in text
            assert measure.row in text
        assert FACTS["facts_en"] in measure.statement_en
        assert "Redress. You may appeal here until" in measure.statement_en
        assert FACTS["facts_zh"] in measure.statement_zh
        assert "救济" in measure.statement_zh


def test_reasons_say_in_words_what_follows_from_what(world: World, analyst: Standing) -> None:
    measures = establish(world, analyst).measures
    own, tier = measures.get(action="remove_listing"), measures.get(action="hide_shop")
    assert "What follows. The measure follows from this breach itself." in own.statement_en
    assert re.search(r"What follows\. .+ 1 breach is counted for it\. \(penalty\.model\.\w+\)", tier.statement_en)
    assert re.search(r"后果。.+为此计入违规 1 项。（penalty\.model\.\w+）", tier.statement_zh)
    assert "1 file is kept with it as evidence." in own.statement_en
    assert not re.search(r"(?:Ground|What follows)\. penalty\.", own.statement_en + tier.statement_en)


def test_the_seller_is_told_in_the_inbox_and_by_mail(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    told = InboxItem.objects.filter(kind="measures.decided", person=world.house.person)
    assert told.count() == breach.measures.count()
    assert Message.objects.filter(kind="measures.decided", address=world.house.person.email).count() == told.count()


def test_the_inbox_speaks_the_language_of_its_reader_also_of_old_messages(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    for language, said, other in (("en", "listing removed", "下架商品"), ("zh-hans", "下架商品", "listing removed")):
        world.house.person.language = language
        world.house.person.save(update_fields=["language"])
        page = world.house.client().get("/inbox/").content.decode()
        assert (said in page, other in page) == (True, False)


def test_a_breach_keeps_whose_right_it_was_when_the_right_goes_to_another(
    world: World, analyst: Standing, stranger: Standing
) -> None:
    right = Right.objects.create(kind="trademark", number="1", owner=world.house.organisation, created_at=NOW)
    breach = establish(world, analyst, right=right)
    Right.objects.filter(pk=right.pk).update(owner=stranger.organisation)
    assert counted(Breach.objects.get(pk=breach.pk)).holder == world.house.organisation.public_id
    assert establish(world, analyst, days=1).holder == ""


def test_no_breach_without_evidence(world: World, analyst: Standing) -> None:
    for evidence in ([], ["evf_" + "z" * 20]):
        with pytest.raises(NoEvidenceError):
            establish(world, analyst, evidence=evidence)
    assert not Breach.objects.exists()


def test_no_breach_without_facts_in_both_languages(world: World, analyst: Standing) -> None:
    for field in FACTS:
        with pytest.raises(InvalidError):
            establish(world, analyst, **{field: " "})


def test_no_breach_of_a_kind_that_the_code_does_not_have(world: World, analyst: Standing) -> None:
    with pytest.raises(InvalidError):
        establish(world, analyst, kind="rudeness")


def test_no_breach_before_a_code_applies(world: World, analyst: Standing) -> None:
    CodeAdoption.objects.update(confirmed_at=None, confirmed_by="")
    with pytest.raises(NoCodeError):
        establish(world, analyst)


def test_a_seller_establishes_nothing(world: World) -> None:
    by = world.house.actor
    with pytest.raises(NotPermittedError):
        establish_breach(listing=world.listing, kind="counterfeit", by=by, now=NOW, **FACTS)
    assert not Measure.objects.exists()
