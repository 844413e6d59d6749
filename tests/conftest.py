"""What every test relies on: profiles of hypothesis, kernels kept between runs, data that only some machines have."""

import hashlib
import os
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"


def kernels_digest() -> str:
    """Digest of kernels and of what they read: the compiler does not notice a change in what a kernel calls."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src").rglob("*.py")):
        text = path.read_bytes()
        if b"compiled" in text or path.parent.name in ("reading", "vocabulary"):
            digest.update(path.name.encode() + text)
    return digest.hexdigest()[:16]


KERNELS = ROOT / "build" / "kernels"
ONE_DAY = 86_400
os.environ.setdefault("NUMBA_CACHE_DIR", str(KERNELS / kernels_digest()))

SLOW_MACHINE = (HealthCheck.too_slow, HealthCheck.data_too_large)
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "5000"))
settings.register_profile(
    "ci", max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW_MACHINE
)
settings.register_profile(
    "fuzz", max_examples=EXAMPLES, deadline=timedelta(seconds=20), print_blob=True, suppress_health_check=SLOW_MACHINE
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remove kernels of sources that nobody has tested for a day."""
    if hasattr(session.config, "workerinput") or not KERNELS.is_dir():
        return
    for folder in KERNELS.iterdir():
        if time.time() - folder.stat().st_mtime > ONE_DAY:
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data sets; tests that measure on them skip where it is missing."""
    if not SHARED.is_dir():
        pytest.skip(f"the real data sets are not on this machine ({SHARED.relative_to(ROOT.parent)} is missing)")
    return SHARED
