"""The requests that the URLs of access need; whoever holds the link of one may follow it, signed in or not."""

from dataclasses import replace

from tests.desk.accounts.access.asking import FORM, make_request
from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.people import NOW, make_standing
from touchstone.desk.accounts.access.actions.requests import step_on
from touchstone.desk.accounts.access.mails import new_link
from touchstone.desk.accounts.access.models import AccessRequest
from touchstone.desk.accounts.access.views.applicants import HELD
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.actor import PUBLIC


def request(scene: Scene) -> Call:
    return Call({"request_id": make_request().public_id})


def held(scene: Scene) -> Call:
    token = new_link(make_request(), NOW).rstrip("/").rsplit("/", 1)[-1]
    return Call({}, {}, {HELD: digest_of(token)})


def claim(scene: Scene) -> Call:
    return Call({**request(scene).path, "verb": "claim"}, {"seen": 0})


def withdraw(scene: Scene) -> Call:
    return Call({"verb": "withdraw"}, {"seen": 0}, held(scene).session)


def ended(scene: Scene) -> Call:
    asked: AccessRequest = make_request()
    step_on(request=asked, verb="withdraw", by=replace(PUBLIC, holds=asked.public_id), now=NOW)
    return Call({"request_id": asked.public_id}, {"reason": "request"})


def admitted(scene: Scene) -> Call:
    asked = make_request()
    node, su = scene.marketplace, scene.people["supervisor"]
    second = make_standing("Second", node, "supervisor")
    for verb, by in (("claim", su), ("propose", su), ("admit", second)):
        step_on(request=asked, verb=verb, by=by.actor, now=NOW)
    return Call({"request_id": asked.public_id})


MAKERS: dict[str, Maker] = {
    "access_ask": lambda _scene: Call({}, FORM),
    "access_open": lambda _scene: Call({"token": new_link(make_request(), NOW).rstrip("/").rsplit("/", 1)[-1]}),
    "access_yours": held,
    "access_own_step": withdraw,
    "access_detail": request,
    "access_step": claim,
    "access_invite": admitted,
    "access_forget": ended,
}
