"""Tables sort by their heads and become lists on a phone."""

from tests.desk.frontdoor.components.drawing import draw

HEAD = '{% sort_header "Name" "name" %}'


def test_a_column_not_sorted_by_says_nothing_of_order() -> None:
    drawn = draw(HEAD, "/?sort=age")
    assert "aria-sort" not in drawn
    assert 'href="?sort=name"' in drawn


def test_the_column_sorted_by_says_so_and_turns_round() -> None:
    drawn = draw(HEAD, "/?sort=name")
    assert 'aria-sort="ascending"' in drawn
    assert 'href="?sort=-name"' in drawn


def test_turned_round_it_turns_back() -> None:
    drawn = draw(HEAD, "/?sort=-name")
    assert 'aria-sort="descending"' in drawn
    assert 'href="?sort=name"' in drawn


def test_sorting_keeps_the_filter_and_drops_the_page() -> None:
    drawn = draw(HEAD, "/?state=open&cursor=abc")
    assert "state=open" in drawn
    assert "cursor" not in drawn


def test_a_filter_from_the_address_cannot_break_out() -> None:
    assert "<script>" not in draw(HEAD, "/?q=%22%3E%3Cscript%3E")
