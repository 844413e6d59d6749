"""Who works at the desk under test: one organisation per client, with an administrator, an endpoint and an inbox.

python -m bench.soak.people COUNT RECEIVER_PORT, in the environment of the node; prints one line of JSON.
"""

import json
import secrets
import sys
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

ITEMS = 400  # messages in each inbox, waiting to be read
COLLEAGUES = 400  # members of each organisation, whose memberships can be ended


@dataclass(frozen=True)
class Worker:
    """One person of one organisation, by public ids."""

    email: str
    password: str
    person: str
    organisation: str
    endpoint: str
    hook: str
    key: str
    token: str
    items: tuple[str, ...]
    colleagues: tuple[str, ...]


def read_workers(folder: Path) -> list[Worker]:
    """Those that `main` printed, out of the folder of a soak."""
    rows = json.loads((folder / "people.json").read_text(encoding="utf-8"))
    return [Worker(**{**row, "items": tuple(row["items"]), "colleagues": tuple(row["colleagues"])}) for row in rows]


def main() -> None:
    """Make them, each in an act of its own."""
    django.setup()
    from django.utils import timezone

    now = timezone.now()
    count, port = int(sys.argv[1]), int(sys.argv[2])
    print(json.dumps([asdict(make_worker(number, port, now)) for number in range(count)]))


def make_worker(number: int, port: int, now: Any) -> Worker:
    """An organisation and what it needs."""
    from touchstone.desk.accounts.acting import acting_for
    from touchstone.desk.accounts.actions.founding import enter_person
    from touchstone.desk.accounts.actions.keys import make_key
    from touchstone.desk.accounts.actions.organisations import make_organisation
    from touchstone.desk.accounts.announcing import MEMBER_LEFT
    from touchstone.desk.authority.actor import NODE, Via
    from touchstone.desk.authority.organisation_kind import OrganisationKind
    from touchstone.desk.authority.permissions import Permission
    from touchstone.desk.delivery.actions.endpoints import add_endpoint
    from touchstone.desk.delivery.message_kind import TEST
    from touchstone.desk.delivery.models import InboxItem
    from touchstone.desk.delivery.outbox import tell
    from touchstone.desk.delivery.passes import policy_of_node

    kind = OrganisationKind.PLATFORM if number == 0 else OrganisationKind.RIGHT_HOLDER
    house = make_organisation(name=f"House {number}", kind=kind, operates_node=number == 0, by=NODE, now=now)
    roles = ["administrator", "analyst", "supervisor"] if number == 0 else ["administrator", "right_holder"]
    email, password = f"soak{number}@example.org", secrets.token_urlsafe(12)
    person = enter_person(
        organisation=house,
        roles=roles,
        email=email,
        name=f"Soak {number}",
        password=password,
        language="en",
        by=NODE,
        now=now,
    )
    actor = acting_for(person, house.public_id, via=Via.BROWSER, strong=True)
    endpoint = add_endpoint(
        name="main",
        url=f"http://127.0.0.1:{port}/hook",
        kinds=[TEST.key, MEMBER_LEFT.key],
        policy=policy_of_node(),
        by=actor,
        now=now,
    )
    for _ in range(ITEMS):
        tell(TEST.key, endpoint, people=[person], values={}, now=now)
    items = InboxItem.objects.filter(person=person).order_by("pk").values_list("public_id", flat=True)
    scopes = [Permission.REFERENCE_VIEW, Permission.REFERENCE_EDIT, Permission.EVIDENCE_ADD]
    key, token = make_key(name="load", scopes=scopes, lifetime=timedelta(days=30), by=actor, now=now)
    ids = (person.public_id, house.public_id, endpoint.public_id)
    colleagues = make_colleagues(number, house, roles[-1], now)
    return Worker(email, password, *ids, endpoint.url, key.public_id, token, tuple(items), colleagues)


def make_colleagues(number: int, house: Any, role: str, now: Any) -> tuple[str, ...]:
    """People without a password, all with one role."""
    from touchstone.desk.accounts.models import Membership, Person

    people = [
        Person.objects.create_user(
            f"colleague{number}-{each}@example.org", None, name=f"Colleague {each}", joined_at=now
        )
        for each in range(COLLEAGUES)
    ]
    for person in people:
        Membership.objects.create(organisation=house, person=person, role=role, created_at=now)
    return tuple(person.public_id for person in people)


if __name__ == "__main__":
    main()
