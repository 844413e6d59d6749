"""One batch is read as its listings would be one by one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.signals.pipeline import make_listings, prepare_titles
from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.signals.prepare import prepare
from touchstone.signals.registry import SIGNALS

TITLES = (
    "耐克 男鞋 高仿 微信 abc12345",
    "",
    "适用于苹果iPhone11手机壳",
    "Rolex - Submariner [Replica]",
    "Pink Rolex 200mg MDMA",
    "补差价链接",
    "LV 女包 批发 36-45",
)


def test_an_empty_batch_gives_no_evidence(lexicon: Lexicon) -> None:
    batch = prepare(make_listings(), lexicon)
    assert all(len(signal.detect(batch, {})) == 0 for signal in SIGNALS)


def test_a_batch_says_of_each_listing_what_a_batch_of_one_says(lexicon: Lexicon) -> None:
    whole = prepare_titles(lexicon, *TITLES)
    for signal in SIGNALS:
        together = signal.detect(whole, {})
        for row, title in enumerate(TITLES):
            alone = signal.detect(prepare_titles(lexicon, title), {})
            mine = together.row == row
            np.testing.assert_allclose(together.score[mine], alone.score, rtol=1e-5)
            assert [together.details[d] for d in together.detail[mine]] == [alone.details[d] for d in alone.detail]


def test_evidence_is_ordered_by_row(lexicon: Lexicon) -> None:
    rows = [{"title": title, "description": TITLES[-1 - place]} for place, title in enumerate(TITLES)]
    batch = prepare(make_listings(*rows), lexicon)
    for signal in SIGNALS:
        row = signal.detect(batch, {}).row
        assert (np.diff(row) >= 0).all()


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_any_text_is_read(titles: list[str]) -> None:
    safe = [title.encode("utf-8", "replace").decode() for title in titles]
    rows = [{"title": title, "description": title, "price": 1.0, "currency": title[:3]} for title in safe]
    batch = prepare(make_listings(*rows), load_lexicon())
    for signal in SIGNALS:
        evidence = signal.detect(batch, {})
        assert ((evidence.score > 0) & (evidence.score <= 1)).all()
