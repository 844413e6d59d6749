"""Cards and notes frame parts of a page."""

from types import SimpleNamespace

from tests.desk.frontdoor.components.drawing import draw


def test_a_page_head_isolates_its_title_and_draws_actions_only_when_there_are_any() -> None:
    assert "<h1><bdi>&lt;Ada&gt;</bdi></h1>" in draw("{% page_header title=t %}{% endpage_header %}", t="<Ada>")
    assert "page-actions" not in draw("{% page_header title=t %} {% endpage_header %}", t="Ada")
    assert "page-actions" in draw('{% page_header title=t %}<a href="/">go</a>{% endpage_header %}', t="Ada")


def test_a_card_keeps_the_markup_inside_it() -> None:
    drawn = draw('{% card title="Facts" id="facts" %}<b>x</b>{% endcard %}')
    assert '<div class="card-body"><b>x</b></div>' in drawn
    assert 'aria-labelledby="facts-title"' in drawn


def test_a_flush_card_has_no_inner_margin() -> None:
    assert "card-body" not in draw("{% card flush=True %}x{% endcard %}")


def test_values_inside_a_block_are_still_escaped() -> None:
    assert "<script>" not in draw("{% note %}{{ value }}{% endnote %}", value="<script>")


def test_a_table_can_be_reached_by_keys_and_has_a_name() -> None:
    drawn = draw('{% table caption="Leads" %}<tbody></tbody>{% endtable %}')
    assert 'tabindex="0"' in drawn
    assert "<caption" in drawn
    assert "data-rows" in drawn


def step(**values: object) -> SimpleNamespace:
    return SimpleNamespace(**{"label": "Dismiss", "url": "/dismiss", "fields": {}, **values})


def test_a_step_that_needs_a_reason_asks_for_it() -> None:
    drawn = draw('{% include "desk/steps.html" %}', steps=[step(reason="Why?")])
    assert 'data-confirm="Dismiss"' in drawn
    assert 'data-confirm-reason="Why?"' in drawn


def test_a_step_that_cannot_be_taken_says_why_and_has_no_button() -> None:
    drawn = draw('{% include "desk/steps.html" %}', steps=[step(refusal="Seal the evidence first.")])
    assert "Seal the evidence first." in drawn
    assert "<button" not in drawn


def test_an_upload_tells_its_limit_as_a_plain_number() -> None:
    drawn = draw('{% include "desk/upload.html" with url="/up" max_bytes=2000000 %}')
    assert 'data-max-bytes="2000000"' in drawn


def test_a_change_shows_before_and_after_and_names_emptiness() -> None:
    changes = [SimpleNamespace(label="Officer", old="", new="<Wang>")]
    drawn = draw('{% include "desk/diff.html" %}', changes=changes)
    assert "<bdi>&lt;Wang&gt;</bdi></ins>" in drawn
    assert "<del" not in drawn


def test_the_data_of_a_plot_cannot_end_its_script() -> None:
    drawn = draw('{% include "desk/plot.html" with id="p" %}', data={"x": [], "series": [{"label": "</script>"}]})
    assert drawn.count("</script>") == 1
