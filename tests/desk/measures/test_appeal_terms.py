"""How long a breach can be appealed: the code's own fifteen days, or the law's six months where the platform serves the EEA."""

from datetime import timedelta

import pytest
from django.conf import LazySettings

from tests.desk.measures.world import World, establish
from tests.desk.people import NOW, Standing
from touchstone.desk.measures.actions.appealing import file_appeal
from touchstone.desk.measures.errors import NotAppealableError
from touchstone.desk.measures.models import Breach, Measure
from touchstone.exchange.dsa.served_states import read_services
from touchstone.rulebook.deadlines import add_months

pytestmark = pytest.mark.django_db
OWN = timedelta(days=15)


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
