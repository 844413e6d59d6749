"""A run over files: what it writes, and that no interruption and no batch size shows in it."""

import gzip
import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from touchstone.screening import run as running
from touchstone.screening.engine import Engine
from touchstone.screening.errors import InterruptedRunError, RunError
from touchstone.screening.job import Job
from touchstone.screening.ruleset_file import STANDARD
from touchstone.screening.run import Progress, run_job
from touchstone.tables.schemas import FINDINGS

FILES = ("findings.parquet", "rejects.csv", "summary.json", "prices.parquet")
Read = Callable[[Path], dict[str, bytes]]


class PowerCutError(BaseException):
    """What stops a run at once."""


def make_job(table: Path, out: Path, **changes: object) -> Job:
    return Job(**{"input": table, "out": out, "batch_rows": 64, **changes})  # type: ignore[arg-type]


def read_files(folder: Path, names: tuple[str, ...] = FILES) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names}


def stop_after(batches: int, error: BaseException) -> Callable[[Progress], None]:
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == batches:
            raise error

    return watch


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkpoint after every batch."""
    monkeypatch.setattr(running, "CHECKPOINT_SECONDS", -1.0)


@pytest.fixture
def shadow_file(tmp_path: Path) -> Path:
    """The standard ruleset, but every listing that it lets pass is to be reviewed."""
    path = tmp_path / "shadow.toml"
    text = STANDARD.read_text(encoding="utf-8").replace('name = "standard"', 'name = "shadow"', 1)
    path.write_text(re.sub(r"threshold = [0-9.]+", "threshold = 0.000001", text, count=1), encoding="utf-8")
    return path


def test_every_listing_has_a_finding_in_the_order_of_the_input(table: Path, tmp_path: Path) -> None:
    report = run_job(make_job(table, tmp_path / "out"))
    findings = pq.read_table(tmp_path / "out" / "findings.parquet")
    unreadable = {40, 170}
    assert findings["listing_id"].to_pylist() == [f"L{i}" for i in range(300) if i not in unreadable]
    assert findings.schema.names == FINDINGS.names
    assert (report["listings"], report["rejects"]) == (298, 2)


def test_rejected_rows_are_listed_with_their_lines(table: Path, tmp_path: Path) -> None:
    run_job(make_job(table, tmp_path / "out"))
    lines = (tmp_path / "out" / "rejects.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[1] for line in lines] == ["line", "42", "172"]


def test_the_summary_counts_what_the_findings_say(table: Path, tmp_path: Path) -> None:
    run_job(make_job(table, tmp_path / "out"))
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    rows = pq.read_table(tmp_path / "out" / "findings.parquet").to_pylist()
    verdicts = [row["verdict"] for row in rows]
    assert summary["verdicts"] == {name: verdicts.count(name) for name in ("pass", "review", "block")}
    for name, count in summary["signals"].items():
        assert count == sum(any(piece["name"] == name for piece in row["signals"]) for row in rows)
    assert sum(summary["score_histogram"]) == summary["listings"] == len(rows)


@pytest.mark.parametrize("batches", [1, 2, 4])
@pytest.mark.usefixtures("eager")
def test_an_interrupted_run_resumes_to_the_same_bytes(table: Path, tmp_path: Path, batches: int) -> None:
    run_job(make_job(table, tmp_path / "whole"))
    with pytest.raises(PowerCutError):
        run_job(make_job(table, tmp_path / "cut"), stop_after(batches, PowerCutError()))
    # What was written after the last checkpoint is cut off again.
    with (tmp_path / "cut" / "findings.parquet.unfinished").open("ab") as file:
        file.write(b"half a batch")
    run_job(make_job(table, tmp_path / "cut"))
    assert read_files(tmp_path / "cut") == read_files(tmp_path / "whole")
    assert not (tmp_path / "cut" / "checkpoint.json").exists()


@pytest.mark.usefixtures("eager")
def test_a_run_cut_down_after_its_last_batch_resumes(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_job(make_job(table, tmp_path / "whole"))

    def cut(*_: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr(running, "remove_checkpoint", cut)
        with pytest.raises(PowerCutError):
            run_job(make_job(table, tmp_path / "cut"))
    run_job(make_job(table, tmp_path / "cut"))
    assert read_files(tmp_path / "cut") == read_files(tmp_path / "whole")


def test_a_killed_process_leaves_a_run_that_resumes(table: Path, tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from touchstone.screening import run; from touchstone.screening.job import Job\n"
        "run.CHECKPOINT_SECONDS = -1.0\n"
        "def watch(p):\n  if p.listings > 100: os.kill(os.getpid(), 9)\n"
        "run.run_job(Job(Path(sys.argv[1]), Path(sys.argv[2]), batch_rows=64), watch)"
    )
    killed = subprocess.run([sys.executable, "-c", script, table, tmp_path / "cut"], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "cut" / "checkpoint.json").exists()
    run_job(make_job(table, tmp_path / "cut"))
    run_job(make_job(table, tmp_path / "whole"))
    assert read_files(tmp_path / "cut") == read_files(tmp_path / "whole")


@pytest.mark.usefixtures("eager")
def test_ctrl_c_keeps_what_is_finished_and_says_so(table: Path, tmp_path: Path) -> None:
    with pytest.raises(InterruptedRunError, match="kept"):
        run_job(make_job(table, tmp_path / "out"), stop_after(2, KeyboardInterrupt()))
    assert (tmp_path / "out" / "checkpoint.json").exists()


@pytest.mark.usefixtures("eager")
def test_another_input_does_not_go_on_with_the_run(table: Path, tmp_path: Path) -> None:
    with pytest.raises(PowerCutError):
        run_job(make_job(table, tmp_path / "out"), stop_after(2, PowerCutError()))
    table.write_text(table.read_text(encoding="utf-8") + "L999,new,1,shop\n", encoding="utf-8")
    with pytest.raises(RunError, match="differs in: input"):
        run_job(make_job(table, tmp_path / "out"))
    assert run_job(make_job(table, tmp_path / "out", restart=True))["listings"] == 299


@pytest.mark.usefixtures("eager")
def test_another_ruleset_does_not_go_on_with_the_run(table: Path, tmp_path: Path, shadow_file: Path) -> None:
    with pytest.raises(PowerCutError):
        run_job(make_job(table, tmp_path / "out"), stop_after(2, PowerCutError()))
    with pytest.raises(RunError, match="differs in: ruleset"):
        run_job(make_job(table, tmp_path / "out", ruleset=shadow_file))


@pytest.mark.parametrize("rows", [1, 50, 1000])
def test_findings_do_not_depend_on_the_batch_size(table: Path, tmp_path: Path, rows: int) -> None:
    run_job(make_job(table, tmp_path / "a", batch_rows=rows))
    run_job(make_job(table, tmp_path / "b"))
    one, other = (pq.read_table(tmp_path / name / "findings.parquet") for name in "ab")
    assert one.equals(other)


def test_findings_do_not_depend_on_the_number_of_threads(table: Path, tmp_path: Path) -> None:
    run_job(make_job(table, tmp_path / "one", workers=1, batch_rows=16))
    run_job(make_job(table, tmp_path / "four", workers=4, batch_rows=16))
    assert read_files(tmp_path / "one") == read_files(tmp_path / "four")


def test_a_packed_copy_of_the_input_has_the_same_findings(table: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed" / "listings.csv.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(table.read_bytes()))
    run_job(make_job(table, tmp_path / "a"))
    run_job(make_job(packed, tmp_path / "b"))
    assert read_files(tmp_path / "a", FILES[:1]) == read_files(tmp_path / "b", FILES[:1])


def test_a_shadow_ruleset_runs_beside_without_effect(table: Path, tmp_path: Path, shadow_file: Path) -> None:
    run_job(make_job(table, tmp_path / "plain"))
    report = run_job(make_job(table, tmp_path / "both", shadow=shadow_file))
    assert read_files(tmp_path / "both", FILES[:1]) == read_files(tmp_path / "plain", FILES[:1])
    changes = report["summary"]["shadow"]["changes"]
    rows = pq.read_table(tmp_path / "both" / "shadow_changes.parquet").to_pylist()
    assert changes["changed"] == len(rows) > 0
    assert all((row["verdict_a"], row["verdict_b"]) == ("pass", "review") for row in rows)


def test_a_table_whose_rows_are_all_unreadable_gives_empty_findings(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("listing_id,title\n1,a,b\n2,c,d\n", encoding="utf-8")
    report = run_job(make_job(path, tmp_path / "out"))
    assert (report["listings"], report["rejects"]) == (0, 2)
    assert pq.read_table(tmp_path / "out" / "findings.parquet").num_rows == 0


def test_the_report_names_what_was_read(table: Path, tmp_path: Path, engine: Engine) -> None:
    report = run_job(make_job(table, tmp_path / "out"))
    plan = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["plan"]
    assert plan == report["plan"]
    assert plan["ruleset"] == engine.ruleset.identity
    assert plan["input"].keys() == {"listings.csv"}
