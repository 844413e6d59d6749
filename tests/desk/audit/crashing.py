"""Run as a process: writes, signs and anchors in children that die at a given point; after each a child that lives.

Prints what the record then holds, one JSON object per point.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

POINTS = (
    # module, function that is the last to be reached, whether its work is done before the end
    ("touchstone.desk.audit.passes", "sign_heads", False),
    ("touchstone.desk.audit.signing", "sign_head", False),
    ("touchstone.desk.audit.signing", "sign_head", True),
    ("touchstone.desk.audit.signing", "_keep", True),
    ("touchstone.desk.audit.kept_files", "sync_folder", False),
    ("touchstone.desk.audit.passes", "anchor_day", False),
    ("touchstone.desk.audit.anchoring", "save_anchor", True),
    ("touchstone.desk.audit.anchoring", "sync_folder", False),
)


def main() -> None:
    """Every point in its turn."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    connection.close()
    for day, point in enumerate(POINTS):
        crashed = in_child(lambda point=point, day=day: work(day, point))
        lived = in_child(lambda day=day: work(day, None))
        print(json.dumps({"point": f"{point[1]} {point[2]}", "crashed": crashed, "lived": lived}), flush=True)
    os._exit(in_child(tell))


def in_child(run: Callable[[], None]) -> int:
    """The exit code of a child that does it."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        run()
    except BaseException as error:
        print(repr(error), file=sys.stderr, flush=True)
        os._exit(1)
    os._exit(0)


def work(day: int, point: tuple[str, str, bool] | None) -> None:
    """Three events, then a pass; at the point the process is gone."""
    import importlib

    from tests.desk.audit.events import write
    from tests.desk.people import NOW
    from touchstone.desk.audit.passes import sign_and_anchor

    if point:
        module: Any = importlib.import_module(point[0])
        before = getattr(module, point[1])

        def dying(*arguments: Any, **named: Any) -> None:
            if point[2]:
                before(*arguments, **named)
            os._exit(9)

        setattr(module, point[1], dying)
    write(3)
    sign_and_anchor(NOW + timedelta(days=day))


def tell() -> None:
    """Whether the record holds, and its sequences, heads and anchors."""
    from touchstone.desk.audit.checking import check_record
    from touchstone.desk.audit.known_heads import anchors
    from touchstone.desk.audit.models import Alarm, Event

    outcome = check_record(anchors=anchors())
    sequences = list(Event.objects.values_list("sequence", flat=True))
    told = {"sound": outcome.is_sound, "sequences": sequences, "alarms": Alarm.objects.count()}
    print(json.dumps({**told, "days": len(anchors()), "report": outcome.in_english()}), flush=True)


if __name__ == "__main__":
    main()
