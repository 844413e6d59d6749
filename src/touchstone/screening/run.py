"""Screens an input of any size into a folder: threads, ordered writing, a checkpoint from which an interrupted run goes on.

DIR/findings.parquet   one row per listing, in the order of the input
DIR/rejects.csv        rows that could not be read, with reason and cure
DIR/summary.json       counts of verdicts, signals and brands
DIR/run.json           what was read with which digests, which ruleset, how long it took
DIR/exhibits.parquet   the listings that the report shows, chosen by rule, with their texts
DIR/ruleset.toml       the ruleset of the run
DIR/prices.parquet     the price reference that was made from the input
DIR/findings_shadow.parquet, DIR/shadow_changes.parquet   with a shadow ruleset
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from touchstone.screening.account import account_for, save_ruleset
from touchstone.screening.candidates import Candidates, pick_candidates
from touchstone.screening.change import Changes, compare_batch
from touchstone.screening.checkpoint import Checkpoint, check_same_plan, load_checkpoint, remove_checkpoint
from touchstone.screening.engine import Engine
from touchstone.screening.errors import InterruptedRunError
from touchstone.screening.job import Job, digest_inputs, make_plan
from touchstone.screening.json_file import make_folder, write_json
from touchstone.screening.output import CHANGES_FILE, FINDINGS_FILE, SHADOW_FILE, Outputs, encode_findings
from touchstone.screening.patterns import Patterns, find_patterns
from touchstone.screening.pipeline import map_in_order
from touchstone.screening.references import read_reviews, read_sellers, sample_prices
from touchstone.screening.ruleset import Ruleset
from touchstone.screening.ruleset_file import load_ruleset
from touchstone.screening.run_state import RunState
from touchstone.screening.screen import Screened, Seen, screen_prepared
from touchstone.screening.tally import PASS, Rows, Tally, rows_of_brands, tally_batch
from touchstone.signals.price_reference import PriceReference
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LISTINGS
from touchstone.tables.source import TableBatch, TableSource

CHECKPOINT_SECONDS = 2.0
PRICES_FILE, SUMMARY_FILE, RUN_FILE = "prices.parquet", "summary.json", "run.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: listings, rejects, stored bytes read, all stored bytes, seconds of screening (earlier parts included)."""

    listings: int
    rejects: int
    bytes_done: int
    bytes_total: int
    seconds: float


Watcher = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Done:
    """One batch after screening: bytes for each output file, and counts."""

    batch: TableBatch
    encoded: Mapping[str, bytes]
    tally: Tally
    shadow: Tally
    changes: Changes
    patterns: Patterns
    candidates: Candidates


@dataclass(frozen=True, slots=True)
class Desk:
    """What the threads share; nothing here changes during a run."""

    engine: Engine
    shadow: Engine | None

    def screen(self, batch: TableBatch) -> Done:
        """Screen one batch of the input; safe in any thread."""
        seen = Seen()
        prepared = self.engine.prepare(batch.records)
        live = screen_prepared(prepared, self.engine, seen)
        tables, brands = {FINDINGS_FILE: live.findings}, _find_brands(live)
        tally = _count(live, self.engine, brands)
        names, weighed = self.engine.ruleset.signal_names, live.weighed
        patterns = find_patterns(batch.records, names, weighed.evidence, weighed.scored.verdict)
        candidates = pick_candidates(batch.records, live, names, brands)
        if self.shadow is None:
            return Done(batch, _encode(tables), tally, Tally(), Changes(), patterns, candidates)
        other = screen_prepared(prepared, self.shadow, seen)
        rows, changes = compare_batch(live, other, self.engine.ruleset, self.shadow.ruleset)
        tables |= {SHADOW_FILE: other.findings, CHANGES_FILE: rows}
        return Done(
            batch,
            _encode(tables),
            tally,
            _count(other, self.shadow, _find_brands(other)),
            changes,
            patterns,
            candidates,
        )


def run_job(job: Job, watch: Watcher = lambda progress: None) -> dict[str, Any]:
    """Screen `job.input` into `job.out`; returns what run.json says. Goes on with an unfinished run of the same plan.

    Raises TouchstoneError: TableError, RulesetError, LexiconError, RunError; InterruptedRunError on Ctrl-C.
    """
    engine = Engine.load(job.ruleset, job.lexicon, job.model)
    shadow = load_ruleset(job.shadow) if job.shadow else None
    source = open_table(job.input, LISTINGS, mapping=job.mapping, batch_rows=job.batch_rows)
    make_folder(job.out)
    digests = digest_inputs(source)
    plan = make_plan(job, engine, shadow, {entry.file.name: d for entry, d in zip(source.files, digests, strict=True)})
    found = None if job.restart else load_checkpoint(job.out)
    if found is not None:
        check_same_plan(found, plan, job.out)
    engine = _with_references(job, engine, resumed=found is not None)
    desk = Desk(engine, engine.with_ruleset(shadow) if shadow else None)
    state = _screen_all(job, desk, source, plan, found, watch)
    report = _report(job, plan, desk, source, state)
    remove_checkpoint(job.out)
    return report


def _encode(tables: Mapping[str, pa.RecordBatch]) -> dict[str, bytes]:
    return {name: encode_findings(table) for name, table in tables.items() if table.num_rows}


def _with_references(job: Job, engine: Engine, *, resumed: bool) -> Engine:
    path = job.out / PRICES_FILE
    if resumed and path.exists():
        prices = PriceReference.load(path)
    else:
        prices = sample_prices(job.input, engine.lexicon, job.mapping, job.workers)
        prices.save(path)
    sellers = read_sellers(job.sellers, engine.lexicon) if job.sellers else None
    reviews = read_reviews(job.reviews, engine.lexicon) if job.reviews else None
    return replace(engine, prices=prices, sellers=sellers, reviews=reviews)


def _screen_all(
    job: Job, desk: Desk, source: TableSource, plan: dict[str, Any], found: Checkpoint | None, watch: Watcher
) -> RunState:
    state = found.state if found else RunState()
    names = (FINDINGS_FILE, SHADOW_FILE, CHANGES_FILE) if desk.shadow else (FINDINGS_FILE,)
    began, saved = time.monotonic() - state.seconds, time.monotonic()
    with Outputs(job.out, names, found) as outputs:
        try:
            for done in map_in_order(desk.screen, source.batches(state.position), job.workers):
                outputs.append(done.encoded)
                outputs.rejects.write(done.batch.rejects)
                _advance(state, done, time.monotonic() - began)
                watch(_progress(state, source))
                if time.monotonic() - saved > CHECKPOINT_SECONDS:
                    Checkpoint(plan, state, *outputs.checkpoint()).save(job.out)
                    saved = time.monotonic()
        except KeyboardInterrupt:
            raise _interrupted(job) from None
        outputs.finish()
    return state


def _advance(state: RunState, done: Done, seconds: float) -> None:
    state.position, state.bytes_done, state.seconds = done.batch.next, done.batch.bytes_done, seconds
    state.rejects.update(reject.reason.value for reject in done.batch.rejects)
    state.notes.update(done.batch.notes)
    state.tally.add(done.tally)
    state.shadow.add(done.shadow)
    state.changes.add(done.changes)
    state.patterns.add(done.patterns)
    state.exhibits.add(done.candidates)


def _progress(state: RunState, source: TableSource) -> Progress:
    rejects = state.rejects.total()
    return Progress(state.tally.listings, rejects, state.bytes_done, source.total_bytes, state.seconds)


def _find_brands(screened: Screened) -> dict[str, Rows]:
    return rows_of_brands(screened.weighed.evidence, screened.weighed.scored.verdict > PASS)


def _count(screened: Screened, engine: Engine, brands: Mapping[str, Rows]) -> Tally:
    return tally_batch(engine.ruleset.signal_names, screened.weighed.evidence, screened.weighed.scored, brands)


def _interrupted(job: Job) -> InterruptedRunError:
    return InterruptedRunError(
        f"Interrupted; what is finished is kept in {job.out}.",
        hint="Give the same command again to go on.",
        retry=True,
        sentence_zh=f"已中断；已完成的部分保存在 {job.out}。",
        hint_zh="重复同一命令即可继续。",
    )


def _report(job: Job, plan: dict[str, Any], desk: Desk, source: TableSource, state: RunState) -> dict[str, Any]:
    shadow: Ruleset | None = desk.shadow.ruleset if desk.shadow else None
    summary = {"ruleset": desk.engine.ruleset.identity, "rejects": dict(sorted(state.rejects.items()))}
    summary |= {"notes": dict(sorted(state.notes.items())), **state.tally.as_dict(), **state.patterns.summary()}
    if shadow:
        summary["shadow"] = {"ruleset": shadow.identity, **state.shadow.as_dict(), "changes": state.changes.as_dict()}
    write_json(job.out / SUMMARY_FILE, summary)
    save_ruleset(desk.engine.ruleset, job.out)
    state.exhibits.save(job.out)
    report = {
        "plan": plan,
        "input": str(job.input),
        "skipped": [{"name": file.name, "en": file.reason_en, "zh": file.reason_zh} for file in source.skipped],
        "remarks": [{"en": r.text_en, "zh": r.text_zh} for entry in source.files for r in entry.layout.remarks],
        "listings": state.tally.listings,
        "rejects": state.rejects.total(),
        "seconds": round(state.seconds, 3),
        "listings_per_second": round(state.tally.listings / state.seconds) if state.seconds else 0,
        **account_for(job, source),
    }
    write_json(job.out / RUN_FILE, report)
    return {**report, "summary": summary}
