"""A prior warning and the repeat infringer are named wherever a decision is read: reasons, message, overview, lists."""

import pytest

from tests.desk.measures.world import World, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.delivery.models import Message
from touchstone.desk.dossiers.actions.merging import merge_sellers
from touchstone.desk.dossiers.models import Right
from touchstone.desk.measures.models import Measure
from touchstone.desk.measures.named_rules import rests_on

pytestmark = pytest.mark.django_db
CLAUSE = "penalty.model.general12"


def a_right() -> Right:
    return Right.objects.get_or_create(kind="trademark", number="1", created_at=NOW)[0]


def warned(world: World, analyst: Standing) -> Measure:
    """The warning in the place of a measure: 12 points for general breaches."""
    for days in range(3):
        establish(world, analyst, kind="unauthorised", days=days)
    return Measure.objects.get(row=CLAUSE)


def closed(world: World, analyst: Standing) -> Measure:
    """The account closed for the third strike against one right."""
    for days in (0, 10, 20):
        establish(world, analyst, kind="counterfeit_minor", right=a_right(), days=days)
    return Measure.objects.get(action="close_account")


def test_the_reasons_of_a_prior_warning_say_what_it_stands_for_and_how_long(world: World, analyst: Standing) -> None:
    measure = warned(world, analyst)
    assert "Prior warning. Under penalty.model.general12 a warning comes first" in measure.statement_en
    assert (
        "it takes the place of “no new listings for 7 days”. It has no end unless it is reversed"
        in measure.statement_en
    )
    assert "事先警告。依 penalty.model.general12" in measure.statement_zh
    assert "代替“限制发布商品 7 天”" in measure.statement_zh


def test_a_measure_after_a_warning_names_the_day_and_the_clause_of_the_warning(world: World, analyst: Standing) -> None:
    warned(world, analyst)
    for days in range(3, 6):
        establish(world, analyst, kind="unauthorised", days=days)
    measure = Measure.objects.get(row="penalty.model.general24", action="hide_shop")
    assert f"under {CLAUSE}, so that “shop hidden” follows now, until " in measure.statement_en
    assert f"依 {CLAUSE} 予以警告，故此次执行“屏蔽店铺”，至 " in measure.statement_zh


def test_the_reasons_of_a_repeat_infringer_count_the_strikes_by_day(world: World, analyst: Standing) -> None:
    measure = closed(world, analyst)
    assert "3 strikes against one right lead to “account closed”, with no end unless" in measure.statement_en
    assert "Strikes counted: 3 (" in measure.statement_en
    assert "屡次侵权。依 penalty.model.three_one_right" in measure.statement_zh


def test_the_message_to_the_seller_names_rule_clause_and_term(world: World, analyst: Standing) -> None:
    measure = closed(world, analyst)
    contents = [str(mail.content) for mail in Message.objects.filter(kind="measures.decided")]
    told = next(text for text in contents if measure.public_id in text)
    assert all(word in told for word in ("repeat infringer", measure.row, "no end, unless it is reversed"))


def test_most_measures_have_their_clause_and_no_special_name(world: World, analyst: Standing) -> None:
    removal = establish(world, analyst).measures.get(action="remove_listing")
    assert rests_on(removal).names == ()
    assert "Repeat infringer" not in removal.statement_en
    assert "Prior warning" not in removal.statement_en


@pytest.mark.parametrize(
    "page", ["/measures/", "/measures/standing/", "/measures/{id}/", "/measures/breaches/{breach}/"]
)
@pytest.mark.parametrize(("language", "word"), [("en", "repeat infringer"), ("zh-hans", "屡次侵权")])
def test_pages_name_the_rule(world: World, analyst: Standing, page: str, language: str, word: str) -> None:
    measure = closed(world, analyst)
    world.house.person.language = language
    world.house.person.save(update_fields=["language"])
    path = page.format(id=measure.public_id, breach=measure.breach.public_id)
    answer = world.house.client().get(path)
    assert answer.status_code == 200
    assert word in answer.content.decode()


def test_strikes_of_a_shop_of_others_are_counted_without_their_days(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    other = make_world(analyst, "Mo")
    establish(world, analyst, kind="counterfeit_minor", right=a_right())
    names = {"seller": other.seller.public_id, "into": world.seller.public_id}
    merge_sellers(by=supervisor.actor, now=NOW, seen=other.seller.version, reason="one owner", **names)
    for days in (10, 20):
        establish(other, analyst, kind="counterfeit_minor", right=a_right(), days=days)
    text = Measure.objects.get(action="close_account").statement_en
    assert "Strikes counted: 3 (" in text
    assert "1 of another shop)" in text
