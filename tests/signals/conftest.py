"""The shipped lexicon, loaded once."""

import pytest

from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()
