"""An appeal, a doubt and an order for the tests that walk all workflows."""

from datetime import datetime

from tests.desk.measures.doubting import LATER, doubted
from tests.desk.measures.world import World, adopt_model, establish, make_world
from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.acting import acting_for
from touchstone.desk.accounts.models import Organisation, Person
from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.measures.actions.appealing import file_appeal
from touchstone.desk.measures.models import Appeal, Breach, CodeAdoption, Doubt, PlatformOrder


def make_appeal(now: datetime, number: int) -> Appeal:
    """Filed by a seller of its own against a breach that an analyst established."""
    world, breach = _make_breach(number)
    return file_appeal(breach=breach, text="It is genuine.", by=world.house.actor, now=now)


def who_appealed(appeal: Appeal) -> Actor:
    """The person who filed it."""
    return acting_for(Person.objects.get(public_id=appeal.filed_by), "", via=Via.BROWSER, strong=True)


def make_order(now: datetime, number: int) -> PlatformOrder:
    """The first order of a measure that such a breach brought."""
    return PlatformOrder.objects.filter(measure__breach=_make_breach(number)[1]).earliest("pk")


def make_doubt(now: datetime, number: int) -> Doubt:
    """About a breach from a lead that was opened again and found fine."""
    analyst, world = _make_world(number)
    return doubted(world, analyst, now - (LATER - NOW))


def _make_breach(number: int) -> tuple[World, Breach]:
    analyst, world = _make_world(number)
    return world, establish(world, analyst)


def _make_world(number: int) -> tuple[Standing, World]:
    node = Organisation.objects.filter(operates_node=True).first()
    node = node or make_organisation("Marketplace", "platform", operates_node=True)
    if not CodeAdoption.objects.exists():
        adopt_model()
    analyst = make_standing(f"Analyst{number}", node, "analyst")
    return analyst, make_world(analyst, f"N{number}")
