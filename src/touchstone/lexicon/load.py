"""Loads the shipped lexicon and a user's own files into one compiled Lexicon.

A lexicon file is TOML 1.0, UTF-8, and holds brands, terms or both (docs/lexicons.md is the guide):

    source = "trade mark registers; the brands' own sites"     # where the facts of the file come from

    [defaults]                                                  # for every brand of the file that does not say otherwise
    nice_classes = [18, 25]
    goods = ["bag", "clothing"]                                 # groups of terms/goods.toml
    luxury = true                                               # a target of the replica trade

    [brands.louis_vuitton]                                      # the key: stable, a-z 0-9 _
    name_en = "Louis Vuitton"
    name_zh = "路易威登"
    aliases = ["LV", "路易·威登"]                                # ordinary names
    misspellings = ["lousvuitton"]                              # written wrongly to be overlooked
    nicknames = ["驴家", "老花"]                                 # what the replica trade says
    ambiguous = ["驴"]                                           # also ordinary words: count only in context
    models = ["neverfull", "speedy"]                            # product lines
    device = false                                              # others make accessories for its goods
    prices = [{ goods = "bag", low = 8000, high = 60000, currency = "CNY", year = 2024 }]

    kind = "claim"                                              # the kind of the terms below (lexicon/kind.py)

    [[groups]]
    group = "replica"
    strength = 0.95                                             # 0..1: how much the term alone tells
    terms = ["高仿", "A货"]
    ambiguous = ["复刻"]                                         # need context
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from touchstone.lexicon.assemble import assemble
from touchstone.lexicon.entries import list_shipped_files, read_entries
from touchstone.lexicon.kept import keep, place_of, recall
from touchstone.lexicon.lexicon import Lexicon


def load_lexicon(user_files: Sequence[Path] = ()) -> Lexicon:
    """Return the shipped lexicon, extended or overridden by `user_files` in their order. Raises LexiconError.

    A lexicon is compiled once (about two seconds) and kept on disk; the shipped one stays in memory too.
    """
    if not user_files:
        return _load_shipped()
    return _recall_or_assemble((*list_shipped_files(), *(Path(path) for path in user_files)))


@cache
def _load_shipped() -> Lexicon:
    return _recall_or_assemble(list_shipped_files())


def _recall_or_assemble(files: Sequence[Path]) -> Lexicon:
    place = place_of(files)
    lexicon = recall(place)
    if lexicon is None:
        lexicon = assemble(read_entries(files))
        keep(lexicon, place)
    return lexicon
