"""`.ci/postgres` gives one command a PostgreSQL of its own and leaves nothing behind."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT

SERVERS = (*Path("/usr/lib/postgresql").glob("*/bin/initdb"), shutil.which("initdb"))
pytestmark = pytest.mark.skipif(not any(SERVERS), reason="PostgreSQL is not installed on this machine")

SHOW = """psql "$DATABASE_URL" -Atc "select 'fsync ' || current_setting('fsync') || ' in ' || current_setting('server_encoding')" """


def start(*arguments: str) -> subprocess.Popen[str]:
    """The script under way, with what it prints."""
    return subprocess.Popen([ROOT / ".ci" / "postgres", *arguments], stdout=subprocess.PIPE, text=True)


def folder_of(answer: str) -> Path:
    """Where the server lived, out of its address."""
    found = re.search(r"^postgresql://touchstone@/touchstone\?host=(/\S+)$", answer, re.MULTILINE)
    assert found is not None, answer
    return Path(found.group(1))


def test_two_at_once_have_their_own_servers_and_leave_nothing() -> None:
    fast, durable = (
        start("--fast", "sh", "-c", f'{SHOW}; echo "$DATABASE_URL"'),
        start("sh", "-c", f'{SHOW}; echo "$DATABASE_URL"'),
    )
    of_fast, of_durable = fast.communicate(timeout=60)[0], durable.communicate(timeout=60)[0]
    assert (fast.returncode, durable.returncode) == (0, 0)
    assert of_fast.startswith("fsync off in UTF8\n")
    assert of_durable.startswith("fsync on in UTF8\n")
    folders = {folder_of(of_fast), folder_of(of_durable)}
    assert len(folders) == 2
    assert not any(folder.exists() for folder in folders)


def test_the_exit_code_of_the_command_comes_through() -> None:
    script = start("--fast", "sh", "-c", 'echo "$DATABASE_URL"; exit 5')
    answer = script.communicate(timeout=60)[0]
    assert script.returncode == 5
    assert not folder_of(answer).exists()


def test_an_ended_command_takes_its_server_along() -> None:
    script = start("--fast", "sh", "-c", 'echo "$DATABASE_URL"; kill -TERM "$PPID"')
    answer = script.communicate(timeout=60)[0]
    assert script.returncode == 143
    assert not folder_of(answer).exists()


def test_no_command_is_a_mistake_that_is_explained() -> None:
    said = subprocess.run([ROOT / ".ci" / "postgres", "--fast"], capture_output=True, text=True)
    assert said.returncode == 2
    assert said.stderr.startswith("usage: ")
