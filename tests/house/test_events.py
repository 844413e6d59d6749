"""Every kind of event has its sentence in both languages and its line in the docs."""

import re

import pytest

from tests.house.test_desk_models import models
from tests.house.tree import name_of, script
from touchstone.desk.audit.event_kind import KINDS, EventKind
from touchstone.desk.audit.ledger_subject import LEDGER
from touchstone.desk.audit.namers import NAMERS

PARTS = {"dossiers.account", "dossiers.contact", "dossiers.listing_version", "dossiers.screening", "rulesets.moved"}
"""Parts of a dossier, or of a trial: what happens to them is told of the whole."""
OWN = [kind for kind in KINDS.values() if not kind.key.startswith("tests.")]
PLACE = re.compile(r"%\((\w+)\)s")


def test_the_docs_of_events_are_those_the_rows_make() -> None:
    made = script("make_event_pages").pages()
    stale = [name_of(path) for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "make docs"


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.key)
def test_a_kind_says_the_same_in_both_languages(kind: EventKind) -> None:
    spoken = script("make_event_pages").chinese().get(kind.sentence, "")
    assert re.search("[\u4e00-\u9fff]", spoken)
    assert sorted(PLACE.findall(spoken)) == sorted(PLACE.findall(kind.sentence))


def test_a_key_names_a_room_and_what_happened() -> None:
    assert [kind.key for kind in OWN if not re.fullmatch(r"[a-z]+\.[a-z_]+", kind.key)] == []


def test_every_key_fits_its_column() -> None:
    assert max(len(kind.key) for kind in OWN) <= 64


def test_whatever_an_event_can_be_about_has_a_name_or_a_word() -> None:
    kinds = {str(model.SUBJECT_KIND) for model in models() if hasattr(model, "SUBJECT_KIND")} | {LEDGER.SUBJECT_KIND}
    assert kinds - PARTS - NAMERS.keys() == set()
