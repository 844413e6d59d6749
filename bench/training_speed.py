"""Measures a training from verdicts, and how long one pass of it holds other background work up.

    python -m bench.training_speed HOME

HOME is the folder of a demonstration (`make run SERVE=0` leaves it in out/desk); it is copied, so that it stays as it is.
The first passes compile kernels where that was never done on this machine; the longest pass is said with them and without the first.
"""

import argparse
import os
import resource
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import django


def main() -> int:
    """One training of text model and weights, pass by pass as the background does."""
    parser = argparse.ArgumentParser(prog="python -m bench.training_speed", description=__doc__)
    parser.add_argument("home", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="touchstone-bench-") as folder:
        home = shutil.copytree(options.home, Path(folder) / "desk")
        os.environ.update(TOUCHSTONE_HOME=str(home), DJANGO_SETTINGS_MODULE="touchstone.desk.frontdoor.settings")
        os.environ.update(TOUCHSTONE_SECOND_FACTOR="0", TOUCHSTONE_DEMONSTRATION="1", TOUCHSTONE_LOG_LEVEL="warning")
        django.setup()
        training = asked()
        wall, own = time.perf_counter(), time.process_time()
        passes = passed()
        took, used = time.perf_counter() - wall, time.process_time() - own
        training.refresh_from_db()
        report(training, passes, took, used)
    return 0


def asked() -> Any:
    """A training that a supervisor of the demonstration asked for."""
    from django.utils import timezone

    from touchstone.desk.accounts.acting import acting_for
    from touchstone.desk.accounts.models import Organisation, Person
    from touchstone.desk.authority.actor import Via
    from touchstone.desk.rulesets.actions.trainings import start_training

    house = Organisation.objects.get(operates_node=True)
    person = Person.objects.get(email="supervisor@demo.invalid")
    by = acting_for(person, house.public_id, via=Via.BROWSER, strong=True)
    return start_training(edition="bench", text=True, weights=True, by=by, now=timezone.now(), why="a measurement")


def passed() -> list[float]:
    """The seconds of each pass until nothing is left."""
    from django.utils import timezone

    from touchstone.desk.rulesets.intake.training import run_trainings

    times = []
    while True:
        at = time.perf_counter()
        if not run_trainings(timezone.now()):
            return times
        times.append(time.perf_counter() - at)


def report(training: Any, passes: list[float], took: float, used: float) -> None:
    """What a reader wants to know of it."""
    facts, peak = training.facts, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{training.state}: {facts['teaching']} taught, {facts['outcome']}")
    print(f"{took:.1f} s by the clock, processor {used:.1f} s, peak {peak:,.0f} MB")
    print(f"{len(passes)} passes: the first {passes[0]:.2f} s, the longest of the others {max(passes[1:]):.2f} s")


if __name__ == "__main__":
    raise SystemExit(main())
