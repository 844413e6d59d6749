"""The pages of the reference: all operations, and one of them."""

from django.http import HttpResponse
from django.shortcuts import render

from touchstone.desk.authority.errors import NotThereError
from touchstone.desk.authority.routes import DeskRequest
from touchstone.desk.frontdoor.api.assembly import document, rows
from touchstone.desk.frontdoor.reference.tags import TITLES
from touchstone.desk.frontdoor.reference.told import OperationTold


def list_operations(request: DeskRequest) -> HttpResponse:
    """What programs can do at this desk, by subject."""
    every = all_operations().values()
    groups = [(title, [each for each in every if tag in each.described["tags"]]) for tag, title in TITLES.items()]
    return render(request, "reference/operation_list.html", {"groups": groups})


def show_operation(request: DeskRequest, operation: str) -> HttpResponse:
    """One operation: what goes in, what comes out, an example of both."""
    told = all_operations().get(operation)
    if told is None:
        raise NotThereError
    return render(request, "reference/operation_detail.html", {"told": told})


def all_operations() -> dict[str, OperationTold]:
    """By name."""
    known = {row.name: row for row in rows()}
    return {
        each["operationId"]: OperationTold(known[each["operationId"]], path, each)
        for path, methods in document()["paths"].items()
        for each in methods.values()
    }
