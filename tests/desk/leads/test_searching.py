"""The queue's search finds the same along the index of words and along the queue."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.people import NOW, Standing
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries import searching
from touchstone.desk.leads.queries.queue import matching, page_of

pytestmark = pytest.mark.django_db
ASKED = [
    "耐克",
    "鞋",
    "耐克鞋 女",
    "奶",
    "袜子",
    "耐克女",
    "鞋 男 耐",
    "L-",
    "bazaar",
    "nothing",
    "婴儿奶粉",
    "！",
    "%",
    "_",
]


def found(by: Standing, question: str) -> list[str]:
    return [lead.listing.title for lead in page_of(matching(by.actor, NOW, {"q": question}), "").rows]


@pytest.mark.parametrize("question", ASKED)
def test_a_common_word_finds_what_a_rare_one_finds(
    leads: list[Lead], analyst: Standing, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rare = found(analyst, question)
    monkeypatch.setattr(searching, "FEW", 0)
    assert found(analyst, question) == rare


def test_words_find_titles_wherever_they_stand(leads: list[Lead], analyst: Standing) -> None:
    assert found(analyst, "鞋") == ["耐克鞋 男", "耐克鞋 女"]
    assert found(analyst, "女 耐克") == ["耐克鞋 女"]
    assert found(analyst, "克男") == []


@pytest.mark.parametrize("few", [0, 5_000])
def test_words_cost_a_query_or_two_whatever_they_find(
    leads: list[Lead], analyst: Standing, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "FEW", few)
    costs = []
    for question in ("", "耐克", "nothing", "鞋 男", "l"):
        with CaptureQueriesContext(connection) as queries:
            found(analyst, question)
        costs.append(len(queries))
    plain, *asked = costs
    assert {cost - plain for cost in asked} == {1, 2}  # words that stand nowhere whole are asked for as beginnings too


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole")
def test_a_common_word_goes_along_the_queue(
    leads: list[Lead], analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "FEW", 0)
    plan = matching(analyst.actor, NOW, {"q": "耐克"}).order_by("-harm", "-pk")[:50].explain()
    assert "lead_queue" in plan
    assert "TEMP B-TREE" not in plan
