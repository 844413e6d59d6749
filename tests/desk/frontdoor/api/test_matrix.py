"""Who may do what over the API: every cell of operations.csv is really requested, and was written before."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.desk.authority.scene import RELATIONS, Scene
from tests.desk.frontdoor.api.things import Things
from tests.desk.measures.world import FACTS
from tests.desk.rulesets.making import written
from touchstone.desk.authority.operations import Operation
from touchstone.desk.frontdoor.api.assembly import rows

TABLE = Path(__file__).with_name("operations.csv")
OPERATIONS = {row.name: row for row in rows()}
FILE = b"handed in\n"


def table() -> Iterator[tuple[str, dict[str, str]]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        head, *lines = [[word.strip() for word in line] for line in csv.reader(file)]
    for line in lines:
        name, *cells = line
        yield name, dict(zip(head[1:], cells, strict=True))


EXPECTED = dict(table())


def bodies(things: Things, scene: Scene) -> dict[str, Any]:
    """A good body for each operation that takes one."""
    named = {"name": "New name"}
    account = {"platform": "bazaar", "platform_shop_id": "P-2", "seller": things["seller"]}
    other = scene.people["stranger"].organisation.public_id
    return {
        **dict.fromkeys(("change_organisation", "change_endpoint", "change_seller", "change_shop"), named),
        **dict.fromkeys(("add_seller", "add_brand", "change_brand", "change_product"), named),
        "add_endpoint": {**named, "url": "https://hooks.example.com/b", "kinds": ["delivery.test"]},
        "change_seller_contact": {"phone": "110"},
        "merge_sellers": {"into": things["seller"], "seen": 1, "reason": "the same"},
        "split_seller": {"reason": "not the same"},
        "add_shop": {**named, **account},
        "add_listing": {"title": "New", "shop": things["shop"], "platform_listing_id": "L-2"},
        "change_listing": {"title": "New"},
        "add_right": {"kind": "trademark", "number": "9"},
        "change_right": {"title": "New"},
        "add_product": {**named, "gtin": "96385074"},
        "share_dossier": {"dossier": things["seller"], "organisation": other, "purpose": "case 2"},
        "choose_inbox_kinds": {"muted": []},
        "take_access_step": {"verb": "claim", "seen": 0},
        "establish_breach": {"kind": "misleading", **FACTS},
        "file_appeal": {"text": "It is genuine."},
        "decide_appeal": {"verb": "reject", "seen": 0, "reason": "It is not."},
        "decide_doubt": {"verb": "keep", "seen": 0, "reason": "It stands."},
        "confirm_order_listings": {"listings": ["L-1"]},
        "fail_order": {"reason": "The listing is locked."},
        "add_ruleset": {"content": written("3").decode()},
        "start_simulation": {"code": "model@1"},
        "start_training": {"edition": "9"},
        "take_ruleset_step": {"verb": "withdraw", "seen": 0, "reason": "no"},
        "decide_lead": {"verdict": "fine", "seen": 0},
        "file_tip": {
            "about": "shop",
            "address": "https://bazaar.example/shop/9",
            "ground": "other",
            "words": "It sells to children.",
            "good_faith": True,
        },
        "answer_tip": {"outcome": "unclear"},
        "attach_tip": {"listing": things["listing"], "reason": "The same picture."},
        "detach_tip": {"reason": "Another seller."},
        "add_lead_filter": {"name": "Boots", "asked": {"brand_text": "耐克"}},
        "change_lead_filter": {"name": "Boots"},
    }


def ask(client: Client, row: Operation, things: Mapping[str, str], body: Any) -> str:
    path = f"/api/v1/{row.path.format(**things)}"
    more: dict[str, Any] = {"headers": {"if-match": "*"}, "content_type": row.takes, "data": body or {}}
    if row.takes == "application/octet-stream":
        more["data"] = FILE
        path += "?name=a.csv&kind=sellers&platform=bazaar" if row.name == "add_import" else "?name=a.txt"
    if row.method == "GET":
        more = {}
    if row.name == "compare_codes":
        path += "?before=model%401&after=aliexpress%402018"
    if row.takes == "multipart/form-data":
        more = {"data": b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhi\r\n--b--\r\n',
                "content_type": "multipart/form-data; boundary=b"}  # fmt: skip
    answer = getattr(client, row.method.lower())(path, **more)
    for close in answer._resource_closers:  # answer.close() would end the test's transaction
        close()
    return "yes" if answer.status_code < 300 else str(answer.status_code)


def test_every_operation_has_a_row() -> None:
    assert set(EXPECTED) == set(OPERATIONS)
    assert all(set(cells) == set(RELATIONS) for cells in EXPECTED.values())


@pytest.mark.parametrize("relation", RELATIONS)
def test_everybody_gets_what_the_table_says(relation: str, scene: Scene, db: None) -> None:
    things = scene.things
    sent, wrong = bodies(things, scene), {}
    client = scene.client(relation)
    for name, row in OPERATIONS.items():
        with transaction.atomic():
            found = ask(client, row, things, sent.get(name))
            transaction.set_rollback(True)
        if found != EXPECTED[name][relation]:
            wrong[name] = f"{found} instead of {EXPECTED[name][relation]}"
    assert wrong == {}
