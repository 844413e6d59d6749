"""What the matcher looks for: one way of writing one term."""

from dataclasses import dataclass

from touchstone.vocabulary.hiding import Hiding

MASK = 1  # pseudo symbol in a pattern: a run of one to four mask characters (* ~ ○ □ × @ # …)
MAX_SYMBOLS = 60


@dataclass(frozen=True, slots=True)
class Pattern:
    """`symbols` are folded code points (letters, digits, Han; a separator only where it belongs, as in 1:1), or MASK.

    `breaks` has bit k set where a separator may stand before symbol k without hiding anything (louis|vuitton: bit 5).
    `term` is the index of the term; `hiding` is what this way of writing hides by itself (MASKED, LOOKALIKE, PINYIN …).
    A pattern that starts (ends) with a letter or digit only matches where a word starts (ends).
    `sound`: the symbols are Han whose sound matters, not their shape; it only hits where some character differs.
    """

    symbols: tuple[int, ...]
    term: int
    breaks: int = 0
    hiding: Hiding = Hiding.NONE
    sound: bool = False
