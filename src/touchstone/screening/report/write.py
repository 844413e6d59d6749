"""Writes DIR/report.html: one file, no network, bounded in size whatever the run was."""

import base64
import hashlib
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from touchstone import __version__
from touchstone.screening.report import bars, plots
from touchstone.screening.report.card import make_card
from touchstone.screening.report.choose import take_turns
from touchstone.screening.report.facts import Facts, read_facts
from touchstone.screening.report.words import VERDICT_WORDS, say, say_words
from touchstone.screening.ruleset_file import CATALOGUE
from touchstone.tables.errors import cannot_write
from touchstone.tables.reasons import REASON_TEXTS, Reason

REPORT_FILE = "report.html"
CARD_BYTES = 1_750_000  # of the page; with plots and styles the whole stays below 2 MB


@dataclass(frozen=True, slots=True)
class Rendered:
    """A card as HTML; the page shows cards by score."""

    score: float
    html: Markup


def write_report(folder: Path, language: str = "en", out: Path | None = None) -> Path:
    """Make the report of a finished run; returns its path. `language` is the one it opens in. Raises RunError, OutputError."""
    facts = read_facts(folder)
    path = out or folder / REPORT_FILE
    try:
        path.write_text(make_page(facts, language), encoding="utf-8", errors="replace")
    except OSError as error:
        raise cannot_write(path, error) from error
    return path


def make_page(facts: Facts, language: str) -> str:
    """The whole page."""
    environment = _environment()
    style, script = (_read_asset(name) for name in ("report.css", "report.js"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    cards = sorted(_cards(facts), key=lambda card: -card.score)
    return environment.get_template("report.html.j2").render(
        facts=facts,
        run=facts.run,
        summary=facts.summary,
        ruleset=facts.ruleset,
        steps={step.verdict.value: step for step in facts.ruleset.steps},
        evaluation=facts.evaluation,
        language=language,
        style=Markup(style),  # noqa: S704  (our own file)
        script=Markup(script),  # noqa: S704  (our own file)
        script_digest=digest,
        cards=[card.html for card in cards],
        plots=plots,
        histogram=plots.draw_histogram(facts.summary["score_histogram"], facts.ruleset),
        signal_bars=bars.bars_by_signal(facts.summary),
        hiding_bars=bars.bars_by_hiding(facts.summary),
        brand_bars=bars.bars_by_brand(facts.summary),
        ratio_bars=bars.bars_by_ratio(facts.summary),
        seller_bars=bars.bars_by_seller(facts.summary),
        reasons={name: REASON_TEXTS[Reason(name)] for name in facts.summary["rejects"]},
        command=command_of(facts.run, facts.folder),
        version=__version__,
    )


def command_of(run: dict[str, Any], folder: Path) -> str:
    """The command line that makes the same findings again."""
    words = ["touchstone", "screen", run["input"], "--out", str(folder)]
    for name, values in run["options"].items():
        words += [f"--{name}", *values]
    return shlex.join(words)


def _cards(facts: Facts) -> Iterator[Rendered]:
    template = _environment().get_template("card.html.j2")
    day = date.fromisoformat(facts.run["finished_at"][:10])
    room = CARD_BYTES
    for row in take_turns(facts.exhibits):
        html = template.render(card=make_card(row, facts.ruleset, day))
        room -= len(html.encode("utf-8", "replace"))
        if room < 0:
            return
        yield Rendered(row["score"], Markup(html))  # noqa: S704  (rendered with every value escaped)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("touchstone.screening.report"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"t": say, "w": say_words, "verdict_words": VERDICT_WORDS, "catalogue": CATALOGUE}
    return environment


def _read_asset(name: str) -> str:
    return (Path(__file__).with_name("templates") / name).read_text(encoding="utf-8")
