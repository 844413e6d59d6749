"""touchstone simulate: codes side by side, files for each, refusals with their cure."""

import csv
import json
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from touchstone.cli.simulate import find_code, run
from touchstone.rulebook.errors import PackError
from touchstone.vocabulary.errors import UsageError

ROWS = [
    "b1,anna,counterfeit_grave,2025-05-01T08:00:00+08:00,l1,r1",
    "b2,anna,counterfeit_grave,2025-06-01T08:00:00+08:00,l2,r1",
    "b3,bert,misleading,2025-06-01T08:00:00+08:00,l3,",
]


def call(folder: Path, *codes: str, **more: Any) -> Namespace:
    """The words of a call on three breaches."""
    path = folder / "breaches.csv"
    path.write_text("\n".join(["breach_id,identity,kind,at,listing_id,right_id", *ROWS]), encoding="utf-8")
    words = {"since": None, "until": None, "unconfirmed": False, "mapping": None, "out": folder / "out"}
    return Namespace(breaches=path, code=list(codes), **(words | more))


def sums(folder: Path) -> list[dict[str, Any]]:
    """What was written of each code."""
    return json.loads((folder / "out" / "simulation.json").read_text(encoding="utf-8"))["codes"]


def test_each_seller_has_a_row_and_the_sums_agree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(call(tmp_path, "model")) == 0
    with (tmp_path / "out" / "outcomes-model.csv").open(encoding="utf-8", newline="") as file:
        anna, bert = csv.DictReader(file)
    assert (anna["points"], anna["delist_all"], anna["close_account"], bert["points"]) == ("48", "1", "1", "2")
    (found,) = sums(tmp_path)
    assert (found["points"], found["closed"], found["measures"]["remove_listing"]) == (50, 1, 3)
    assert "account closed" in capsys.readouterr().out


def test_codes_stand_side_by_side_and_say_what_is_not_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(call(tmp_path, "model", "taobao"))
    printed = capsys.readouterr().out
    assert "Taobao: rows not confirmed: 10, not applied" in printed
    assert [one["is_confirmed"] for one in sums(tmp_path)] == [True, True]
    run(call(tmp_path, "taobao", unconfirmed=True))
    assert [one["is_confirmed"] for one in sums(tmp_path)] == [False]


def test_the_period_is_that_of_the_days_given(tmp_path: Path) -> None:
    run(call(tmp_path, "model", since=date(2025, 5, 2), until=date(2025, 5, 31)))
    assert sums(tmp_path)[0]["identities"] == 0
    with pytest.raises(UsageError, match="ends before it begins"):
        run(call(tmp_path, "model", since=date(2025, 5, 2), until=date(2025, 4, 1)))


def test_an_unknown_code_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        find_code("tabao")
    assert "taobao" in refused.value.hint


def test_a_code_of_ones_own_comes_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("jurisdiction = 1", encoding="utf-8")
    with pytest.raises(PackError, match=r"own\.toml"):
        find_code(str(path))
