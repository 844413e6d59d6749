"""What the simulated platform says of each order: most are done soon, some refused, some never answered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from touchstone.desk.authority.actor import Actor
from touchstone.desk.measures.actions.carrying import (
    confirm_listings,
    confirm_order,
    fetch_order,
    report_failure,
)
from touchstone.desk.measures.actions.confirming import step_order
from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.queries.order_listings import ordered_listings
from touchstone.desk.measures.transitions import UNCONFIRMED

Said = tuple[datetime, Callable[[datetime], None]]


class Reply(Enum):
    """How the platform meets an order."""

    DONE = auto()
    REFUSED = auto()
    FETCHED = auto()
    SILENT = auto()


REPLIES = (Reply.DONE, Reply.DONE, Reply.REFUSED, Reply.SILENT, Reply.DONE, Reply.DONE, Reply.FETCHED)
"""In turn, order after order."""
REASONS = (
    "店铺有未结的交易纠纷，系统锁定，暂不能执行（模拟）。",
    "商品正在参加平台活动，活动结束前不能变更状态（模拟）。",
)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SOON, SPREAD = 4 * MINUTE, 150
"""Done between four minutes and two and a half hours after it was fetched."""
MENDED_BEFORE, MENDED_AFTER = timedelta(days=10), 30 * HOUR
"""What is older than this was sent again after the second warning, and done then; what is younger is open still."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The platform's program, with a key of `by`; a supervisor sends again what stays open."""

    by: Callable[[], Actor]
    now: datetime

    def to(self, order: PlatformOrder, place: int) -> Iterator[Said]:
        """All that is said of one order, each with its time."""
        reply, at = REPLIES[place % len(REPLIES)], order.issued_at
        done = at + SOON + MINUTE * (place * 37 % SPREAD)
        if reply is not Reply.SILENT:
            yield at + 2 * MINUTE, lambda moment: self._fetch(order, moment)
        if reply is Reply.DONE:
            yield at + 3 * MINUTE, lambda moment: self._half(order, moment)
            yield done, lambda moment: self._confirm(order, moment)
        elif reply is Reply.REFUSED:
            yield done, lambda moment: self._refuse(order, REASONS[place % len(REASONS)], moment)
        if reply is not Reply.DONE and at < self.now - MENDED_BEFORE:
            yield at + MENDED_AFTER, lambda moment: self._send_again(order, moment)
            yield at + MENDED_AFTER + HOUR, lambda moment: self._confirm(order, moment)

    def _fetch(self, order: PlatformOrder, at: datetime) -> None:
        if _is_open(order):
            fetch_order(order=order, by=self.by(), now=at)

    def _half(self, order: PlatformOrder, at: datetime) -> None:
        """The first half of the listings of a shop or account."""
        names = [each.platform_listing_id for each in ordered_listings(order)]
        if _is_open(order) and len(names) > 1:
            confirm_listings(order=order, listings=names[: len(names) // 2], by=self.by(), now=at)

    def _confirm(self, order: PlatformOrder, at: datetime) -> None:
        if _is_open(order):
            confirm_order(order=order, by=self.by(), now=at, reference=f"SIM-{at:%m%d}-{order.pk:04}")

    def _refuse(self, order: PlatformOrder, reason: str, at: datetime) -> None:
        if _is_open(order):
            report_failure(order=order, reason=reason, by=self.by(), now=at)

    def _send_again(self, order: PlatformOrder, at: datetime) -> None:
        if _is_open(order):
            order.refresh_from_db()
            step_order(order=order, verb="resend", reason="", by=self.by(), now=at, seen=order.version)


def _is_open(order: PlatformOrder) -> bool:
    """Whether nothing ended it meanwhile."""
    return PlatformOrder.objects.filter(pk=order.pk, status__in=UNCONFIRMED).exists()
