"""Who reads what: of what one may not read there is no trace."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.desk.audit.events import HIDDEN, LAMP, OURS, SEEN, Thing, write
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.actions.forgetting import forget
from touchstone.desk.audit.forget_reason import Reason
from touchstone.desk.audit.models import Particulars
from touchstone.desk.audit.queries.search import Asked, search
from touchstone.desk.audit.queries.timeline import timeline
from touchstone.desk.audit.queries.visible import found, token_of
from touchstone.desk.authority.actor import PUBLIC, Actor
from touchstone.desk.authority.errors import InvalidError, NotPermittedError, NotThereError

CHAIR = Thing("thg_33333333333333333333")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def written(owner: Standing, stranger: Standing) -> None:
    """0: seen, 1: ours, 2: hidden, by the owner; 3 to 5 the same by a stranger; 6: by the owner about a chair."""
    for standing in (owner, stranger):
        for kind in (SEEN, OURS, HIDDEN):
            write(kind=kind, by=standing.actor, particulars={"note": "private"})
    write(about=CHAIR, by=owner.actor, now=NOW + timedelta(days=2))


def numbers(actor: Actor, **asked: object) -> list[int]:
    return [event.sequence for event in search(actor, Asked(**asked)).events]  # type: ignore[arg-type]


def test_the_record_shows_the_own_organisations_events(
    written: None, owner: Standing, colleague: Standing, stranger: Standing, supervisor: Standing
) -> None:
    assert numbers(owner.actor) == numbers(colleague.actor) == [6, 1, 0]
    assert numbers(stranger.actor) == [4, 3]
    assert numbers(supervisor.actor) == [6, 5, 4, 3, 2, 1, 0]
    assert numbers(PUBLIC) == []


def test_a_timeline_shows_what_everyone_may_know_of_an_object(
    written: None, owner: Standing, supervisor: Standing, analyst: Standing
) -> None:
    def of(actor: Actor) -> list[int]:
        return [told.event.sequence for told in timeline(LAMP, actor)]

    assert (of(owner.actor), of(analyst.actor), of(PUBLIC)) == ([3, 1, 0], [3, 0], [3, 0])
    assert of(supervisor.actor) == [5, 4, 3, 2, 1, 0]


def test_an_event_that_may_not_be_read_is_not_there(written: None, owner: Standing, stranger: Standing) -> None:
    assert found(owner.actor, token_of(0)).sequence == 0
    for token in (token_of(2), token_of(3), token_of(99), "nonsense"):
        with pytest.raises(NotThereError):
            found(owner.actor, token)


def test_filters_combine(written: None, supervisor: Standing, owner: Standing) -> None:
    actor, house = supervisor.actor, owner.organisation.public_id
    assert numbers(actor, kind="tests.seen", organisation=house) == [6, 0]
    assert numbers(actor, person=owner.person.public_id, subject=LAMP.public_id) == [2, 1, 0]
    assert numbers(actor, since=date(2026, 11, 21)) == [6]
    assert numbers(actor, until=date(2026, 11, 20), kind="tests.ours") == [4, 1]
    assert numbers(actor, since=date(2026, 11, 20), until=date(2026, 11, 20)) == [5, 4, 3, 2, 1, 0]
    assert numbers(actor, until=date.max) == [6, 5, 4, 3, 2, 1, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada", [6, 2, 1, 0]),
        ("Brand House", [6, 2, 1, 0]),
        (CHAIR.public_id, [6]),
        ("noted", [4, 1]),
        ("private", [5, 4, 3, 2, 1, 0]),
    ],
)
def test_words_are_found_in_names_ids_and_sentences(
    text: str, expected: list[int], written: None, supervisor: Standing
) -> None:
    assert numbers(supervisor.actor, text=text) == expected
    assert numbers(supervisor.actor, text=text, subject=LAMP.public_id) == [one for one in expected if one != 6]


def test_names_that_one_may_not_know_find_nothing(written: None, stranger: Standing) -> None:
    assert numbers(stranger.actor, text="Ada") == []
    assert numbers(stranger.actor, text="Cem") == [4, 3]


@pytest.mark.parametrize("asked", [Asked(), Asked(subject=LAMP.public_id), Asked(text="market")])
def test_pages_hold_every_event_once(asked: Asked, supervisor: Standing) -> None:
    for number in range(5):
        write(2, now=NOW - timedelta(minutes=number % 3), also=[CHAIR])
    seen, cursor = [], ""
    for _page in range(10):
        page = search(supervisor.actor, asked, cursor, most=3)
        seen += [event.sequence for event in page.events]
        cursor = page.next
        if not cursor:
            break
    assert sorted(seen) == list(range(10))
    assert seen == sorted(seen, key=lambda one: (-(one // 2 % 3), one), reverse=True) or not asked.text


def test_a_cursor_of_another_list_is_refused(supervisor: Standing) -> None:
    with pytest.raises(InvalidError):
        search(supervisor.actor, Asked(), "abc")


def test_sentences_name_colleagues_and_strangers_by_their_house(
    written: None, owner: Standing, supervisor: Standing
) -> None:
    ours, theirs = (told.plain for told in timeline(LAMP, owner.actor) if told.event.kind == SEEN.key)
    assert (ours, theirs) == ("Other House saw something at market 0.", "Ada saw something at market 0.")
    assert "Cem saw" in " ".join(told.plain for told in timeline(LAMP, supervisor.actor))


def test_names_are_escaped_and_kept_apart_from_the_sentence(owner: Standing) -> None:
    owner.person.name = "<b>א</b>"
    owner.person.save()
    write(by=owner.actor)
    (told,) = timeline(LAMP, owner.actor)
    assert "<bdi>&lt;b&gt;א&lt;/b&gt;</bdi> saw" in told.sentence


def test_a_page_asks_the_same_whatever_is_on_it(written: None, supervisor: Standing) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            timeline(LAMP, supervisor.actor)
        return len(queries)

    before = asked()
    write(40, by=supervisor.actor)
    assert asked() == before


def test_particulars_are_seen_by_who_acted_and_by_who_reads_everything(
    written: None, owner: Standing, stranger: Standing, supervisor: Standing
) -> None:
    def seen(actor: Actor) -> list[bool]:
        return [bool(told.particulars) for told in timeline(LAMP, actor) if told.event.sequence in (0, 3)]

    assert seen(owner.actor) == [False, True]
    assert seen(supervisor.actor) == [True, True]
    assert seen(PUBLIC) == [False, False]


def test_particulars_are_forgotten_and_the_timeline_says_so(
    written: None, owner: Standing, supervisor: Standing
) -> None:
    write(about=CHAIR, also=[LAMP], particulars={"note": "more"})
    assert forget(about=LAMP, by=supervisor.actor, now=NOW, reason=Reason.REQUEST) == 7
    assert not Particulars.objects.exists()
    told = timeline(LAMP, owner.actor)
    assert all(one.is_forgotten for one in told if one.event.kind == SEEN.key)
    assert told[0].plain == (
        "Marketplace had the particulars of 7 events about something forgotten: "
        "the person asked for it (PIPL article 47, GDPR article 17)."
    )


def test_forgetting_nothing_is_no_event(supervisor: Standing) -> None:
    assert forget(about=LAMP, by=supervisor.actor, now=NOW, reason=Reason.REQUEST) == 0
    assert timeline(LAMP, supervisor.actor) == []


def test_only_who_may_has_something_forgotten(written: None, owner: Standing, analyst: Standing) -> None:
    for standing in (owner, analyst):
        with pytest.raises(NotPermittedError):
            forget(about=LAMP, by=standing.actor, now=NOW, reason=Reason.REQUEST)
