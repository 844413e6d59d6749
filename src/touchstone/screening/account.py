"""What a run says of itself beside its counts: how the input was read, with which options, when, and whether it was simulated."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from touchstone.screening.job import Job
from touchstone.screening.ruleset import Ruleset
from touchstone.screening.ruleset_file import STANDARD
from touchstone.screening.ruleset_text import write_ruleset
from touchstone.tables.errors import cannot_write
from touchstone.tables.feed import Feed, Way
from touchstone.tables.source import TableSource

RULESET_FILE = "ruleset.toml"
MOST_LAYOUTS = 20


def account_for(job: Job, source: TableSource) -> dict[str, Any]:
    """Entries for run.json. `columns` has one entry per distinct way in which files were read."""
    layouts: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for entry in source.files:
        read = tuple((target, _say(feed)) for target, feed in entry.layout.feeds.items())
        layouts.setdefault(read, []).append(entry.file.name)
    return {
        "columns": [
            {"files": len(files), "first": files[0], "read": dict(read)}
            for read, files in list(layouts.items())[:MOST_LAYOUTS]
        ],
        "options": _options(job),
        "simulated": job.simulated,
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def save_ruleset(ruleset: Ruleset, folder: Path) -> None:
    """Write DIR/ruleset.toml, from which the report explains. Raises OutputError."""
    path = folder / RULESET_FILE
    try:
        path.write_text(write_ruleset(ruleset, "The ruleset of this run."), encoding="utf-8")
    except OSError as error:
        raise cannot_write(path, error) from error


def _say(feed: Feed) -> str:
    if feed.way is Way.CONSTANT:
        return f"= {feed.values[0]}"
    if feed.way is Way.EQUALS:
        return f"{feed.columns[0]} = {' | '.join(feed.values)}"
    return (" + " if feed.way is Way.JOIN else ", ").join(feed.columns)


def _options(job: Job) -> dict[str, list[str]]:
    given = {name: getattr(job, name) for name in ("sellers", "reviews", "ruleset", "model", "mapping", "shadow")}
    options = {name: [str(path)] for name, path in given.items() if path not in (None, STANDARD)}
    return options | ({"lexicon": [str(path) for path in job.lexicon]} if job.lexicon else {})
