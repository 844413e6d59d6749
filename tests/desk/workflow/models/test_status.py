"""A status is written by steps alone, whichever way one tries."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from tests.desk.accounts.access.asking import make_request
from tests.desk.people import NOW
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.workflow.errors import StatusWrittenError

pytestmark = [pytest.mark.usefixtures("post"), pytest.mark.django_db]
FIELDS = {"name": "Mallory", "kind": "police", "language": "en", "created_at": NOW}


def assign(request: AccessRequest) -> None:
    request.status = "admitted"


def set_by_name(request: AccessRequest) -> None:
    setattr(request, "status", "admitted")  # noqa: B010 - the very thing that is tried


def update_many(request: AccessRequest) -> None:
    AccessRequest.objects.filter(pk=request.pk).update(status="admitted")


def go_back_to_the_start(request: AccessRequest) -> None:
    AccessRequest.objects.filter(pk=request.pk).update(status="submitted")


def update_in_bulk(request: AccessRequest) -> None:
    request.__dict__["status"] = "admitted"
    AccessRequest.objects.bulk_update([request], ["status"])


def save_by_name(request: AccessRequest) -> None:
    request.__dict__["status"] = "admitted"
    request.save(update_fields=["status"])


def make_admitted(request: AccessRequest) -> None:
    AccessRequest.objects.create(**FIELDS, status="admitted")


def make_many(request: AccessRequest) -> None:
    AccessRequest.objects.bulk_create([AccessRequest(**FIELDS, status="admitted")])


WAYS = (
    assign,
    set_by_name,
    update_many,
    go_back_to_the_start,
    update_in_bulk,
    save_by_name,
    make_admitted,
    make_many,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_but_a_step_writes_a_status(way: Callable[[AccessRequest], None]) -> None:
    request = make_request()
    with pytest.raises(StatusWrittenError), transaction.atomic():
        way(request)
    assert list(AccessRequest.objects.values_list("status", flat=True)) == ["submitted"]


def test_the_database_knows_no_other_state() -> None:
    request = make_request()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE access_accessrequest SET status = 'nonsense' WHERE id = %s", [request.pk])


def test_an_old_copy_does_not_write_back_its_status() -> None:
    request = make_request()
    old = AccessRequest.objects.get(pk=request.pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_accessrequest SET status = 'lapsed', version = 7 WHERE id = %s", [request.pk])
    old.name = "Another name"
    old.save()
    request.refresh_from_db()
    assert (request.name, request.status, request.version) == ("Another name", "lapsed", 7)


def test_a_row_that_was_read_in_part_reads_its_status_when_asked() -> None:
    make_request()
    assert AccessRequest.objects.defer("status").get().status == "submitted"
    assert AccessRequest.objects.only("name").get().status == "submitted"
