"""What a training leaves in words and figures: whom it was fitted to, its file, the model's card, its facts."""

import json
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from touchstone.desk.rulesets.engine.halves import Counts, Halves
from touchstone.desk.rulesets.engine.judging import Said, judge
from touchstone.desk.rulesets.engine.learning import Asked, Learned
from touchstone.desk.rulesets.engine.sheet import Sheet
from touchstone.screening.ruleset import Ruleset, Words
from touchstone.screening.ruleset_text import write_ruleset
from touchstone.signals.text_card import write_card
from touchstone.signals.text_model import TextModel

COMMENT = "Fitted to verdicts at the desk; a draft until two people make it live."


@dataclass(frozen=True, slots=True)
class Taught:
    """`shares` are listings that ever had a lead, and listings online that never had one."""

    halves: Halves
    asked: Asked
    learned: Learned
    shares: tuple[int, int]


def fitted_on(teaching: Counts, day: str) -> Words:
    """The sentence that the ruleset carries."""
    listings = teaching.counterfeits + teaching.fine
    return Words(
        f"verdicts of this node until {day}: {listings} listings of {teaching.sellers} sellers, "
        f"{teaching.counterfeits} counterfeit; the other half of the sellers judged",
        f"本节点截至 {day} 的判定：{teaching.sellers} 家卖家的 {listings} 件商品，其中假冒 {teaching.counterfeits} 件；"
        "另一半卖家用于检验",
    )


def write_draft_file(ruleset: Ruleset) -> bytes:
    """The draft as its file."""
    return write_ruleset(ruleset, COMMENT).encode()


def write_card_of(model: TextModel | None) -> dict[str, Any]:
    """What the model says of itself; nothing where the one before is kept."""
    if model is None:
        return {}
    card: dict[str, Any] = json.loads(write_card(model.card))
    figures = card["figures"] or {}
    return {**card, "figures": {name: _known(value) for name, value in figures.items()}}


def facts_of(taught: Taught, sheet: Sheet, held: NDArray[np.bool_], judged: Sheet) -> dict[str, Any]:
    """Counts and figures as plain values; `judged` holds the held rows of `sheet` under the draft."""
    live, draft = sheet.labelled().only(held), judged.labelled()
    is_found = judged.is_found()
    known_live, known_draft = live.only(is_found), draft.only(is_found)
    return {
        "teaching": _counts(taught.halves.teaching),
        "judging": _counts(taught.halves.judging),
        "beside": {"teaching": int((~sheet.is_found() & ~held).sum()), "judging": int((~is_found).sum())},
        "with_lead": taught.shares[0],
        "without_lead": taught.shares[1],
        "text": {
            "asked": taught.asked.text,
            "taken": taught.learned.model is not None,
            "before": _known(taught.learned.text_before),
            "after": _known(taught.learned.text_after),
        },
        "weights": taught.asked.weights,
        "flagged": {
            "live": int((live.verdict[~is_found] > 0).sum()),
            "draft": int((draft.verdict[~is_found] > 0).sum()),
        },
        **judge(
            Said(known_live.score, known_live.verdict),
            Said(known_draft.score, known_draft.verdict),
            known_draft.truth,
            known_draft.seller,
        ),
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {"listings": counts.counterfeits + counts.fine, **counts.as_dict()}


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 6)
