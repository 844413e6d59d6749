"""What a user would write instead, and the matchers of others, over the same titles and the same terms."""

import statistics
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import ahocorasick
import flashtext
import hyperscan
import opencc
import polars
import pyarrow.parquet as pq
import spacy
from pypinyin import lazy_pinyin
from spacy.matcher import PhraseMatcher

from touchstone.lexicon.lexicon import Lexicon
from touchstone.reading.automaton import HIDING_BITS, HIDING_SHIFT, LENGTH_BITS, LENGTH_SHIFT
from touchstone.reading.folding import fold_one
from touchstone.reading.pattern import MASK


def plain_terms(lexicon: Lexicon) -> list[str]:
    """The distinct plain writings of all terms, folded: what each matcher is given to find."""
    automaton = lexicon.automaton
    found = set()
    for rule, start in zip(automaton.rules.tolist(), automaton.symbol_start.tolist(), strict=True):
        length = (rule >> LENGTH_SHIFT) & LENGTH_BITS
        codes = automaton.symbols[start : start + length].tolist()
        if (rule >> HIDING_SHIFT) & HIDING_BITS == 0 and MASK not in codes:
            found.add("".join(map(chr, codes)))
    return sorted(found)


class Hyperscan:
    """All terms in one database, scanned over one joined buffer in one call."""

    def __init__(self, terms: Sequence[str]) -> None:
        expressions = [term.encode() for term in terms]
        self.database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self.database.compile(
            expressions=expressions,
            ids=list(range(len(expressions))),
            elements=len(expressions),
            flags=[0] * len(expressions),
            literal=True,
        )
        self.matches = 0

    def _count(self, *_: object) -> None:
        self.matches += 1

    def scan(self, joined: bytes) -> int:
        """Number of matches in the joined titles."""
        self.matches = 0
        self.database.scan(joined, match_event_handler=self._count)
        return self.matches


def _automaton(words: Sequence[str]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for number, word in enumerate(words):
        automaton.add_word(word, number)
    automaton.make_automaton()
    return automaton


def rate_prices(hits: Sequence[Sequence[int]], prices: Sequence[float | None]) -> list[tuple[int, bool]]:
    """Number of hits, and whether the price lies far below the median of listings with the same first hit."""
    by_term: dict[int, list[float]] = {}
    for found, price in zip(hits, prices, strict=True):
        if found and price:
            by_term.setdefault(found[0], []).append(price)
    medians = {term: statistics.median(values) for term, values in by_term.items()}
    return [
        (len(found), bool(found and price and price < 0.3 * medians[found[0]]))
        for found, price in zip(hits, prices, strict=True)
    ]


class LightLoop:
    """The script that many write first: width, case and traditional forms, pyahocorasick, a price rule. Reads nothing hidden."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.converter = opencc.OpenCC("t2s")
        self.automaton = _automaton(plain_terms(lexicon))

    def fold(self, title: str) -> str:
        """NFKC, case, traditional forms, invisible and combining characters."""
        text = self.converter.convert(unicodedata.normalize("NFKC", title).casefold())
        return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn"))

    def screen(self, titles: Sequence[str], prices: Sequence[float | None]) -> list[tuple[int, bool]]:
        """Hits and a price rule for each title."""
        hits = [[number for _, number in self.automaton.iter(self.fold(title))] for title in titles]
        return rate_prices(hits, prices)


class SameLoop:
    """The same folding row by row: every character through one table (look-alikes, styled letters, rare forms), and sound.

    Sound as pypinyin gives it, so that homophones are found; what stands between characters is dropped as touchstone does.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        folded = {code: fold_one(chr(code)).text(0) for code in range(32, 0x30000) if not 0xD800 <= code < 0xE000}
        self.table = {code: text for code, text in folded.items() if text != chr(code)}
        terms = plain_terms(lexicon)
        self.automaton = _automaton(terms)
        self.sounds = _automaton(
            sorted({"".join(lazy_pinyin(term)) for term in terms if not term.isascii() and len(term) > 2})
        )

    def screen(self, titles: Sequence[str], prices: Sequence[float | None]) -> list[tuple[int, bool]]:
        """Hits by shape, hits by sound, and a price rule for each title."""
        hits = []
        for title in titles:
            text = title.translate(self.table)
            found = [number for _, number in self.automaton.iter(text)]
            joined = "".join(character for character in text if character.isalnum())
            found += [number for _, number in self.automaton.iter(joined)]
            found += [number for _, number in self.sounds.iter("".join(lazy_pinyin(joined)))]
            hits.append(found)
        return rate_prices(hits, prices)


def match_flashtext(terms: Sequence[str], titles: Sequence[str]) -> int:
    """Matches by flashtext (word boundaries: it misses most Chinese ones)."""
    processor = flashtext.KeywordProcessor()
    processor.add_keywords_from_list(list(terms))
    return sum(len(processor.extract_keywords(title)) for title in titles)


def match_spacy(terms: Sequence[str], titles: Sequence[str]) -> int:
    """Matches by spaCy's PhraseMatcher over its Chinese character tokeniser."""
    pipeline = spacy.blank("zh")
    matcher = PhraseMatcher(pipeline.vocab)
    matcher.add("terms", list(pipeline.tokenizer.pipe(list(terms))))
    return sum(len(matcher(document)) for document in pipeline.tokenizer.pipe(list(titles)))


def match_polars(terms: Sequence[str], titles: polars.Series) -> int:
    """Titles that contain any term, by polars."""
    return int(titles.str.contains_any(list(terms)).sum())


def read_plainly(path: Path) -> int:
    """The floor: read the columns that screening needs and do nothing."""
    rows = 0
    for batch in pq.ParquetFile(path).iter_batches(
        65_536, columns=["listing_id", "seller_id", "title", "price", "category"]
    ):
        rows += batch.num_rows
    return rows
