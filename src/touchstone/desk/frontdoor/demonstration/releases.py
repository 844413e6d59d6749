"""The rulesets of the demonstration: the one that came with the node is retired, another is live, a third runs in shadow."""

from datetime import datetime

from touchstone.desk.authority.actor import NODE
from touchstone.desk.frontdoor.demonstration.penalties import player
from touchstone.desk.rulesets.actions.drafting import found_release, write_draft
from touchstone.desk.rulesets.actions.stepping import step_on
from touchstone.desk.rulesets.actions.trials import start_backtest
from touchstone.desk.rulesets.intake.backtesting import run_backtests
from touchstone.desk.rulesets.models import Release
from touchstone.desk.rulesets.queries.releases import live_release

LIVE = (
    "1.3.0",
    "暂缓上架只需 0.48（模拟）",
    (("threshold = 0.5", "threshold = 0.48"),),
)
SHADOW = (
    "1.4.0",
    "低价信号加重，复核阈值降低（模拟）",
    (('name = "price_gap"\nweight = 1.5', 'name = "price_gap"\nweight = 2.5'), ("threshold = 0.25", "threshold = 0.2")),
)
FIRST, SECOND = "supervisor", "supervisor2"


def begin_rulesets(*, now: datetime) -> None:
    """On the day of the founding: the shipped ruleset, then another one that two people make live; nothing is listed yet."""
    found_release(by=NODE, now=now)
    release = _tried(LIVE, now)
    step_on(release=release, verb="propose", by=player(FIRST), now=now)
    step_on(release=release, verb="go_live", by=player(SECOND), now=now)


def run_shadow(*, now: datetime) -> None:
    """Beside it a third one, backtested on the market and on the verdicts of the cast."""
    _tried(SHADOW, now)


def _tried(row: tuple[str, str, tuple[tuple[str, str], ...]], now: datetime) -> Release:
    """A draft that was backtested and runs in shadow."""
    edition, why, changes = row
    live = live_release()
    assert live is not None
    content = live.file.content.replace(f'version = "{live.file.edition}"', f'version = "{edition}"')
    for old, new in changes:
        content = content.replace(old, new)
    release = write_draft(content=content.encode(), why=why, by=player(FIRST), now=now)
    start_backtest(release=release, by=player(FIRST), now=now)
    while run_backtests(now):
        pass
    return step_on(release=Release.objects.get(pk=release.pk), verb="shadow", by=player(FIRST), now=now)
