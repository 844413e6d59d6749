"""What is hidden in a text is marked; nothing of the text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.leads.reading import pieces_of


def test_a_styled_letter_is_marked_with_what_it_reads_as() -> None:
    marked = [(piece.text, piece.reads_as) for piece in pieces_of("加Ⓥ看图") if piece.is_marked]
    assert marked == [("Ⓥ", "微")]


def test_the_spans_of_signals_are_marked_too() -> None:
    pieces = pieces_of("高仿耐克鞋", [(0, 2)])
    assert [(piece.text, piece.is_marked) for piece in pieces] == [("高仿", True), ("耐克鞋", False)]
    assert pieces[0].reads_as == ""


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=3))
def test_the_pieces_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert "".join(piece.text for piece in pieces_of(text, spans)) == text
