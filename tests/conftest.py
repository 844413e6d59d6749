"""What every test relies on: profiles of hypothesis, data that only some machines have."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"

SLOW_MACHINE = (HealthCheck.too_slow, HealthCheck.data_too_large)
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "5000"))
settings.register_profile(
    "ci", max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=SLOW_MACHINE
)
settings.register_profile(
    "fuzz", max_examples=EXAMPLES, deadline=timedelta(seconds=20), print_blob=True, suppress_health_check=SLOW_MACHINE
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data sets; tests that measure on them skip where it is missing."""
    if not SHARED.is_dir():
        pytest.skip(f"the real data sets are not on this machine ({SHARED.relative_to(ROOT.parent)} is missing)")
    return SHARED
