"""The ledger for programs: heads page by page, and a record that verifies without the desk."""

import json
from pathlib import Path

import pytest

from tests.desk.audit.events import forget_heads, write
from tests.desk.frontdoor.api.programs import Program, program_of
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.exporting import export_record
from touchstone.desk.audit.node_key import verifying_keys
from touchstone.desk.audit.signing import sign_heads


@pytest.fixture
def program(supervisor: Standing) -> Program:
    return program_of(supervisor)


def sign(count: int) -> None:
    """So many events and a head over all there is."""
    write(count, particulars={"note": "private"})
    sign_heads(NOW)


def test_heads_come_page_by_page_in_the_order_of_the_ledger(program: Program) -> None:
    sign(2)
    sign(3)
    first = program.get("ledger/heads?limit=1").json()
    second = program.get(first["next"]).json()
    sizes = [page["items"][0]["size"] for page in (first, second)]
    assert sizes == sorted(sizes)
    assert second["next"] is None
    assert program.get(f"ledger/heads/{sizes[1]}").json() == second["items"][0]


@pytest.mark.parametrize("size", ["0", "-1", "9999", "x", "9" * 30])
def test_a_head_that_was_never_signed_is_not_there(size: str, program: Program) -> None:
    assert program.get(f"ledger/heads/{size}").status_code == 404


def test_the_keys_are_those_that_heads_were_signed_with(program: Program) -> None:
    sign(1)
    told = program.get("ledger/keys").json()
    assert told["keys"] == [key.to_text() for key in verifying_keys()]
    assert program.get("ledger/heads").json()["items"][0]["note"].startswith(told["origin"])


def test_what_is_taken_along_is_the_export_of_the_command(program: Program, tmp_path: Path) -> None:
    sign(1200)
    export_record(tmp_path / "record", now=NOW, advance=lambda done: None)
    taken = program.get("ledger/export").getvalue()
    assert taken == (tmp_path / "record").read_bytes()
    assert json.loads(taken.splitlines()[-1])["kind"] == "end"


def test_before_the_first_head_there_is_nothing_to_take_along(program: Program) -> None:
    forget_heads()
    assert program.get("ledger/export").status_code == 404


def test_who_does_not_read_the_whole_record_takes_nothing_along(operator: Standing, owner: Standing) -> None:
    sign(1)
    assert program_of(operator).get("ledger/heads").status_code == 200
    assert [program_of(each).get("ledger/export").status_code for each in (operator, owner)] == [403, 403]
