"""Events are found by the words of their values, and no longer once these are forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.audit.events import HIDDEN, LAMP, OURS, Thing, write
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.actions.forgetting import forget
from touchstone.desk.audit.forget_reason import Reason
from touchstone.desk.audit.models import EventWord
from touchstone.desk.audit.queries.search import Asked, search
from touchstone.desk.audit.words import LONGEST, words_in
from touchstone.desk.authority.actor import Actor

CHAIR = Thing("thg_33333333333333333333")
KEPT = {"name": "王小明", "telephone": "13800138000", "note": "market"}


def found(actor: Actor, text: str, subject: str = "") -> int:
    return len(search(actor, Asked(text=text, subject=subject)).events)


@pytest.mark.parametrize("text", ["market 0", "MARKET", "13800138000", "王小", "小明", "王小明"])
def test_words_of_values_and_of_particulars_are_found(owner: Standing, supervisor: Standing, text: str) -> None:
    write(by=owner.actor, particulars=KEPT)
    assert (found(owner.actor, text), found(supervisor.actor, text)) == (1, 1)


def test_every_word_has_to_be_there(owner: Standing) -> None:
    write(by=owner.actor, particulars=KEPT)
    assert found(owner.actor, "market 1") == 0
    assert found(owner.actor, "王小红") == 0


@pytest.mark.parametrize("kind", [OURS, HIDDEN])
def test_what_one_may_not_read_one_does_not_find(owner: Standing, stranger: Standing, kind: object) -> None:
    write(kind=kind, by=owner.actor, particulars=KEPT)  # type: ignore[arg-type]
    assert found(stranger.actor, "王小明") == 0
    assert found(owner.actor, "王小明") == (kind is OURS)


def test_forgetting_takes_the_words_of_particulars_and_leaves_the_others(owner: Standing, supervisor: Standing) -> None:
    write(by=owner.actor, particulars=KEPT)
    forget(about=LAMP, by=supervisor.actor, now=NOW, reason=Reason.REQUEST)
    assert found(supervisor.actor, "王小明") == found(supervisor.actor, "13800138000") == 0
    assert found(supervisor.actor, "market 0") == 1
    assert not EventWord.objects.filter(personal=True).exists()


def test_words_within_one_object_are_found_there_only(owner: Standing) -> None:
    for about in (LAMP, CHAIR):
        write(about=about, by=owner.actor)
    assert found(owner.actor, "market", CHAIR.public_id) == 1
    assert found(owner.actor, "market") == 2


@given(st.text(max_size=200))
def test_a_word_fits_its_column_and_has_no_case(text: str) -> None:
    words = words_in(text)
    assert all(0 < len(word) <= LONGEST for word in words)
    assert words_in(" ".join(words)) == words
