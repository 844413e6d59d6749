"""Processes of the desk that start in a fraction of a second: forked from one that has read all modules and opened nothing.

python -m bench.soak.nursery FOLDER SOCKET: each line on the socket, `NAME WORD…`, starts a process that leads its own
group and answers with its id. Nothing is open in the parent: no connection, no file of the desk, no thread.
"""

import gc
import os
import signal
import socket
import sys
import traceback
from pathlib import Path

import django

from bench.soak.control import Control
from bench.soak.launcher import prepare
from bench.soak.points import Points


def main() -> None:
    """Serve one connection."""
    folder, address = Path(sys.argv[1]), sys.argv[2]
    points = Points(Control(folder / "nursery.control"), whole_group=True)
    prepare(points)
    django.setup()
    import touchstone.desk.frontdoor.asgi  # noqa: F401 - read before it is needed

    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the harness waits for them by their ids
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        connection = listener.accept()[0]
    with connection, connection.makefile("rw") as lines:
        for line in lines:
            name, *words = line.split()
            lines.write(f"{bear(folder, points, name, words)}\n")
            lines.flush()


def bear(folder: Path, points: Points, name: str, words: list[str]) -> int:
    """Fork a command of the desk; its id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        with (folder / f"{name}.log").open("ab", buffering=0) as log:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
        points.control = Control(folder / f"{name}.control")
        run(words)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def run(words: list[str]) -> None:
    """What `touchstone serve` does after migrations and static files; any other command as it is."""
    from django.core.management import call_command

    from touchstone.desk.frontdoor.management.commands.serve import TARGET
    from touchstone.desk.frontdoor.server import serve

    if words[0] == "serve":
        serve(TARGET, int(words[2]))
    else:
        call_command(*words)


if __name__ == "__main__":
    main()
