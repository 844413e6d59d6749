"""Every point of an act: a process dies at its first statement, at its second, and so on until the act ends by itself.

python -m bench.soak.exhaust FOLDER SEED MOST ACT…, in the environment of a node, without a server: each try is a fork
that answers one request through all of Django and dies, and what it left is judged afterwards. Prints one line of JSON.
"""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import django

from bench.soak.acts import ACTS
from bench.soak.browser import Call, Page, Upload
from bench.soak.control import Control, Slot
from bench.soak.journal import Journal
from bench.soak.launcher import prepare
from bench.soak.load import outcome
from bench.soak.people import read_workers
from bench.soak.points import Points
from bench.soak.step import Desk, Step

MAKERS = {
    "withdraw": "invite",
    "send_again": "invite",
    "revoke_key": "make_key",
    "download_file": "add_file",
    "close_endpoint": "add_endpoint",
    "edit_brand": "add_brand",
}
"""What must be there before an act has something to act on."""


class ForkingBrowser:
    """Each request is answered by a fork of this process; only the fork opens the database."""

    def __init__(self, control: Control, language: str = "en") -> None:
        self.control, self.language = control, language
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Page:
        """A page; nothing dies."""
        return self.ask("GET", path, {}, None, 0)

    def post(
        self,
        path: str,
        fields: Mapping[str, Any],
        upload: Upload | None = None,
        call: Call | None = None,
        point: int = 0,
    ) -> Page:
        """A form or a call of the API; the fork dies at this point, 0 never. Status 0 is no answer."""
        return self.ask("POST", path, {**fields, **({upload.field: upload} if upload else {})}, call, point)

    def ask(self, method: str, path: str, fields: Mapping[str, Any], call: Call | None, point: int) -> Page:
        """One request in one fork."""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            self._answer(writing, method, path, dict(fields), call, point)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        os.waitpid(child, 0)
        if not told:
            return Page(0, "")
        status, text, location, cookies = json.loads(told)
        self.cookies.update(cookies)
        return Page(status, text, location)

    def _answer(self, pipe: int, method: str, path: str, fields: dict[str, Any], call: Call | None, point: int) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile
        from django.test import Client

        try:
            client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
            for name, value in self.cookies.items():
                client.cookies[name] = value
            sent = {
                name: SimpleUploadedFile(each.name, each.content) if isinstance(each, Upload) else each
                for name, each in fields.items()
            }
            self.control[Slot.POINTS_LEFT] = point
            if call is not None:
                kind = call.headers["Content-Type"]
                answer = client.generic(method, path, call.body, kind, headers=call.headers)
            else:
                answer = client.get(path) if method == "GET" else client.post(path, sent)
            content = answer.getvalue().decode("utf-8", "replace")
            cookies = {name: morsel.value for name, morsel in answer.cookies.items()}
            told = json.dumps([answer.status_code, content, answer.headers.get("Location", ""), cookies])
            with os.fdopen(pipe, "wb") as file:
                file.write(told.encode())
        finally:
            os._exit(0)


class Exhausting:
    """One person's desk, dying at one point after the other."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.control = Control(folder / "exhaust.control")
        worker = read_workers(folder)[-1]
        self.browser = ForkingBrowser(self.control)
        self.browser.post("/accounts/login/", {"login": worker.email, "password": worker.password})
        self.desk = Desk(worker, self.browser, Random(seed), "e")  # type: ignore[arg-type]  # the same two requests
        self.desk.repeats = False
        self.journal = Journal(folder / "exhaust.journal")

    def exhaust(self, name: str, most: int) -> int:
        """How many points the act has, at most so many; it died at each of them."""
        for point in range(1, most + 1):
            if self.perform(name, self.step(name), point).status:
                return point - 1
        return most

    def step(self, name: str) -> Step:
        """The next step of an act; what it needs is made first."""
        step = ACTS[name](self.desk)
        while step is None:
            self.perform(MAKERS[name], self.step(MAKERS[name]), 0)
            step = ACTS[name](self.desk)
        return step

    def perform(self, name: str, step: Step, point: int) -> Page:
        """One try, with its lines in the journal."""
        self.journal.write(said="try", act=name, target=step.target)
        page = self.browser.post(step.path, step.fields, step.upload, step.call, point)
        self.control[Slot.POINTS_LEFT] = 0
        said = outcome(page, step)
        self.journal.write(said=said, act=name, target=step.target, status=page.status)
        if said == "done":
            step.learn(page)
        return page


def main() -> None:
    """Every act that was named, or all."""
    folder, seed, most, *acts = sys.argv[1:]
    prepare(Points(Control(Path(folder) / "exhaust.control"), whole_group=False))
    django.setup()

    import touchstone.desk.frontdoor.asgi  # noqa: F401 - read before the forks

    exhausting = Exhausting(Path(folder), seed)
    print(json.dumps({name: exhausting.exhaust(name, int(most)) for name in acts or ACTS}))


if __name__ == "__main__":
    main()
