"""A long campaign of Schemathesis: every operation by every actor. `python -m bench.api_fuzz [examples]`."""

import os
import subprocess
import sys

ACTORS = ("owner", "analyst", "stranger")
TESTS = "tests/desk/frontdoor/api/test_fuzz.py"


def main() -> int:
    """Run the suite's own test with more examples; the number of actors with a finding."""
    examples = sys.argv[1] if len(sys.argv) > 1 else "100"
    found = 0
    for actor in ACTORS:
        more = {"API_FUZZ_EXAMPLES": examples, "API_FUZZ_ACTOR": actor}
        run = subprocess.run([sys.executable, "-m", "pytest", TESTS], env={**os.environ, **more}, check=False)
        print(f"{actor}: {'clean' if run.returncode == 0 else 'findings above'}")
        found += run.returncode != 0
    return found


if __name__ == "__main__":
    sys.exit(main())
