"""What a page says of a training: whom it learned from, how the draft does beside the live ruleset, whether it is better."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from touchstone.desk.rulesets.engine.judging import BETTER, UNCLEAR, WORSE
from touchstone.desk.rulesets.engine.values import Interval
from touchstone.desk.rulesets.models import Training
from touchstone.desk.rulesets.views.saying import share_words

Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TrainingTold:
    """`figures` has a row for each figure: its name, that of the live ruleset, that of the draft."""

    is_open: bool
    failure: str
    tone: str
    outcome: str
    text: str
    facts: Sequence[tuple[str, str]]
    figures: Sequence[tuple[str, str, str]]
    flagged: str


def tell_training(row: Training) -> TrainingTold:
    """All of it, from the facts."""
    facts = row.facts
    return TrainingTold(
        is_open=row.ended_at is None,
        failure=_failure(row.failure),
        tone={BETTER: "success", WORSE: "danger"}.get(facts.get("outcome", ""), "warning"),
        outcome=_outcome(facts) if facts else "",
        text=_text(facts["text"]) if facts else "",
        facts=_facts(facts) if facts else (),
        figures=_figures(facts["live"], facts["draft"]) if facts else (),
        flagged=_flagged(facts) if facts else "",
    )


def _failure(key: str) -> str:
    sentences = {
        "few": _("Verdicts were taken back meanwhile: there are too few left to learn from."),
        "taken": _("Another release has this name and version, or decides exactly alike. Choose another version."),
        "memory": _("The memory of the node did not suffice. Tell whoever operates the node."),
        "fault": _("It could not go on; start it again. If it stops again, tell whoever operates the node."),
    }
    return sentences.get(key, "")


def _outcome(facts: Figures) -> str:
    sentences = {
        BETTER: _(
            "The draft ranks better than the live ruleset on sellers that it did not see: %(value)s points "
            "(%(low)s to %(high)s)."
        ),
        WORSE: _(
            "The draft ranks worse than the live ruleset on sellers that it did not see: %(value)s points "
            "(%(low)s to %(high)s). Do not take it further."
        ),
        UNCLEAR: _(
            "No better ranking is shown on sellers that the draft did not see: %(value)s points (%(low)s to %(high)s). "
            "More verdicts may tell."
        ),
    }
    values = zip(("value", "low", "high"), map(_points, facts["difference"]["area"]), strict=True)
    return sentences[facts["outcome"]] % dict(values)


def _text(text: Figures) -> str:
    if not text["asked"]:
        return _("The text model was left as it was.")
    values = {"before": _share(text["before"]), "after": _share(text["after"])}
    if text["taken"]:
        return (
            _("A new text model was taken: alone it ranks right in %(after)s of pairs, the one before in %(before)s.")
            % values
        )
    return (
        _("The text model before was kept: alone it ranks right in %(before)s of pairs, a new one in %(after)s.")
        % values
    )


def _facts(facts: Figures) -> list[tuple[str, str]]:
    said = _("%(listings)s listings of %(sellers)s sellers, %(counterfeits)s counterfeit")
    beside = _("%(count)s listings that pass and that nobody doubted; they teach, they do not judge")
    return [
        (_("Taught by"), said % facts["teaching"]),
        (_("Judged by"), said % facts["judging"]),
        (_("Beside them"), beside % {"count": facts["beside"]["teaching"]}),
    ]


def _figures(live: Figures, draft: Figures) -> list[tuple[str, str, str]]:
    whole = ((_("Ranks right (area under the curve)"), "area"), (_("Average precision"), "average_precision"))
    rows = [(words, _shared(live[key]), _shared(draft[key])) for words, key in whole]
    for words, key in ((_("review or block"), "review"), (_("block"), "block")):
        for figure, name in ((_("Precision: %(verdict)s"), "precision"), (_("Recall: %(verdict)s"), "recall")):
            rows.append((figure % {"verdict": words}, _shared(live[key][name]), _shared(draft[key][name])))
    return rows


def _flagged(facts: Figures) -> str:
    words = _(
        "Of %(count)s listings of the judging sellers that nobody doubted, the live ruleset would send %(live)s to people, "
        "the draft %(draft)s."
    )
    return words % {"count": facts["beside"]["judging"], **facts["flagged"]}


def _shared(values: Sequence[float | None]) -> str:
    known = [float("nan") if each is None else each for each in values]
    return share_words(Interval(*known))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def _points(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:+.1f}"
