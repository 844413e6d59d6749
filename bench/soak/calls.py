"""What programs of the clients do over the API: calls with an idempotency key, sent again until they are answered."""

import hashlib
import json
from collections.abc import Callable

from bench.soak.browser import Call, Page
from bench.soak.step import Desk, Step

PATHS = {"new_brand": "/api/v1/brands", "new_upload": "/api/v1/evidence/stream"}


def add_brand(desk: Desk) -> Step | None:
    """With an idempotency key; some requests are sent twice, and those without an answer until there is one."""
    return repeated(desk, new_brand)


def upload_by_key(desk: Desk) -> Step | None:
    """A file by its bytes alone, again and again until there is an answer."""
    return repeated(desk, new_upload)


def repeated(desk: Desk, make: Callable[[Desk, Callable[[Page], None]], Step]) -> Step:
    """A call that is still open, or a new one, which stays open until it was answered and by chance once more."""
    step: Step

    def learn(page: Page) -> None:
        if step in desk.open_calls and desk.random.random() < 0.7:
            desk.open_calls.remove(step)
        if page.status == 201 and step.path.endswith("/brands"):
            told = json.loads(page.text)
            desk.brands.setdefault(told["id"], step.target)

    there = [each for each in desk.open_calls if each.path.partition("?")[0] == PATHS[make.__name__]]
    if there and desk.repeats and desk.random.random() < 0.8:
        return there[0]
    step = make(desk, learn)
    desk.open_calls.append(step)
    return step


def new_brand(desk: Desk, learn: Callable[[Page], None]) -> Step:
    word = f"brand-{desk.new()}"
    body = json.dumps({"name": word, "aliases": [word]}).encode()
    return Step(word, PATHS["new_brand"], call=called(desk, word, body, "application/json"), done=(201,), learn=learn)


def new_upload(desk: Desk, learn: Callable[[Page], None]) -> Step:
    word = desk.new()
    content = f"called {word}\n".encode() * desk.random.choice((1, 400, 9000))
    digest = hashlib.sha256(content).hexdigest()
    path = f"{PATHS['new_upload']}?name={word}.txt"
    return Step(digest, path, call=called(desk, digest, content, "application/octet-stream"), done=(201,), learn=learn)


def called(desk: Desk, key: str, body: bytes, kind: str) -> Call:
    """The key is what the target is called, so that the books of the desk can be compared with ours."""
    authorization = f"Bearer {desk.worker.token}"
    return Call(body, {"Authorization": authorization, "Content-Type": kind, "Idempotency-Key": f'"{key}"'})
