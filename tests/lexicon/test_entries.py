"""Several files together: later ones extend, override, remove."""

from pathlib import Path

from tests.lexicon.files import BRAND, TERMS, write
from touchstone.lexicon.entries import list_shipped_files, read_entries


def test_a_later_file_replaces_the_given_fields(tmp_path: Path) -> None:
    later = write(tmp_path, "[brands.kestrel]\naliases = ['KST']", "later.toml")
    (brand,) = read_entries([write(tmp_path, BRAND), later]).brands
    assert (brand.name_en, brand.aliases, brand.nice_classes) == ("Kestrel", ("KST",), (25,))


def test_a_later_file_adds_to_lists_where_it_says_so(tmp_path: Path) -> None:
    later = write(tmp_path, "[brands.kestrel]\nextend = true\naliases = ['KST']", "later.toml")
    (brand,) = read_entries([write(tmp_path, BRAND), later]).brands
    assert brand.aliases == ("红隼户外", "KST")


def test_a_term_named_again_takes_the_later_strength(tmp_path: Path) -> None:
    later = write(tmp_path, TERMS.replace("0.8", "0.3"), "later.toml")
    assert {term.strength for term in read_entries([write(tmp_path, TERMS), later]).terms} == {0.3}


def test_strength_zero_removes_a_term(tmp_path: Path) -> None:
    later = write(tmp_path, TERMS.replace("0.8", "0"), "later.toml")
    assert read_entries([write(tmp_path, TERMS), later]).terms == ()


def test_the_version_follows_the_bytes(tmp_path: Path) -> None:
    first = read_entries([write(tmp_path, BRAND)]).version
    assert first == read_entries([write(tmp_path, BRAND, "copy.toml")]).version
    assert first != read_entries([write(tmp_path, BRAND + "\n")]).version


def test_every_shipped_file_names_its_source() -> None:
    assert all(path.read_text(encoding="utf-8").count('source = "') for path in list_shipped_files())
