"""How long a breach can be appealed: the code's own fifteen days, or the law's six months where the platform serves the EEA."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils.translation import override

from tests.desk.measures.world import World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.measures.actions.appealing import decide_appeal, file_appeal, is_appealable, withdraw_appeal
from touchstone.desk.measures.actions.balancing import settle_account
from touchstone.desk.measures.days import day_of
from touchstone.desk.measures.errors import NotAppealableError
from touchstone.desk.measures.models import Appeal, Breach, Measure
from touchstone.desk.measures.queries.codes import confirmed
from touchstone.desk.measures.queries.own_breaches import breaches_in
from touchstone.desk.measures.queries.own_file import own_file
from touchstone.desk.measures.queries.standing import appealable
from touchstone.exchange.dsa.served_states import read_services
from touchstone.rulebook.deadlines import add_months

pytestmark = pytest.mark.django_db
OWN = timedelta(days=15)
LATE = NOW + timedelta(days=20)


def established(world: World, analyst: Standing, settings: LazySettings, served: str) -> Breach:
    settings.SERVED_STATES = read_services(served)
    return establish(world, analyst)


@pytest.mark.parametrize("served", ["", "bazaar=none, *=EEA", "souk=DE", "bazaar=DE@2999-01-01"])
def test_outside_the_eea_the_code_says_how_long(
    world: World, analyst: Standing, settings: LazySettings, served: str
) -> None:
    breach = established(world, analyst, settings, served)
    assert breach.appeal_until == NOW + OWN
    assert "Digital Services Act" not in Measure.objects.earliest("pk").statement_en


@pytest.mark.parametrize("served", ["bazaar=DE", "*=EEA"])
def test_in_the_eea_it_is_six_months_at_least(
    world: World, analyst: Standing, settings: LazySettings, served: str
) -> None:
    breach = established(world, analyst, settings, served)
    months = add_months(NOW.date(), 6)
    assert breach.appeal_until.date() >= months
    assert breach.appeal_until.date() <= months + timedelta(days=1)


def test_the_reasons_name_both_terms_in_both_languages(world: World, analyst: Standing, settings: LazySettings) -> None:
    established(world, analyst, settings, "bazaar=DE")
    for measure in Measure.objects.all():
        assert "The time under model@" in measure.statement_en
        assert "Digital Services Act, Regulation (EU) 2022/2065, article 20" in measure.statement_en
        assert "《数字服务法》（欧盟第2022/2065号条例）第 20 条" in measure.statement_zh


def test_an_appeal_after_the_term_of_the_code_is_accepted(
    world: World, analyst: Standing, settings: LazySettings
) -> None:
    breach = established(world, analyst, settings, "bazaar=DE")
    with pytest.raises(NotAppealableError):
        file_appeal(breach=breach, text="late", by=world.house.actor, now=breach.appeal_until)
    file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=NOW + OWN + timedelta(days=90))


def missed(world: World) -> None:
    """A measure was never applied: its row says another action."""
    assert Measure.objects.filter(action="hide_shop").update(action="freeze_account") == 1


def decided_late(world: World, analyst: Standing) -> Measure:
    """The missed measure, decided after the time to appeal was over."""
    settle_account(seller=world.seller, by=analyst.actor, now=LATE)
    return Measure.objects.get(action="hide_shop", decided_at=LATE)


def test_what_is_decided_late_on_an_old_breach_can_be_appealed_as_long_as_what_is_decided_at_once(
    world: World, analyst: Standing, settings: LazySettings
) -> None:
    breach = established(world, analyst, settings, "")
    missed(world)
    measure = decided_late(world, analyst)
    assert measure.breach == breach
    breach.refresh_from_db()
    assert breach.appeal_until == LATE + OWN
    with override("en"):
        until = day_of(LATE + OWN, confirmed(breach.code).zone)
    assert f"You may appeal here until {until}" in measure.statement_en
    file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=LATE + OWN - timedelta(seconds=1))


def test_an_appeal_that_is_not_decided_covers_what_is_decided_while_it_waits(world: World, analyst: Standing) -> None:
    breach = establish(world, analyst)
    file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=NOW)
    missed(world)
    measure = decided_late(world, analyst)
    assert "is not decided yet; another person decides" in measure.statement_en
    assert "尚未裁决" in measure.statement_zh
    assert "You may appeal here until" not in measure.statement_en
    assert Breach.objects.get(pk=breach.pk).appeal_until == breach.appeal_until


@pytest.mark.parametrize("verb", ["reject", "withdraw"])
def test_after_an_appeal_that_has_ended_a_later_measure_can_be_appealed(
    world: World, analyst: Standing, supervisor: Standing, verb: str
) -> None:
    breach = establish(world, analyst)
    end_appeal(file_appeal(breach=breach, text="first", by=world.house.actor, now=NOW), verb, supervisor, world.house)
    assert not is_appealable(breach, NOW)
    missed(world)
    measure = decided_late(world, analyst)
    assert "You may, although your appeal of" in measure.statement_en
    assert "仍可再次申诉" in measure.statement_zh
    before = breach.appeal_until
    breach.refresh_from_db()
    assert breach.appeal_until > before
    last = breach.appeal_until - timedelta(seconds=1)
    second = file_appeal(breach=breach, text="second", by=world.house.actor, now=last)
    with pytest.raises(NotAppealableError):
        file_appeal(breach=breach, text="third", by=world.house.actor, now=LATE)
    decide_appeal(appeal=second, verb="uphold", reason="It is.", by=supervisor.actor, now=last)
    assert not Measure.objects.filter(reversed_at=None).exists()


def test_a_seller_sees_what_it_can_appeal_again_and_every_appeal(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    breach = establish(world, analyst)
    first = file_appeal(breach=breach, text="first", by=world.house.actor, now=NOW)
    end_appeal(first, "reject", supervisor, world.house)
    assert not breaches_in(world.house.actor, "open", LATE).exists()
    missed(world)
    decided_late(world, analyst)
    assert list(breaches_in(world.house.actor, "open", LATE)) == list(appealable(world.house.actor, LATE)) == [breach]
    second = file_appeal(breach=breach, text="second", by=world.house.actor, now=LATE)
    names = [second.public_id, first.public_id]
    assert [row["id"] for row in own_file(world.house.actor, LATE)["breaches"][0]["appeals"]] == names[::-1]
    for address in (f"/measures/breaches/{breach.public_id}/", "/measures/standing/breaches/"):
        page = world.house.client().get(address).content.decode()
        assert re.findall(r"/measures/appeals/(apl_\w+)/", page) == names, address


def end_appeal(appeal: Appeal, verb: str, supervisor: Standing, house: Standing) -> None:
    """Rejected by another person, or taken back by its seller."""
    if verb == "withdraw":
        withdraw_appeal(appeal=appeal, by=house.actor, now=NOW)
    else:
        decide_appeal(appeal=appeal, verb=verb, reason="It is not.", by=supervisor.actor, now=NOW)
