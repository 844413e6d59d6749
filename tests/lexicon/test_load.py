"""Loading: shipped files, user files on top, and no text that brings it down."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lexicon.files import BRAND, TERMS, write
from touchstone.lexicon.checks import check_entries
from touchstone.lexicon.entries import list_shipped_files, read_entries
from touchstone.lexicon.errors import LexiconError
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.reading.folding import fold
from touchstone.reading.matching import find_terms


def named(lexicon: Lexicon, text: str) -> set[str]:
    """Keys of the brands that `text` names."""
    hits = find_terms(fold(pa.array([text])), lexicon.automaton)
    return {lexicon.brands[lexicon.brand_of[term]].key for term in hits.term if lexicon.kinds[term] == Kind.BRAND}


def test_the_shipped_lexicon_has_four_hundred_brands() -> None:
    assert len(load_lexicon().brands) >= 400


def test_the_shipped_files_pass_every_check() -> None:
    assert check_entries(read_entries(list_shipped_files())) == ()


def test_the_shipped_lexicon_is_loaded_once() -> None:
    assert load_lexicon() is load_lexicon()


def test_the_columns_have_one_entry_for_each_term() -> None:
    lexicon = load_lexicon()
    columns = (lexicon.kinds, lexicon.brand_of, lexicon.strengths, lexicon.group_of, lexicon.ambiguous)
    assert {len(column) for column in columns} == {len(lexicon.terms)}


def test_every_kind_has_terms() -> None:
    assert {term.kind for term in load_lexicon().terms} == set(Kind)


def test_hidden_writings_are_found() -> None:
    for text, key in {
        "ch*nel 包": "chanel", "香～": "chanel", "古池": "gucci", "dior": "dior", "di0r": "dior", "剋罗心": "chrome_hearts",
        "xiangnaier": "chanel", "香nai儿": "chanel", "始*": "arcteryx", "R0lex": "rolex", "𝗚𝘂𝗰𝗰𝗶": "gucci", "驴家": "louis_vuitton",
    }.items():  # fmt: skip
        assert key in named(load_lexicon(), text), text


def test_a_users_brand_is_found(tmp_path: Path) -> None:
    lexicon = load_lexicon([write(tmp_path, BRAND)])
    assert named(lexicon, "红隼 冲锋衣") == {"kestrel"}
    assert named(lexicon, "kest*el") == {"kestrel"}


def test_a_users_term_is_found(tmp_path: Path) -> None:
    lexicon = load_lexicon([write(tmp_path, TERMS)])
    added = [term for term in lexicon.terms if term.text == "高山货"]
    assert [(term.kind, term.group, term.strength) for term in added] == [(Kind.CLAIM, "replica", 0.8)]


def test_a_users_file_changes_the_version(tmp_path: Path) -> None:
    assert load_lexicon([write(tmp_path, BRAND)]).version != load_lexicon().version


def attempt(content: bytes) -> None:
    """Read `content` as a lexicon: a result or a refusal."""
    with TemporaryDirectory() as folder:
        path = write(Path(folder), content)
        with suppress(LexiconError):
            assert read_entries([path]).version


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    attempt(content)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["name_en", "aliases", "nice_classes", "prices", "luxury", "extend", "source", "goods"]),
    st.sampled_from(
        ["1", "-1.5", "nan", '""', '"*"', '["a", 1]', "[[]]", "{a = 1}", "2020-01-01", "[{low = 1}]", "true"]
    ),
    st.text(max_size=20),
)
def test_any_value_of_any_field_is_read_or_refused(field: str, value: str, text: str) -> None:
    attempt(f"[brands.a]\n{field} = {value}\n".encode())
    attempt(f"[brands.a]\nname_zh = {text!r}\n".encode("utf-8", "surrogatepass"))
