"""The page of labels: what people decided, to take along and learn from."""

from collections.abc import Callable, Iterator

from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from touchstone.desk.authority.checked import checked
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.leads.actions.exporting import tell_labels_taken
from touchstone.desk.leads.forms import LabelsForm
from touchstone.desk.leads.labels import LABEL_OF, label_lines, label_pieces
from touchstone.desk.leads.models import LeadVerdict
from touchstone.desk.leads.queries.visible import visible_to
from touchstone.desk.leads.views.saying import TONES
from touchstone.desk.leads.views.tabs import tabs

PARQUET = "application/vnd.apache.parquet"
Stream = Callable[[str], Iterator[bytes]]


def show_labels(request: DeskRequest) -> HttpResponse:
    """How many verdicts there are, what each becomes, and the table to take along."""
    form = LabelsForm(request.GET)
    platform = form.cleaned_data["platform"] if form.is_valid() else ""
    rows = visible_to(request.actor).exclude(verdict="").order_by()
    rows = rows.filter(platform=platform) if platform else rows
    counts = dict(rows.values_list("verdict").annotate(Count("pk")))
    values = {
        "form": form,
        "verdicts": [(each, TONES[each], LABEL_OF.get(each), counts.get(each.value, 0)) for each in LeadVerdict],
        "total": sum(counts.values()),
        "platform": platform,
        "query": urlencode({"platform": platform}) if platform else "",
        "tabs": tabs(request),
    }
    return render(request, "leads/labels.html", values)


def export_labels_csv(request: DeskRequest) -> HttpResponseBase:
    """The label table as CSV."""
    return stream_labels(request, label_lines, "text/csv; charset=utf-8", "labels.csv")


def export_labels_parquet(request: DeskRequest) -> HttpResponseBase:
    """The label table as Parquet."""
    return stream_labels(request, label_pieces, PARQUET, "labels.parquet")


def stream_labels(request: DeskRequest, stream: Stream, kind: str, name: str) -> StreamingHttpResponse:
    """The answer, read from the database as it is sent."""
    platform = checked(LabelsForm(request.GET))["platform"]
    tell_labels_taken(by=request.actor, now=request.now, platform=platform)
    answer = StreamingHttpResponse(stream(platform), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
