"""What a page says of a trial: progress, the table of agreement, precision and recall, the curve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from touchstone.desk.dossiers.models import Verdict
from touchstone.desk.rulesets.engine.labels import Quality, labels_in, quality_of
from touchstone.desk.rulesets.engine.words import signal_title
from touchstone.desk.rulesets.models import Trial, TrialKind
from touchstone.desk.rulesets.models.trial import OPEN
from touchstone.desk.rulesets.views.saying import TONES, percent_of, share_words

VERDICTS = (Verdict.PASS, Verdict.REVIEW, Verdict.BLOCK)
CURVE = 60
"""Points of the plot."""
MOST_SIGNALS = 12


@dataclass(frozen=True, slots=True)
class TrialTold:
    """`table` has a row for each verdict of the live ruleset and a cell for each of the release."""

    tone: str
    is_open: bool
    percent: int
    listings: int
    changed: int
    agreed: str
    harder: int
    milder: int
    table: Sequence[tuple[str, Sequence[tuple[str, int, bool]]]]
    signals: Sequence[tuple[str, int, int]]
    labels: int
    counterfeits: int
    measured: Sequence[tuple[str, str, str]]
    plot: Mapping[str, Any] | None


def tell_trial(trial: Trial) -> TrialTold:
    """All of it, from the sums."""
    counts = trial.sums["transitions"]
    listings, changed = trial.sums["listings"], trial.sums["changed"]
    labels, counterfeits = labels_in(trial.labels)
    qualities = (quality_of(trial.labels, "a"), quality_of(trial.labels, "b")) if labels else None
    return TrialTold(
        tone=TONES[trial.state],
        is_open=trial.state in OPEN and trial.kind == TrialKind.BACKTEST,
        percent=percent_of(trial.done, trial.total),
        listings=listings,
        changed=changed,
        agreed=f"{100 * (listings - changed) / listings:.2f} %" if listings else "–",
        harder=_moved(counts, 1),
        milder=_moved(counts, -1),
        table=[(str(a.label), [(str(b.label), counts[f"{a}>{b}"], a == b) for b in VERDICTS]) for a in VERDICTS],
        signals=_signals(trial.sums),
        labels=labels,
        counterfeits=counterfeits,
        measured=_measured(*qualities) if qualities else (),
        plot=_plot(*qualities) if qualities and counterfeits else None,
    )


def _moved(counts: Mapping[str, int], way: int) -> int:
    pairs = ((a, b) for a in range(3) for b in range(3) if (b - a) * way > 0)
    return sum(counts[f"{VERDICTS[a]}>{VERDICTS[b]}"] for a, b in pairs)


def _signals(sums: Mapping[str, Any]) -> list[tuple[str, int, int]]:
    risen, fallen = sums["risen"], sums["fallen"]
    moved = {name: risen.get(name, 0) + fallen.get(name, 0) for name in {*risen, *fallen}}
    names = sorted((name for name in moved if moved[name]), key=lambda name: (-moved[name], name))[:MOST_SIGNALS]
    is_chinese = (get_language() or "").startswith("zh")
    return [(signal_title(name)[is_chinese], risen.get(name, 0), fallen.get(name, 0)) for name in names]


def _measured(before: Quality, after: Quality) -> list[tuple[str, str, str]]:
    rows = []
    for words, place in ((_("review or block"), "review"), (_("block"), "block")):
        (p_before, r_before), (p_after, r_after) = getattr(before, place), getattr(after, place)
        rows.append((_("Precision: %(verdict)s") % {"verdict": words}, share_words(p_before), share_words(p_after)))
        rows.append((_("Recall: %(verdict)s") % {"verdict": words}, share_words(r_before), share_words(r_after)))
    rows.append((_("Average precision"), _three(before.average_precision), _three(after.average_precision)))
    return rows


def _three(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _plot(before: Quality, after: Quality) -> Mapping[str, Any]:
    """Precision over recall: at each hundredth of recall the precision of the first point that reaches it."""
    steps = [place / CURVE for place in range(1, CURVE + 1)]
    lines = [[_at(quality.curve, step) for step in steps] for quality in (before, after)]
    names = (_("Live ruleset"), _("This release"))
    heads = [_("Recall"), *names]
    series = [{"label": name, "values": line} for name, line in zip(names, lines, strict=True)]
    rows = [(round(step, 2), *pair) for step, *pair in zip(steps, *lines, strict=True)]
    data = {"x": steps, "time": False, "unit": "", "label": _("Recall"), "series": series}
    return {"data": data, "heads": heads, "rows": rows[4::5]}


def _at(curve: Sequence[tuple[float, float]], recall: float) -> float | None:
    return next((precision for reached, precision in curve if reached >= recall - 1e-9), None)
