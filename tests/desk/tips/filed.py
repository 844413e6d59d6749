"""A tip for the tests that walk all workflows."""

from datetime import datetime

from tests.desk.tips.conftest import reported
from touchstone.desk.tips.addresses import Place
from touchstone.desk.tips.models import Tip


def make_tip(now: datetime, number: int) -> Tip:
    """About a listing that the desk does not hold."""
    return reported(Place("bazaar", f"L-{number}"), now=now)[0]
