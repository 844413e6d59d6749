"""A lexicon recalled from disk is the one that was compiled."""

import numpy as np
import pytest

from touchstone.lexicon import kept
from touchstone.lexicon.assemble import assemble
from touchstone.lexicon.entries import list_shipped_files, read_entries
from touchstone.lexicon.kept import keep, place_of, recall

FILES = [path for path in list_shipped_files() if path.name in ("watches.toml", "claim.toml", "goods.toml")]


@pytest.fixture(scope="module")
def lexicon():
    return assemble(read_entries(FILES))


def test_a_recalled_lexicon_equals_the_compiled_one(lexicon, tmp_path):
    keep(lexicon, place_of(FILES, tmp_path))
    recalled = recall(place_of(FILES, tmp_path))
    assert recalled is not None
    assert (recalled.brands, recalled.groups, recalled.version) == (lexicon.brands, lexicon.groups, lexicon.version)
    assert recalled.within == lexicon.within
    assert recalled.within[recalled.groups.index("mobile_phone")] == "electronics"
    assert recalled.terms == lexicon.terms
    for mine, theirs in zip(recalled.automaton, lexicon.automaton, strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_a_changed_file_has_another_place(tmp_path):
    changed = tmp_path / "claim.toml"
    changed.write_text('kind = "claim"\nsource = "a test"\n', encoding="utf-8")
    assert place_of([changed], tmp_path) != place_of(FILES, tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no archive"])
def test_a_broken_file_is_compiled_again(content, tmp_path):
    (tmp_path / "lexicon-0.npz").write_bytes(content)
    assert recall(tmp_path / "lexicon-0.npz") is None


def test_a_folder_that_cannot_be_written_to_is_no_fault(lexicon, tmp_path):
    keep(lexicon, tmp_path / "missing" / "lexicon-0.npz")
    assert recall(tmp_path / "missing" / "lexicon-0.npz") is None


def test_other_tables_of_the_folding_have_another_place(tmp_path, monkeypatch):
    before = place_of(FILES, tmp_path)
    (tmp_path / "lookalikes.csv").write_text("latin,letters\na,а\n", encoding="utf-8")
    monkeypatch.setattr(kept, "FOLDED_BY", tmp_path)
    assert place_of(FILES, tmp_path) != before
