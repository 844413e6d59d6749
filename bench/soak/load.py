"""One client: signs in and acts without pause; what it was told is on disk before its next request.

python -m bench.soak.load FOLDER NUMBER SEED PORT; ends when its input closes.
"""

import http.client
import select
import sys
import time
from pathlib import Path
from random import Random

from bench.soak.acts import ACTS, WEIGHTS
from bench.soak.browser import Browser, Page
from bench.soak.journal import Journal
from bench.soak.people import read_workers
from bench.soak.step import Desk, Step

PAUSE = 0.25  # seconds, while the desk is down
UNSURE = ("The database went away", "数据库连接中断")
WEIGHTED = [WEIGHTS.get(name, 1) for name in ACTS]


def main() -> None:
    """Act until told to stop."""
    folder, number, seed, port = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    workers = read_workers(folder)
    desk = Desk(workers[number % len(workers)], Browser(port), Random(f"{seed}:{number}"), f"c{number}")
    sign_in(desk)
    with_journal = Journal(folder / f"client{number}.journal")
    while not select.select([sys.stdin], [], [], 0)[0]:
        act_once(desk, with_journal)


def sign_in(desk: Desk) -> None:
    """Until the desk is up."""
    for _ in range(600):
        try:
            return desk.browser.sign_in(desk.worker.email, desk.worker.password)
        except (OSError, http.client.HTTPException, RuntimeError):
            time.sleep(PAUSE)
    raise SystemExit("the desk does not let me in")


def act_once(desk: Desk, journal: Journal) -> None:
    """Choose, try, write down what was said."""
    name = desk.random.choices(list(ACTS), WEIGHTED)[0]
    try:
        step = ACTS[name](desk)
    except (OSError, http.client.HTTPException):
        time.sleep(PAUSE)
        return
    if step is not None:
        perform(name, step, desk, journal)


def perform(name: str, step: Step, desk: Desk, journal: Journal) -> None:
    """One request between two lines of the journal."""
    journal.write(said="try", act=name, target=step.target)
    try:
        page = desk.browser.post(step.path, step.fields, step.upload, step.call)
    except ConnectionRefusedError:
        journal.write(said="refused", act=name, target=step.target, status=0)  # it never left
        time.sleep(PAUSE)
        return
    except (OSError, http.client.HTTPException) as error:
        journal.write(said="unknown", act=name, target=step.target, status=type(error).__name__)
        return
    journal.write(said=outcome(page, step), act=name, target=step.target, status=page.status)
    if page.status >= 500:
        time.sleep(PAUSE)
    elif page.status in step.done:
        step.learn(page)
    elif page.status == 302 or page.status == 401:
        sign_in(desk)


def outcome(page: Page, step: Step) -> str:
    """done: acknowledged. refused: the desk says that nothing happened. unknown: it says nothing of the kind."""
    if page.status in step.done and not page.location.startswith("/accounts/"):
        return "done"
    if page.status == 503 and any(words in page.text for words in UNSURE):
        return "unknown"
    if 300 <= page.status < 500 or page.status in {503, 507}:
        return "refused"
    return "unknown"


if __name__ == "__main__":
    main()
