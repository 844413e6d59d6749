"""Every signal keeps the promises of its examples, through the real pipeline."""

import pytest

from tests.signals.pipeline import prepare_example
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.definition import Example, SignalDefinition
from touchstone.signals.explain import explain_signal
from touchstone.signals.registry import SIGNAL_BY_NAME, SIGNALS
from touchstone.vocabulary.field import FIELDS
from touchstone.vocabulary.signal import Signal

PAIRS = [(signal, example) for signal in SIGNALS for example in signal.examples]
NAMES = [f"{signal.name}-{example.listing.title[:20]}" for signal, example in PAIRS]


@pytest.mark.parametrize(("signal", "example"), PAIRS, ids=NAMES)
def test_a_signal_fires_exactly_on_the_examples_that_say_so(
    signal: SignalDefinition, example: Example, lexicon: Lexicon
) -> None:
    evidence = signal.detect(prepare_example(example, lexicon), {})
    assert (len(evidence) > 0) == example.fires


@pytest.mark.parametrize(("signal", "example"), PAIRS, ids=NAMES)
def test_evidence_lies_inside_the_listing_and_explains_itself(
    signal: SignalDefinition, example: Example, lexicon: Lexicon
) -> None:
    evidence = signal.detect(prepare_example(example, lexicon), {})
    for place in range(len(evidence)):
        field = FIELDS[evidence.field[place]]
        text = getattr(example.listing, str(field), None) if field in ("title", "description") else None
        if text is not None:
            assert 0 <= evidence.start[place] < evidence.end[place] <= len(text)
        assert 0 < evidence.score[place] <= 1
        found = Signal(signal.name, float(evidence.score[place]), evidence.details[evidence.detail[place]], field)
        for sentence in explain_signal(found):
            assert sentence
            assert "‹" not in sentence


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)
def test_a_signal_ships_three_examples_of_each_sort_and_words_in_both_languages(signal: SignalDefinition) -> None:
    assert sum(example.fires for example in signal.examples) >= 3
    assert sum(not example.fires for example in signal.examples) >= 3
    assert signal.detect.__doc__
    assert all((signal.title_en, signal.title_zh, signal.text_zh, signal.sentence_en, signal.sentence_zh))
    assert all(setting.low <= setting.default <= setting.high for setting in signal.settings)


def test_names_are_unique() -> None:
    assert len(SIGNAL_BY_NAME) == len(SIGNALS)
