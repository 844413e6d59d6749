"""A shelf keeps the same few whatever comes first."""

from hypothesis import given
from hypothesis import strategies as st

from touchstone.screening.shelf import Shelf

OFFERS = st.lists(st.tuples(st.sampled_from([-1.0, -0.5, 0.0]), st.integers(0, 9)), max_size=30)


def filled(offers: list[tuple[float, int]], room: int = 4) -> Shelf:
    shelf = Shelf(room)
    for rank, key in offers:
        shelf.put(rank, key, f"{rank}{key}")
    return shelf


@given(OFFERS, st.randoms())
def test_the_order_of_offers_does_not_matter(offers: list[tuple[float, int]], random: st.DataObject) -> None:
    shuffled = list(offers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert list(filled(offers).names()) == list(filled(shuffled).names())


@given(OFFERS)
def test_a_shelf_holds_the_best_of_all(offers: list[tuple[float, int]]) -> None:
    assert [place[:2] for place in filled(offers).places] == sorted(set(offers))[:4]


@given(OFFERS)
def test_a_shelf_survives_the_checkpoint(offers: list[tuple[float, int]]) -> None:
    shelf = filled(offers)
    assert Shelf.from_list(shelf.as_list()) == shelf


def test_a_full_shelf_admits_only_what_is_better() -> None:
    shelf = filled([(0.0, 1), (0.0, 2)], room=2)
    assert shelf.admits(0.0, 1)
    assert not shelf.admits(0.0, 2)
    assert shelf.admits(-1.0, 9)
