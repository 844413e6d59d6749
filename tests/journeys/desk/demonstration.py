"""A node filled with the demonstration, made once; each worker serves a copy of its own."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

LISTINGS = 3000
TABLE = "accounts.txt"
ACCOUNT = re.compile(r"^(?P<name>\w+)@demo\.invalid\s+(?P<password>[\w-]+)", re.MULTILINE)
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "touchstone.desk.frontdoor.settings",  # the real ones, not those of the other tests
    "TOUCHSTONE_DEMONSTRATION": "1",
    "TOUCHSTONE_SECOND_FACTOR": "0",
    "TOUCHSTONE_SECOND_REVIEWS": "0",  # by chance a lead that one visitor decides would be hidden from another
    "DATABASE_URL": "",
    "COLUMNS": "200",
    "LANG": "C.UTF-8",
    "PYTHONUNBUFFERED": "1",
}


@dataclass(frozen=True)
class Desk:
    """A desk that is served: its address, its home folder, the password of each account."""

    address: str
    home: Path
    passwords: Mapping[str, str]

    def links_sent_to(self, address: str, kind: str) -> list[str]:
        """The links of a kind (a part of their path) in mails to somebody, in the order in which they were sent."""
        files = sorted((self.home / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
        letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        texts = [_text(letter) for letter in letters if address in str(letter["To"])]
        return [link for text in texts for link in re.findall(rf"{self.address}{kind}\S*", text)]


def _text(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    return str(body.get_content()) if body else ""


def make_demonstration(folder: Path, listings: int = LISTINGS) -> Path:
    """Fill a node in `folder`, unless another worker has done so; returns its home."""
    home = folder / "home"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / TABLE).exists():
            shutil.rmtree(home, ignore_errors=True)
            _fill(folder, home, listings)
    return home


def _fill(folder: Path, home: Path, listings: int) -> None:
    market, findings = folder / "market", folder / "findings"
    _touchstone(home, "market", "--listings", str(listings), "--out", str(market))
    tables = [str(market / "listings.parquet"), "--sellers", str(market / "sellers.parquet")]
    _touchstone(home, "screen", *tables, "--out", str(findings), "--no-report")
    accounts = _touchstone(home, "demonstrate", str(market), str(findings))
    (home / TABLE).write_text(accounts, encoding="utf-8")


def _touchstone(home: Path, *words: str) -> str:
    done = subprocess.run([*_command(), *words], env=_environment(home), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"touchstone {words[0]}: {done.stdout}{done.stderr}"
    return done.stdout


def _command() -> list[str]:
    return [sys.executable, "-m", "touchstone.cli.main"]


def _environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, **SETTINGS, "TOUCHSTONE_HOME": str(home), **more}


@contextmanager
def serving(made: Path, home: Path, port: int, answers: Callable[[str], bool]) -> Iterator[Desk]:
    """Serve a copy of the node that was made, with its background work; `answers(address)` says when it is up."""
    shutil.copytree(made, home)
    address = f"http://localhost:{port}"
    call = [*_command(), "serve", "--work", "--port", str(port)]
    with (home / "server.log").open("w") as log:
        environment = _environment(home, TOUCHSTONE_URL=address)
        server = subprocess.Popen(call, env=environment, stdout=log, stderr=log)
        try:
            while not answers(f"{address}/health"):
                assert server.poll() is None, (home / "server.log").read_text()
            # serve takes the next port where another desk is at this one
            assert f":{port}\n" in (home / "server.log").read_text(), f"somebody else is at port {port}"
            yield Desk(address, home, _passwords(home))
        finally:
            server.terminate()
            server.wait(timeout=60)


def _passwords(home: Path) -> dict[str, str]:
    table = (home / TABLE).read_text(encoding="utf-8")
    return {found["name"]: found["password"] for found in ACCOUNT.finditer(table)}
