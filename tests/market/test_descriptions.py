"""Descriptions, and what has none."""

import pyarrow as pa

from touchstone.market.wording import load_words

Tables = dict[str, pa.RecordBatch]
SENTENCES = load_words()[1]["descriptions"]


def test_many_listings_have_no_description(chunk: Tables) -> None:
    missing = chunk["listings"].column("description").null_count / chunk["listings"].num_rows
    assert 0.3 < missing < 0.5


def test_pictures_wait_for_a_later_market(chunk: Tables) -> None:
    assert chunk["listings"].column("images").null_count == chunk["listings"].num_rows


def test_sentences_are_not_said_twice(chunk: Tables) -> None:
    texts = [text for text in chunk["listings"].column("description").to_pylist() if text]
    assert all(text.count(sentence) < 2 for text in texts[:2000] for sentence in SENTENCES["zh"]["plain"])


def test_second_hand_goods_tell_of_their_use(chunk: Tables) -> None:
    kinds = chunk["truth_listings"].column("kind").to_pylist()
    texts = chunk["listings"].column("description").to_pylist()
    used = [text for text, kind in zip(texts, kinds, strict=True) if text and kind == "honest_second_hand"]
    told = (*SENTENCES["zh"]["second_hand"], *SENTENCES["en"]["second_hand"])
    assert sum(text.startswith(told) for text in used) > 0.9 * len(used)
