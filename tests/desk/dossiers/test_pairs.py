"""Pairs of worlds that differ in one thing which the reader may not see: to the byte the same answers."""

from collections.abc import Callable

from tests.desk.authority.worlds import answers
from tests.desk.people import NOW, Standing
from touchstone.desk.dossiers.actions.brands import add_brand
from touchstone.desk.dossiers.actions.rights import add_right


def differences(reader: Standing, addresses: list[str], hide: Callable[[], object]) -> list[str]:
    """The addresses whose answer tells that `hide` was done."""
    client = reader.client()
    answers(client, addresses[:1])  # the first time a browser gets its cookies
    before = answers(client, addresses)
    hide()
    after = answers(client, addresses)
    assert all(text.startswith(b"200") for text in before.values())
    return [path for path in before if before[path] != after[path]]


def test_an_agent_sees_no_trace_of_a_right_that_others_keep_over_the_same_brand(
    analyst: Standing, owner: Standing, stranger: Standing
) -> None:
    brand = add_brand(by=owner.actor, now=NOW, name="Bale").public_id
    known = {"kind": "trademark", "owner": owner.organisation, "agent": stranger.organisation, "brands": [brand]}
    right = add_right(by=analyst.actor, now=NOW, number="1", **known).public_id  # type: ignore[arg-type]
    addresses = [
        *("/dossiers/rights/", f"/dossiers/rights/{right}/", f"/dossiers/brands/{brand}/"),
        *("/api/v1/rights", f"/api/v1/rights/{right}", f"/api/v1/brands/{brand}"),
    ]

    def hide() -> None:
        add_right(by=owner.actor, now=NOW, kind="trademark", number="2", brands=[brand])

    assert differences(stranger, addresses, hide) == []
    assert (
        len(differences(owner, addresses, lambda: add_right(by=owner.actor, now=NOW, kind="patent", number="3"))) == 2
    )
