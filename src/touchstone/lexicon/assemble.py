"""Puts brands, terms and patterns into the columns that signals read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from touchstone.lexicon.compile import compile_terms
from touchstone.lexicon.entries import Entries
from touchstone.lexicon.lexicon import Lexicon
from touchstone.reading.automaton import build_automaton


@contextmanager
def paused_collection() -> Iterator[None]:
    """Keep the collector from searching a hundred thousand new tuples again and again: none of them is garbage."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def assemble(entries: Entries) -> Lexicon:
    """Return the compiled lexicon of `entries`."""
    with paused_collection():
        terms, patterns = compile_terms(entries.brands, entries.terms)
    kinds = np.fromiter((term.kind for term in terms), dtype=np.int8, count=len(terms))
    groups = tuple(sorted({term.group for term in terms}))
    wider = {term.group: term.within for term in terms if term.within}
    place = {group: index for index, group in enumerate(groups)}
    return Lexicon(
        brands=entries.brands,
        terms=terms,
        automaton=build_automaton(patterns, kinds),
        kinds=kinds,
        brand_of=np.fromiter((term.brand for term in terms), dtype=np.int32, count=len(terms)),
        strengths=np.fromiter((term.strength for term in terms), dtype=np.float32, count=len(terms)),
        groups=groups,
        within=tuple(wider.get(group, "") for group in groups),
        group_of=np.fromiter((place[term.group] for term in terms), dtype=np.int16, count=len(terms)),
        ambiguous=np.fromiter((term.ambiguous for term in terms), dtype=np.bool_, count=len(terms)),
        version=entries.version,
    )
