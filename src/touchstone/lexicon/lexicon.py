"""The lexicon as signals use it: terms in columns, brands by index, automata ready to match."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.kind import Kind
from touchstone.reading.automaton import Automaton


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. `brand` is an index into `Lexicon.brands` or -1; `strength` 0..1 says how much the term alone tells."""

    kind: Kind
    text: str
    group: str = ""
    brand: int = -1
    strength: float = 1.0
    ambiguous: bool = False  # needs context: boy, 鳄鱼, 苹果, coach
    within: str = ""  # the wider group of goods that its group is part of: phone within electronics


@dataclass(frozen=True)
class Lexicon:
    """Everything compiled; `version` is the digest of the data it was made from."""

    brands: tuple[Brand, ...]
    terms: tuple[Term, ...]
    automaton: Automaton
    kinds: NDArray[np.int8]  # (terms,)
    brand_of: NDArray[np.int32]  # (terms,) index into brands, -1: none
    strengths: NDArray[np.float32]  # (terms,)
    groups: tuple[str, ...]
    within: tuple[str, ...]  # (groups,) the wider group, "" for most
    group_of: NDArray[np.int16]  # (terms,) index into groups
    ambiguous: NDArray[np.bool_]  # (terms,)
    version: str
