"""The worker ends in time, takes little, knows nothing, and is not believed."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from tests.desk.evidence.files import held
from tests.desk.evidence.hostile.pictures import chunk, picture, png
from touchstone.desk.evidence.errors import WorkerError
from touchstone.desk.evidence.kinds import KINDS
from touchstone.desk.evidence.limits import LIMITS, most
from touchstone.desk.evidence.worker import start
from touchstone.desk.evidence.worker.start import BEGINNING, Opened, command, open_in_worker, run, trust

FOREVER = [sys.executable, "-I", "-S", "-c", "while True: pass"]
HEAVY = "png(6300, 6300, pixels=bytes(6300 * 18901))"
MEASURED = f"""
import resource, sys, tempfile
sys.path.insert(0, {str(Path(__file__).parents[4])!r})
from tests.desk.evidence.hostile.pictures import png
from touchstone.desk.evidence.kinds import KINDS
from touchstone.desk.evidence.worker.start import command, run
"""


def test_a_worker_that_never_ends_is_killed_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "worker_wall", replace(LIMITS["worker_wall"], value=150))
    started = monotonic()
    with held(b"x") as file, held(b"") as answer:
        assert run(FOREVER, file, answer) is None
    assert monotonic() - started < 20  # on a busy machine too


def test_time_that_is_up_becomes_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "worker_wall", replace(LIMITS["worker_wall"], value=1))
    with held(picture("png")) as file:
        assert open_in_worker(file, KINDS["png"]) == Opened(finding="too_slow")


def test_memory_that_is_up_becomes_a_finding() -> None:
    greedy = png(6300, 6300, depth=8, colour=6, pixels=bytes(6300 * 25201))
    with held(greedy) as file:
        assert open_in_worker(file, KINDS["png"]).finding in ("too_much_memory", "too_slow")


def test_a_worker_that_does_not_run_is_no_damage_of_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "BEGINNING", "raise SystemExit(3)")
    with held(picture("png")) as file, pytest.raises(WorkerError, match="exit code 3") as refused:
        open_in_worker(file, KINDS["png"])
    assert refused.value.retry


def test_the_worker_loads_nothing_of_the_desk_but_its_own_files() -> None:
    names = "sorted(m for m in sys.modules if m.startswith(('touchstone', 'django', 'numpy')))"
    ask = BEGINNING.partition("main()")[0] + f"print({names})"
    listed = subprocess.run([sys.executable, "-I", "-S", "-c", ask], env={}, capture_output=True, text=True, check=True)
    own = "touchstone.desk.evidence"
    files = {f"{own}.worker.{name}" for name in ("confine", "draw", "order", "program")}
    allowed = {"touchstone", "touchstone.desk", own, f"{own}.worker"} | files
    assert set(json.loads(listed.stdout.replace("'", '"'))) == allowed


def test_the_worker_starts_isolated() -> None:
    assert command(KINDS["png"])[1:5] == ["-I", "-S", "-B", "-W"]


def test_the_heaviest_picture_stays_under_300_megabytes() -> None:
    code = MEASURED + (
        f"file = tempfile.TemporaryFile(); file.write({HEAVY}); file.flush(); answer = tempfile.TemporaryFile()\n"
        "run(command(KINDS['png']), file, answer)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    measured = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(measured.stdout) * 1024 < 300_000_000


@pytest.mark.parametrize(
    "answer",
    [b"", b"\n", b"{}", b"{}\n", b"{}\n<script>alert(1)</script>", b"[]\n", b"null", b"{" * 500, b"[" * 900, b"\xff\xfe", b"x" * 5000,
     b'{"finding": "../../x"}\n', b'{"finding": ["damaged"]}\n', b'{"finding": "active", "more": 1}\n', b"{}\n" + picture("jpg"),
     b"{}\n" + png(1, 1, chunk(b"tEXt", b"a\0<script>"), pixels=b"\0" * 4), b"{}\n" + png(1601, 1, pixels=b"\0"),
     b"{}\n" + picture("png") + b"x"],
)  # fmt: skip
def test_an_answer_that_cannot_be_checked_is_not_believed(answer: bytes) -> None:
    assert trust(answer) == Opened(finding="damaged")


def test_a_known_finding_and_a_bare_picture_are_believed() -> None:
    assert trust(b'{"finding": "too_much_memory"}\n') == Opened(finding="too_much_memory")
    bare = png(2, 2, pixels=b"\0" * 14)
    assert trust(b"{}\n" + bare) == Opened(preview=bare)


def test_the_worker_is_told_no_more_than_its_limits() -> None:
    told = json.loads(command(KINDS["gif"])[-1])
    assert told["memory"] == most("worker_memory") < 300_000_000
    assert told["decoder"] == "GIF"
