"""Checks: each fault is named once, in words."""

from dataclasses import replace

import pytest

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.checks import check_entries
from touchstone.lexicon.entries import Entries
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Term

GOOD = Brand("kestrel", "Kestrel", "红隼", nice_classes=(25,), goods=("clothing",), source="own register")
CLOTHING = Term(Kind.GOODS, "外套", "clothing")


def faults(*brands: Brand) -> tuple[str, ...]:
    return check_entries(Entries(brands, (CLOTHING,), ""))


def test_a_good_brand_has_no_fault() -> None:
    assert faults(GOOD) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"source": ""}, "has no source"),
        ({"nice_classes": (46,)}, "from 1 to 45"),
        ({"nice_classes": ()}, "from 1 to 45"),
        ({"name_en": "红隼"}, "name_en is written in Chinese"),
        ({"name_zh": "Kestrel"}, "name_zh is not written in Chinese"),
        ({"goods": ("moon",)}, "moon is not a group of goods"),
        ({"prices": (("clothing", 0, 5, "CNY", 2024),)}, "0 < low <= high"),
        ({"aliases": ("隼",)}, "must be ambiguous"),
        ({"aliases": ("··",)}, "no letters"),
        ({"sounds": ("kst",)}, "in sounds is not written in Chinese"),
    ],
)
def test_a_fault_is_named(change: dict[str, object], said: str) -> None:
    (fault,) = faults(replace(GOOD, **change))  # type: ignore[arg-type]
    assert fault.startswith("kestrel: ")
    assert said in fault


def test_a_name_of_two_brands_must_be_ambiguous_in_both() -> None:
    other = replace(GOOD, key="falcon", name_en="Falcon", name_zh="", aliases=("kes trel",))
    assert faults(GOOD, other) == ("'kestrel' is shared by falcon, kestrel and must be ambiguous in each",)
    assert faults(replace(GOOD, ambiguous=("Kestrel",)), replace(other, ambiguous=("kes trel",))) == ()


def test_a_term_without_group_is_a_fault() -> None:
    assert check_entries(Entries((), (replace(CLOTHING, group=""),), "")) == ("goods '外套' has no group",)


def test_a_group_within_none_is_a_fault() -> None:
    assert check_entries(Entries((), (replace(CLOTHING, within="textiles"),), "")) == (
        "clothing: textiles is not a group of goods",
    )
