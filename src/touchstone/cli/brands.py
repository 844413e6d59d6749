"""touchstone brands: which brands titles name, and how they stand to them."""

import argparse
import json
import sys

import numpy as np
import pyarrow as pa

from touchstone.cli.arguments import add_lexicon
from touchstone.cli.lines import add_files, read_batches
from touchstone.cli.verb import Verb
from touchstone.lexicon.brand import Brand
from touchstone.lexicon.brand_terms import FRAGMENT
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Lexicon
from touchstone.lexicon.load import load_lexicon
from touchstone.lexicon.pieces import find_piece
from touchstone.signals.batch import SignalBatch
from touchstone.signals.confidence import BY_SOUND, WHOLE
from touchstone.signals.mentions import Mentions
from touchstone.signals.overlaps import COUNTED
from touchstone.signals.prepare import prepare
from touchstone.signals.spelling import HIDING_NAMES
from touchstone.tables.schemas import LISTINGS
from touchstone.vocabulary.relation import RELATIONS, Relation

Spoken = dict[str, object]
NAMES = (int(Kind.BRAND), int(Kind.MODEL), int(Kind.DENIAL), int(Kind.COMPATIBLE))
CUT_SHORT = "piece"
NOTHING: Spoken = dict.fromkeys(
    ("brand", "brand_zh", "brand_key", "relation", "confidence", "start", "end", "text"), None
) | {"hidden": False, "how": []}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files of titles, and the user's own lexicons."""
    add_files(parser)
    add_lexicon(parser)


def run(arguments: argparse.Namespace) -> int:
    """One JSON line per title, in order."""
    lexicon = load_lexicon(arguments.lexicon)
    for titles in read_batches(arguments.files):
        lines = [json.dumps(line, ensure_ascii=False) for line in name_brands(titles, lexicon)]
        sys.stdout.write("\n".join(lines) + "\n")
    return 0


def name_brands(titles: list[str], lexicon: Lexicon) -> list[Spoken]:
    """For each title its main brand and all brands; `confidence` below 0.5 says that the word may well mean something else."""
    batch = prepare(batch_of_titles(titles), lexicon)
    mentions = batch.mentions
    named: list[list[Spoken]] = [[] for _ in titles]
    main: list[Spoken] = [NOTHING] * len(titles)
    for place, row in enumerate(mentions.row.tolist()):
        spoken = describe(mentions, place, titles[row], lexicon)
        named[row].append(spoken)
        if mentions.primary[row] == place:
            main[row] = spoken
    for row, said in find_bare_lines(batch):
        guess = guess_piece(titles[row], lexicon, said)
        if guess is not None:
            main[row], named[row] = guess, [guess, *named[row]]
    return [{"title": title, **main[row], "brands": named[row]} for row, title in enumerate(titles)]


def find_bare_lines(batch: SignalBatch) -> list[tuple[int, bool]]:
    """Rows that name no brand, or only a piece or the sound of one; and whether they say something else that is known."""
    other = ~np.isin(batch.columns.kind[batch.hits.term], NAMES) & ~batch.columns.ambiguous[batch.hits.term]
    bare = batch.mentions.primary < 0
    main = batch.mentions.primary[~bare]
    terms = batch.hits.term[batch.mentions.hit[main]]
    piece = np.array([batch.lexicon.terms[term].group == FRAGMENT for term in terms], dtype=np.bool_)
    piece |= (batch.mentions.confidence[main] <= WHOLE) & ((batch.mentions.hiding[main] & BY_SOUND) != 0)
    bare[batch.mentions.row[main[piece]]] = True
    said = np.isin(np.arange(len(batch)), batch.hits.row[other])
    return [(int(row), bool(said[row])) for row in np.flatnonzero(bare)]


def guess_piece(title: str, lexicon: Lexicon, said: bool) -> Spoken | None:
    """The brand that a line means which is only a piece of a name: `confidence` is low, for it may be a word."""
    brand = find_piece(title, lexicon, said)
    if brand < 0:
        return None
    text = title.strip()
    start = title.index(text)
    return speak(lexicon.brands[brand]) | {
        "relation": str(Relation.OWN),
        "confidence": COUNTED,
        "start": start,
        "end": start + len(text),
        "text": text,
        "hidden": True,
        "how": [CUT_SHORT],
    }


def describe(mentions: Mentions, place: int, title: str, lexicon: Lexicon) -> Spoken:
    """One brand named in a title. `start` and `end` count characters of the title as given."""
    brand = lexicon.brands[mentions.brand[place]]
    start, end = int(mentions.start[place]), int(mentions.end[place])
    how = [name for flag, name in HIDING_NAMES.items() if int(mentions.hiding[place]) & flag]
    return speak(brand) | {
        "relation": str(RELATIONS[mentions.relation[place]]),
        "confidence": round(float(mentions.confidence[place]), 2),
        "start": start,
        "end": end,
        "text": title[start:end],
        "hidden": bool(how),
        "how": how,
    }


def speak(brand: Brand) -> Spoken:
    """The names of a brand."""
    return {
        "brand": brand.name_en or brand.name_zh,
        "brand_zh": brand.name_zh or brand.name_en,
        "brand_key": brand.key,
    }


def batch_of_titles(titles: list[str]) -> pa.RecordBatch:
    """Titles as listings; the line number is the id."""
    given = {
        "listing_id": pa.array([str(number) for number in range(len(titles))], pa.string()),
        "title": pa.array(titles, pa.string()),
    }
    nulls = {field.name: pa.nulls(len(titles), field.type) for field in LISTINGS if field.name not in given}
    return pa.record_batch([(given | nulls)[field.name] for field in LISTINGS], schema=LISTINGS)


VERB = Verb(
    name="brands",
    help_en="say which brands titles name: own, compatible or mentioned",
    help_zh="说明标题提到哪些品牌：自有、适用或仅提及",
    add_arguments=add_arguments,
    run=run,
)
