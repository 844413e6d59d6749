"""What Prometheus reads: counters of this process, and figures of the database at the time of asking."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from prometheus_client import REGISTRY, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from touchstone.desk.audit.alarms import open_alarm
from touchstone.desk.audit.models import LogTail, SignedHead
from touchstone.desk.delivery.models.message import OPEN_STATES
from touchstone.desk.delivery.queries.messages import count_by_state, waiting_since
from touchstone.desk.frontdoor.health import silent_passes
from touchstone.desk.frontdoor.models import Beat
from touchstone.desk.measures.queries.orders import count_late

ANSWERS = Counter("touchstone_answers", "Answers by method and status", ["method", "status"])
SECONDS = Histogram("touchstone_answer_seconds", "Time to answer", ["method"])


def measured(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Count and time every answer."""

    def answered(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = answer(request)
        method = request.method if request.method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} else "other"
        SECONDS.labels(method).observe(time.perf_counter() - begun)
        ANSWERS.labels(method, response.status_code).inc()
        return response

    return answered


@dataclass(frozen=True, slots=True)
class DeskCollector(Collector):
    """Figures of the database, read when they are asked for; `gauges` are rows of name, help and reader."""

    gauges: tuple[tuple[str, str, Callable[[], float]], ...]

    def collect(self) -> Iterator[Metric]:
        """One gauge per row."""
        for name, text, value in self.gauges:
            yield GaugeMetricFamily(f"touchstone_{name}", text, value=value())
        yield self._beats()

    def describe(self) -> Iterator[Metric]:
        """Nothing is read when the collector is made known."""
        return iter(())

    def _beats(self) -> Metric:
        ages = GaugeMetricFamily("touchstone_pass_age_seconds", "Since each pass of the work ran", labels=["name"])
        for name, ran_at in Beat.objects.values_list("name", "ran_at"):
            ages.add_metric([name], (timezone.now() - ran_at).total_seconds())
        return ages


def _unsigned() -> float:
    newest = SignedHead.objects.order_by("-size").values_list("size", flat=True).first() or 0
    return LogTail.objects.values_list("size", flat=True).get(pk=1) - newest


def _open_deliveries() -> float:
    found = count_by_state()
    return float(sum(found[state] for state in OPEN_STATES))


def _longest_wait() -> float:
    return waiting_since(now=timezone.now()).total_seconds()


GAUGES: tuple[tuple[str, str, Callable[[], float]], ...] = (
    ("ledger_size", "Entries of the ledger", lambda: LogTail.objects.values_list("size", flat=True).get(pk=1)),
    ("ledger_unsigned", "Entries that no signed head covers yet", _unsigned),
    ("ledger_refused", "1 while no head of the ledger may be signed", lambda: float(open_alarm() is not None)),
    ("passes_silent", "Passes of the work that should have run", lambda: float(len(silent_passes(timezone.now())))),
    ("deliveries_dead", "Messages that were given up", lambda: float(count_by_state()["dead"])),
    ("deliveries_open", "Messages that have not ended", _open_deliveries),
    ("deliveries_wait_seconds", "How long the longest due message waits", _longest_wait),
    ("orders_late", "Orders that the platform did not confirm in time", lambda: float(count_late(timezone.now()))),
    ("home_free_bytes", "Free bytes of the home folder's disk", lambda: float(shutil.disk_usage(settings.HOME).free)),
)
REGISTRY.register(DeskCollector(GAUGES))
