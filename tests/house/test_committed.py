"""What is committed runs elsewhere too: no address of a registry, no path of one machine, no lent data."""

import re

from tests.house.tree import ROOT, committed, name_of

TEXTS = {".py", ".toml", ".md", ".lock", ".csv", ".json", ".jsonl", ".txt", ".html", ".css", ".j2", ".yml", ""}
# Written in pieces, so that this file does not hold what it looks for.
ADDRESSES = re.compile(
    "|".join(
        (
            r"--(extra-)?index" + "-url",
            r"--find" + "-links",
            r"pypi\." + "org",
            r"files\.python" + "hosted",
            r"https?://[^ \"]+\.(whl|tgz|deb)" + r"\b",
            r"file:" + "///",
        )
    )
)
MACHINE = re.compile("|".join((r"/work/" + r"(main|shared)", r"/ho" + r"me/\w+", r"/ro" + r"ot/", r"\.py" + "env")))
LARGEST = 2_000_000


def texts() -> list[tuple[str, str]]:
    """Every committed text with its name."""
    return [(name_of(path), path.read_text(encoding="utf-8")) for path in committed() if path.suffix in TEXTS]


def test_no_file_names_a_registry() -> None:
    found = [
        f"{name}: {match.group()}"
        for name, text in texts()
        for match in ADDRESSES.finditer(text)
        if name not in ("Makefile", ".ci/build-requires")
    ]
    assert found == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [f"{name}: {match.group()}" for name, text in texts() for match in MACHINE.finditer(text)]
    assert found == []


def test_nothing_made_is_committed() -> None:
    made = {".parquet", ".pyc", ".gz", ".log", ".db", ".so"}
    samples = ROOT / "tests"
    assert [name_of(path) for path in committed() if path.suffix in made and samples not in path.parents] == []


def test_no_committed_file_is_large() -> None:
    assert [name_of(path) for path in committed() if path.stat().st_size > LARGEST] == []


def test_what_is_executable_says_what_runs_it() -> None:
    executable = [path for path in committed() if path.stat().st_mode & 0o100 and path.suffix in TEXTS]
    assert [name_of(path) for path in executable if not path.read_text(encoding="utf-8").startswith("#!")] == []
