"""Rulesets and listings for the tests of rulesets."""

from datetime import datetime

from tests.desk.people import NOW, Standing, make_organisation, make_standing
from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.actor import NODE
from touchstone.desk.dossiers.actions.listings import add_listing
from touchstone.desk.dossiers.actions.sellers import add_seller
from touchstone.desk.dossiers.actions.shops import add_shop
from touchstone.desk.dossiers.models import Listing
from touchstone.desk.rulesets.actions.drafting import found_release, write_draft
from touchstone.desk.rulesets.actions.stepping import step_on
from touchstone.desk.rulesets.actions.trials import end, open_trial
from touchstone.desk.rulesets.engine.reading import shipped_ruleset
from touchstone.desk.rulesets.models import Release, TrialKind, TrialState
from touchstone.desk.rulesets.queries.releases import live_release
from touchstone.desk.rulesets.transitions import RELEASES
from touchstone.desk.workflow.actions.stepping import take_step

FAKE = "高仿 耐克鞋 1:1 复刻 加微信 abc12345"
PLAIN = "纯棉袜子 五双装"


def written(version: str, *changes: tuple[str, str]) -> bytes:
    """The ruleset that comes with touchstone under another version, with texts replaced."""
    text = shipped_ruleset().decode().replace('version = "1.2.0"', f'version = "{version}"')
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


HARSH = ("threshold = 0.25", "threshold = 0.000001")
"""Everything is looked at."""


def founded(now: datetime = NOW) -> Release:
    """The live release of this node; the first one, where a test left none live."""
    found_release(by=NODE, now=now)
    live = live_release() or Release.objects.last()
    assert live is not None
    return live


def make_draft(by: Standing, version: str, *changes: tuple[str, str], now: datetime = NOW) -> Release:
    """A draft; the node has a live release."""
    founded(now)
    return write_draft(content=written(version, *changes), by=by.actor, now=now)


def backtest_done(release: Release, by: Standing, now: datetime = NOW) -> None:
    """As if a backtest over nothing had come to its end."""
    trial = open_trial(release, TrialKind.BACKTEST, founded(), by.actor, now)
    end(trial, TrialState.DONE, by.actor, now)


def in_shadow(by: Standing, version: str, *changes: tuple[str, str]) -> Release:
    """A release that runs beside the live one."""
    release = make_draft(by, version, *changes)
    backtest_done(release, by)
    take_step(workflow=RELEASES, subject=release, verb="backtest", by=NODE, now=NOW)
    return step_on(release=release, verb="shadow", by=by.actor, now=NOW)


def make_tried_draft(now: datetime, number: int) -> Release:
    """For the tests that walk all workflows: a draft whose backtest came to its end."""
    node = Organisation.objects.filter(operates_node=True).first()
    node = node or make_organisation("Marketplace", "platform", operates_node=True)
    writer = make_standing(f"Writer{number}", node, "supervisor")
    release = make_draft(writer, f"9.{number}", now=now)
    backtest_done(release, writer, now)
    return release


def make_listings(by: Standing, *titles: str, start: int = 0) -> list[Listing]:
    """Listings of one shop, entered by hand: nobody screened them yet."""
    seller = add_seller(by=by.actor, now=NOW, name=f"Seller {start}", kind="enterprise")
    shop = add_shop(
        by=by.actor, now=NOW, seller=seller.public_id, platform="bazaar", platform_shop_id=f"P-{start}", name="Shop"
    )
    return [
        add_listing(by=by.actor, now=NOW, shop=shop.public_id, platform_listing_id=f"L-{place}", title=title)
        for place, title in enumerate(titles, start=start)
    ]
