"""Each dependency has its reason beside it, and the lock files hold every one, with hashes and without addresses."""

import re

import pytest

from tests.house.tree import ROOT, pyproject

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock")
PINNED = re.compile(r"^([a-z0-9_.\-]+)==[^ ]+( ; .+)? \\$", re.MULTILINE)


def normal(name: str) -> str:
    """A distribution's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=~! ]", name)[0]).lower()


def test_every_dependency_has_its_reason_beside_it() -> None:
    project = pyproject()["project"]
    extras = project["optional-dependencies"]
    names = {*project["dependencies"], *(name for extra in extras.values() for name in extra)}
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    bare = [name for name in names if not any(re.search(rf'"{re.escape(name)}",\s+# \w+', line) for line in lines)]
    assert bare == []


@pytest.mark.parametrize(
    ("lock", "extras"), [(LOCKS[0], ("desk",)), (LOCKS[1], ("test", "check")), (LOCKS[2], ("bench",))], ids=LOCKS
)
def test_a_lock_holds_every_dependency(lock: str, extras: tuple[str, ...]) -> None:
    project = pyproject()["project"]
    optional = [name for extra in extras for name in project["optional-dependencies"][extra]]
    pinned = {name for name, _ in PINNED.findall((ROOT / lock).read_text(encoding="utf-8"))}
    assert {normal(name) for name in (*project["dependencies"], *optional)} - pinned == set()


def test_the_lock_holds_what_builds_the_package() -> None:
    pinned = {name for name, _ in PINNED.findall((ROOT / LOCKS[0]).read_text(encoding="utf-8"))}
    assert {normal(name) for name in pyproject()["build-system"]["requires"]} <= pinned


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pin_or_a_hash(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    hashed = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not PINNED.match(line) and not hashed.fullmatch(line)] == []


def test_the_locks_agree_on_each_version() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
            if "==" in line and PINNED.match(line):
                name, version = line.split(" ")[0].split("==")
                versions.setdefault(name, set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}
