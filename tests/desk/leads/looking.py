"""Everything that a person of the desk can ask for about leads, as one text; and what would tell a verdict."""

import json
from collections.abc import Iterator
from itertools import chain

from tests.desk.frontdoor.api.programs import program_of
from tests.desk.people import Standing
from touchstone.desk.delivery.live.moves import Teller
from touchstone.desk.leads.models import SecondReview

PAGES = (
    "/leads/?saved=", "/leads/?saved=&state=decided", "/leads/?saved=&state=reopened", "/leads/?saved=&whose=mine",
    "/leads/?saved=&verdict=counterfeit", "/leads/?saved=&verdict=fine", "/leads/?saved=&q=耐克", "/leads/precision/",
    "/leads/precision.csv", "/leads/labels/", "/leads/labels.csv", "/leads/filters/", "/leads/agreement/", "/record/",
    "/measures/owed/", "/inbox/", "/",
)  # fmt: skip
API = ("leads", "leads?state=decided", "leads?verdict=counterfeit", "precision", "agreement", "disagreements")


def everything(person: Standing, teller: Teller) -> str:
    """Pages, lists, searches, the page of every lead of which the person hears, rows, the record, the live stream."""
    client, program = person.client(), program_of(person)
    ids = [each["id"] for page in ("leads", "leads?state=decided") for each in program.get(page).json()["items"]]
    rows = list(SecondReview.objects.filter(open=True).select_related("lead", "first__lead"))
    asked = "&".join(f"lead={lead.public_id}" for row in rows for lead in (row.lead, row.first.lead) if lead)
    listings = {row.first.lead.listing.public_id for row in rows}
    addresses = chain(
        PAGES,
        (f"/leads/rows?{state}&{asked}" for state in ("", "state=decided", "verdict=counterfeit", "verdict=fine")),
        (f"/leads/{each}/" for each in ids),
        (f"/dossiers/listings/{each}/" for each in listings),
    )
    told = [_read(client.get(address)) for address in addresses]
    told += [json.dumps(program.get(path).json(), ensure_ascii=False) for path in API]
    told += [json.dumps(program.get(f"leads/{each}/decisions").json(), ensure_ascii=False) for each in ids]
    told += [notice.data for notice in teller.tell({person.actor}).get(person.actor, ())]
    return "\n".join(told)


def _read(answer: object) -> str:
    parts = getattr(answer, "streaming_content", None)
    content = b"".join(parts) if parts is not None else getattr(answer, "content", b"")
    return bytes(content).decode()


def secrets_of(review: SecondReview, person: Standing) -> Iterator[str]:
    """What this person may not come across while the review is open."""
    yield review.public_id
    if review.first_by != person.person.public_id:
        yield from (review.first.public_id, review.first.note)
    elif review.lead is not None:
        yield review.lead.public_id
        yield from review.lead.decisions.exclude(decided_by=review.first_by).values_list("note", flat=True)
