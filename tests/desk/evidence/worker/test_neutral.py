"""A preview is only believed if it holds pixels and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from tests.desk.evidence.hostile.pictures import chunk, png
from touchstone.desk.evidence.worker.neutral import is_neutral_png

BARE = png(3, 2, pixels=b"\0" * 20)


def test_a_bare_picture_is_neutral() -> None:
    assert is_neutral_png(BARE, 3)
    assert not is_neutral_png(BARE, 2)


@given(place=st.integers(0, len(BARE) * 8 - 1))
def test_no_turned_bit_goes_unseen(place: int) -> None:
    turned = bytearray(BARE)
    turned[place // 8] ^= 1 << place % 8
    assert not is_neutral_png(bytes(turned), 3)


@given(length=st.integers(0, len(BARE) - 1))
def test_no_cut_goes_unseen(length: int) -> None:
    assert not is_neutral_png(BARE[:length], 3)


def test_text_profiles_and_second_heads_are_seen() -> None:
    for name in (b"tEXt", b"iCCP", b"eXIf", b"acTL", b"IHDR", b"IEND"):
        assert not is_neutral_png(png(3, 2, chunk(name, b"\0" * 13), pixels=b"\0" * 20), 3)
