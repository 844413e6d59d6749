"""Orders to the platform as a table: those that the list shows, all pages."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.http import StreamingHttpResponse

from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.measures.forms import OrderFilter
from touchstone.desk.measures.models import PlatformOrder
from touchstone.desk.measures.queries.accounts import root_of
from touchstone.desk.measures.queries.orders import NEEDED, matching
from touchstone.desk.workflow.models import RunningClock

AT_ONCE = 500
TOLD = ("way", "action", "platform", "target_kind", "target", "status")
TIMES = ("issued_at", "fetched_at", "confirmed_at", "carried_out_at")
COLUMNS = ("order", *TOLD, "measure", "seller", "seller_name", "due_at", *TIMES, "reference", "failure")


def export_orders(request: DeskRequest) -> StreamingHttpResponse:
    """The orders that are seen with this filter, the oldest first."""
    rows = matching(request.actor, request.now, OrderFilter(request.GET).values()).select_related(*NEEDED)
    answer = StreamingHttpResponse(_lines(rows.iterator(AT_ONCE)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="orders.csv"'
    return answer


def _lines(rows: Iterable[PlatformOrder]) -> Iterator[bytes]:
    yield BOM_UTF8 + write_row(COLUMNS)
    orders = iter(rows)
    while part := list(islice(orders, AT_ONCE)):
        due = _due([order.public_id for order in part])
        for order in part:
            yield write_row(_cells(order, due.get(order.public_id)))


def _due(names: list[str]) -> dict[str, datetime | None]:
    """Until when each has to be confirmed; nothing for those that wait no more."""
    clocks = RunningClock.objects.filter(subject_kind=PlatformOrder.SUBJECT_KIND, subject__in=names, stopped_at=None)
    return dict(clocks.order_by().values_list("subject", "due_at"))


def _cells(order: PlatformOrder, due: datetime | None) -> tuple[object, ...]:
    seller = root_of(order.measure.breach.seller)
    times = [at.isoformat() if at else "" for at in (due, *(getattr(order, name) for name in TIMES))]
    told = [getattr(order, name) for name in TOLD]
    whose = (order.measure.public_id, seller.public_id, seller.name)
    return (order.public_id, *told, *whose, *times, order.reference, order.failure)
