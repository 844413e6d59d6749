"""What the clients do at the desk, one row per act: the request that does it, and the target by which it is found again."""

import hashlib
import re
from collections.abc import Callable

from bench.soak.browser import Page, Upload
from bench.soak.calls import add_brand, upload_by_key
from bench.soak.step import Desk, Step


def invite(desk: Desk) -> Step | None:
    address = f"{desk.new()}@example.org"
    fields = {"name": "Invited", "email": address, "role": "administrator", "language": "en"}
    return Step(address, f"/organisations/{desk.worker.organisation}/invite", fields)


def open_invitation(desk: Desk) -> str:
    """An invitation that is open as far as the page says; empty where there is none."""
    if not desk.invitations:
        page = desk.browser.get(f"/organisations/{desk.worker.organisation}/")
        desk.invitations = re.findall(r"/invitations/(inv_\w+)/withdraw", page.text)
    return desk.invitations.pop() if desk.invitations else ""


def withdraw(desk: Desk) -> Step | None:
    found = open_invitation(desk)
    return Step(found, f"/invitations/{found}/withdraw") if found else None


def send_again(desk: Desk) -> Step | None:
    found = open_invitation(desk)
    return Step(found, f"/invitations/{found}/send") if found else None


def edit_organisation(desk: Desk) -> Step | None:
    website = f"https://{desk.new()}.example.org/"
    fields = {"name": f"House of {desk.worker.email}", "registration_number": "", "website": website}
    return Step(website, f"/organisations/{desk.worker.organisation}/edit", fields)


def change_profile(desk: Desk) -> Step | None:
    name = f"Soak {desk.new()}"
    return Step(name, "/account/", {"name": name, "language": "en"})


def make_key(desk: Desk) -> Step | None:
    name = f"key {desk.new()}"

    def learn(page: Page) -> None:
        desk.keys = [key for key in re.findall(r"/account/keys/(key_\w+)/revoke", page.text) if key != desk.worker.key]

    fields: dict[str, str | list[str]] = {"name": name, "scopes": ["evidence.view"], "days": "30"}
    return Step(name, "/account/keys/", fields, done=(200,), learn=learn)


def revoke_key(desk: Desk) -> Step | None:
    if not desk.keys:
        return None
    key = desk.keys.pop()
    return Step(key, f"/account/keys/{key}/revoke")


def add_file(desk: Desk) -> Step | None:
    word = desk.new()
    content = f"{word}\n".encode() * desk.random.choice((1, 40, 4000, 40000))

    def learn(page: Page) -> None:
        desk.files.append(page.location)

    upload = Upload("file", f"{word}.txt", content)
    return Step(hashlib.sha256(content).hexdigest(), "/evidence/", {}, upload, learn=learn)


def download_file(desk: Desk) -> Step | None:
    if not desk.files:
        return None
    path = desk.files.pop()
    return Step(path.strip("/").rpartition("/")[2], f"{path}download", done=(200,))


def add_endpoint(desk: Desk) -> Step | None:
    url = f"{desk.worker.hook}/{desk.new()}"
    fields: dict[str, str | list[str]] = {"name": "another", "url": url, "kinds": ["delivery.test"]}

    def learn(page: Page) -> None:
        desk.endpoints.append(page.location)

    return Step(url, "/endpoints/", fields, learn=learn)


def close_endpoint(desk: Desk) -> Step | None:
    if not desk.endpoints:
        return None
    path = desk.endpoints.pop()
    return Step(path.strip("/").rpartition("/")[2], f"{path}close")


def change_secret(desk: Desk) -> Step | None:
    return Step(desk.worker.endpoint, f"/endpoints/{desk.worker.endpoint}/secret")


def send_test(desk: Desk) -> Step | None:
    return Step(desk.worker.endpoint, f"/endpoints/{desk.worker.endpoint}/test")


def read_item(desk: Desk) -> Step | None:
    if not desk.unread:
        return None
    item = desk.unread.pop()
    return Step(item, f"/inbox/{item}/read")


def end_membership(desk: Desk) -> Step | None:
    """Its webhook is the one that the load brings about most often: a test goes to an endpoint only now and then."""
    if not desk.colleagues:
        return None
    colleague = desk.colleagues.pop()
    return Step(colleague, f"/organisations/{desk.worker.organisation}/members/{colleague}/end")


def edit_brand(desk: Desk) -> Step | None:
    """Through the page, as people do: it says which version was seen."""
    if not desk.brands:
        return None
    brand, alias = desk.random.choice(sorted(desk.brands.items()))
    path = f"/dossiers/brands/{brand}/edit"
    seen = re.search(r'name="seen" value="(\d+)"', desk.browser.get(path).text)
    if seen is None:
        return None
    name = f"Brand {desk.new()}"
    return Step(name, path, {"name": name, "aliases": alias, "seen": seen[1]})


ACTS: dict[str, Callable[[Desk], Step | None]] = {
    each.__name__: each
    for each in (
        send_test,  # first: the more endpoints there are, the more it writes
        invite,
        withdraw,
        send_again,
        edit_organisation,
        change_profile,
        make_key,
        revoke_key,
        add_file,
        download_file,
        add_endpoint,
        close_endpoint,
        change_secret,
        read_item,
        end_membership,
        add_brand,
        edit_brand,
        upload_by_key,
    )
}
WEIGHTS = {
    "send_test": 4,
    "invite": 3,
    "withdraw": 3,
    "add_file": 2,
    "edit_organisation": 2,
    "read_item": 2,
    "end_membership": 2,
    "add_brand": 2,
    "edit_brand": 2,
}
