"""Every operation of the API has a method of the client, or a stated reason for having none."""

from operator import attrgetter
from typing import Any

import httpx
import pytest

from tests.client.methods import METHODS
from touchstone.client import Desk
from touchstone.desk.frontdoor.api.assembly import rows

WRITTEN = {"export_ledger", "export_labels"}
"""Into an open file."""
NEEDED = {"compare_codes": ("taobao@1", "model@1"), "list_figure_things": ("removals",)}
"""What a method cannot do without."""
READS = {
    row.name: row
    for row in rows()
    if row.method == "GET" and "{" not in row.path and not METHODS[row.name].startswith("– ")
}


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def recorder(asked: list[str]) -> Desk:
    """A client whose desk writes down what it is asked, and has nothing."""

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.method} {request.url.path.removeprefix('/api/v1/')}")
        body: dict[str, Any] = {"items": [], "next": None, "cursor": "", "keys": [], "kinds": [], "origin": ""}
        body |= {"signals": [], "rulesets": [], "verdicts": [], "pairs": [], "changes": []}
        body["overall"] = {"key": "", "count": 0, "same": 0, "kappa": None, "low": None, "high": None}
        body |= {"since": "2026-11-01", "until": "2026-11-02", "figures": [], "weeks": []}
        body |= {
            "id": "bal_1",
            "done": 0,
            "total": 0,
            "found": 0,
            "created_at": "2026-11-01T00:00:00Z",
            "ended_at": None,
        }
        me = {"person": None, "organisation": None, "kind": None, "roles": [], "scopes": None}
        return httpx.Response(200, json={**body, **me}, headers={"ETag": '"1"'})

    return Desk("http://desk.test", "key", transport=httpx.MockTransport(answer))


def test_every_operation_has_its_row() -> None:
    assert set(METHODS) == {row.name for row in rows()}


@pytest.mark.parametrize(("operation", "method"), METHODS.items())
def test_a_row_names_a_method_of_the_client_or_a_reason(operation: str, method: str, recorder: Desk) -> None:
    assert callable(attrgetter(method)(recorder)) if not method.startswith("– ") else len(method) > 20, operation


@pytest.mark.parametrize("operation", READS)
def test_a_method_that_reads_asks_for_the_path_of_its_operation(
    operation: str, recorder: Desk, asked: list[str], tmp_path: Any
) -> None:
    method = attrgetter(METHODS[operation])(recorder)
    if operation in WRITTEN:
        with (tmp_path / "record.jsonl").open("wb") as file:
            method(file)
    else:
        answer = method(*NEEDED.get(operation, ()))
        list(answer) if hasattr(answer, "__next__") else answer
    assert asked == [f"GET {READS[operation].path}"]
