"""Addresses at which the storage fails as told, before or in the view; everything around them is the desk's own."""

import errno
import os

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

FILL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) INSERT INTO filled SELECT i, zeroblob(9000) FROM n"
RAISE = "DO $$ BEGIN RAISE EXCEPTION 'told to' USING ERRCODE = '{state}'; END $$"


def full_database(request: HttpRequest) -> HttpResponse:
    """What the database says when nothing fits."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(RAISE.format(state="53100"))
        fill(cursor)
    return HttpResponse("never")


def fill(cursor: object) -> None:
    """Write more into SQLite than it may hold."""
    cursor.execute("CREATE TABLE filled (i, b)")
    pages = cursor.execute("PRAGMA page_count").fetchone()[0]
    cursor.execute(f"PRAGMA max_page_count = {pages + 5}")
    try:
        cursor.execute(FILL)
    finally:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def failing_file(request: HttpRequest, number: int) -> HttpResponse:
    """What the system says of a file."""
    raise OSError(number, os.strerror(number))


def fault(request: HttpRequest) -> HttpResponse:
    """No fault of any storage."""
    raise ValueError("a fault")


def no_entry(request: HttpRequest) -> HttpResponse:
    """A file that is not there is a fault of ours."""
    return failing_file(request, errno.ENOENT)


urlpatterns = [
    path("full", full_database, name="home"),
    path("api/v1/full", full_database),
    path("file/<int:number>", failing_file),
    path("fault", fault),
    path("missing", no_entry),
]
handler500 = "touchstone.desk.frontdoor.fault_page.answer_fault"
