"""Storage faults: every n-th file call of every act fails with ENOSPC, EIO, EMFILE; the answer is done or a clean refusal."""

import errno
import http.client
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.soak.acts import ACTS
from bench.soak.browser import Browser, Page
from bench.soak.control import Control, Slot
from bench.soak.exhaust import MAKERS
from bench.soak.journal import Journal
from bench.soak.load import outcome
from bench.soak.node import SoakNode
from bench.soak.people import read_workers
from bench.soak.processes import wait_until_up
from bench.soak.step import Desk, Step

ERRORS = (errno.ENOSPC, errno.EIO, errno.EMFILE)
MOST_CALLS = 200
RECOVERS_WITHIN = 20.0  # seconds; PostgreSQL restarts itself after some faults
LANGUAGES = ("en", "zh-CN")
Advance = Callable[["Starved"], None]


@dataclass
class Starved:
    """What the faults led to."""

    points: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    depth: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def build_shim(folder: Path) -> Path | None:
    """The compiled shim; None where there is no compiler."""
    compiler, target = shutil.which("cc"), folder / "shim.so"
    if compiler is None:
        return None
    source = str(Path(__file__).with_name("shim.c"))
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(target), source, "-ldl"], check=True)
    return target


def preload(shim: Path, control: Path, under: Path) -> dict[str, str]:
    """The environment of a process whose file calls may fail."""
    return {"LD_PRELOAD": str(shim), "SOAK_SHIM": str(control), "SOAK_UNDER": str(under)}


class Starving:
    """One client, one fault at a time."""

    def __init__(self, node: SoakNode, control: Control) -> None:
        self.desk = Desk(read_workers(node.folder)[0], Browser(node.port), Random(node.seed), "starved", repeats=False)
        self.node, self.control = node, control
        self.journal = Journal(node.folder / "starved.journal")
        self.seen = Starved()

    def starve(self, acts: list[str], advance: Advance) -> Starved:
        """Every act with every error at every call."""
        self.desk.browser.sign_in(self.desk.worker.email, self.desk.worker.password)
        for name in acts:
            for error in ERRORS:
                self._each_call(name, error, advance)
            self._judge(name)
        return self.seen

    def _each_call(self, name: str, error: int, advance: Advance) -> None:
        for call in range(1, MOST_CALLS):
            self.desk.browser.language = LANGUAGES[call % 2]
            fired = self._one(name, error, call)
            if not fired:
                self.seen.depth[f"{name} {errno.errorcode[error]}"] = call - 1
                return
            self.seen.points += 1
            advance(self.seen)

    def _one(self, name: str, error: int, call: int) -> bool:
        """One act with one failing call; whether the call was reached."""
        step = self._step(name)
        self.control[Slot.FIRED], self.control[Slot.ERRNO] = 0, error
        self.control[Slot.CALLS_LEFT] = call
        try:
            said, page = self._ask(name, step)
        finally:
            self.control[Slot.CALLS_LEFT] = 0
        if self.control[Slot.FIRED]:
            self._check(f"{name} with {errno.errorcode[error]} at call {call}", said, page)
        return bool(self.control[Slot.FIRED])

    def _step(self, name: str) -> Step:
        """The next step of an act; where it needs something first, that is made."""
        for _ in range(20):
            step = ACTS[name](self.desk)
            if step is not None:
                return step
            self._go_on(MAKERS[name])
        raise RuntimeError(f"{name} finds nothing to act on")

    def _ask(self, name: str, step: Step) -> tuple[str, Page]:
        self.journal.write(said="try", act=name, target=step.target)
        try:
            page = self.desk.browser.post(step.path, step.fields, step.upload, step.call)
        except (OSError, http.client.HTTPException) as failure:
            page = Page(0, type(failure).__name__)
        said = outcome(page, step)
        self.journal.write(said=said, act=name, target=step.target, status=page.status)
        if said == "done":
            step.learn(page)
        return said, page

    def _check(self, where: str, said: str, page: Page) -> None:
        self.seen.answers[f"{said} {page.status}"] += 1
        if page.status not in {200, 201, 302, 503, 507}:
            self.seen.problems.append(f"{where} was answered {page.status}: {page.text[:80]!r}")
        elif page.status >= 500 and not is_clean(page):
            self.seen.problems.append(f"{where} was refused without a word on what and how: {page.text[:80]!r}")
        self._go_on("edit_organisation")

    def _go_on(self, name: str) -> None:
        """The desk does the next thing, without a restart."""
        deadline = time.monotonic() + RECOVERS_WITHIN
        while time.monotonic() < deadline:
            step = self._step(name)
            if self._ask(name, step)[0] == "done":
                return
            time.sleep(0.1)
        self.seen.problems.append(f"the desk does not go on after {name}")

    def _judge(self, name: str) -> None:
        judged = self.node.judge()
        self.seen.problems += [f"after {name}: {each}" for each in judged["problems"]]


def is_clean(page: Page) -> bool:
    """Whether a refusal says what is the matter and what to do, in the language that it claims."""
    words = {"en": ("gain", "hether"), "zh-hans": ("请",)}.get(page.language, ("gain", "请"))
    return any(word in page.text for word in words) and "Traceback" not in page.text


def starve_desk(node: SoakNode, acts: list[str], advance: Advance) -> Starved | None:
    """Faults in the files of the desk itself; None without a compiler."""
    shim = build_shim(node.folder)
    if shim is None:
        return None
    path = node.folder / "shim.control"
    control = Control(path)
    node.nursery.process.environment = {**node.environment, **preload(shim, path, node.folder)}
    return begin(node, control, acts, advance)


def starve_database(node: SoakNode, acts: list[str], advance: Advance) -> Starved | None:
    """Faults in the files of PostgreSQL; None without one, or without a compiler."""
    if node.postgres is None:
        return None
    folder = node.postgres.folder
    shim = build_shim(folder)
    if shim is None:
        return None
    path = folder / "shim.control"
    control = Control(path)
    for each in (path, shim, folder):
        each.chmod(0o777)
    node.postgres.kill()
    node.postgres.preload = preload(shim, path, node.postgres.data)
    node.postgres.start()
    try:
        return begin(node, control, acts, advance)
    finally:
        node.postgres.preload = {}
        node.postgres.kill()
        node.postgres.start()


def begin(node: SoakNode, control: Control, acts: list[str], advance: Advance) -> Starved:
    """The server, nobody else, and the faults."""
    node.server.start()
    wait_until_up(node.port)
    return Starving(node, control).starve(acts, advance)
