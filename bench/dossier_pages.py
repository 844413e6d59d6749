"""What is asked of dossiers, as an analyst asks it, and how large their tables are."""

from collections.abc import Callable, Iterable

from django.db import connection
from django.utils import timezone

from touchstone.desk.authority.actor import Actor, Via
from touchstone.desk.authority.organisation_kind import OrganisationKind
from touchstone.desk.dossiers.queries.kinds import KIND_BY_KEY
from touchstone.desk.dossiers.queries.pages import Asked, page_of

ANALYST = Actor(person="per_bench", kind=OrganisationKind.PLATFORM, roles=frozenset({"analyst"}), via=Via.BROWSER)


def pages(addresses: Iterable[str]) -> dict[str, Callable[[], object]]:
    """Address of a list -> what asks the database for its page."""
    return {address: _page(address) for address in addresses}


def _page(address: str) -> Callable[[], object]:
    path, _mark, query = address.partition("?")
    asked = dict(part.split("=", 1) for part in query.split("&") if part)
    question, sort = asked.pop("q", ""), asked.pop("sort", "")
    kind = KIND_BY_KEY[path.rstrip("/").removesuffix("s")]
    return lambda: page_of(kind, ANALYST, timezone.now(), Asked(question, sort, asked))


def sizes() -> dict[str, int]:
    """Bytes of the tables and indexes of dossiers."""
    if connection.vendor == "sqlite":
        asked = (
            "SELECT name, SUM(pgsize) FROM dbstat WHERE name LIKE '%%dossiers%%' GROUP BY name ORDER BY 2 DESC LIMIT 12"
        )
    else:
        asked = """SELECT relname, pg_total_relation_size(oid) FROM pg_class
            WHERE relname LIKE 'dossiers%%' AND relkind = 'r' ORDER BY 2 DESC LIMIT 12"""
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return dict(cursor.fetchall())
