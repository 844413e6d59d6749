"""touchstone simulate: what penalty codes would have done to a history of breaches."""

import argparse
import csv
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from touchstone.cli.arguments import add_mapping, add_out
from touchstone.cli.language import say
from touchstone.cli.verb import Verb
from touchstone.rulebook.penalties.action import TITLES, Action
from touchstone.rulebook.penalties.breach import Breach
from touchstone.rulebook.penalties.breach_table import read_breaches
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.code_file import load_code, shipped_codes
from touchstone.rulebook.penalties.simulation import Outcome, Period, Simulation, simulate
from touchstone.screening.json_file import make_folder, write_json
from touchstone.vocabulary.errors import UsageError

SUMS_FILE = "simulation.json"
COLUMNS = ("identity", "breaches", "counted", "points", "strikes", "days", "closed_at", *Action)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Breaches, codes, the period."""
    names = ", ".join(code.key for code in shipped_codes())
    text = say(
        "breaches: breach_id,identity,kind,at[,listing_id,shop_id,right_id,holder_id]",
        "违规记录：breach_id,identity,kind,at[,listing_id,shop_id,right_id,holder_id]",
    )
    parser.add_argument("breaches", type=Path, metavar="BREACHES", help=text)
    text = say(f"a shipped code ({names}) or a file; may be repeated", f"自带规则（{names}）或文件；可多次给出")
    parser.add_argument("--code", action="append", required=True, metavar="CODE", help=text)
    text = say("first day (default: a year before the last breach)", "第一天（默认：最后一次违规前一年）")
    parser.add_argument("--since", type=date.fromisoformat, metavar="DAY", help=text)
    text = say("last day (default: that of the last breach)", "最后一天（默认：最后一次违规当天）")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DAY", help=text)
    text = say("apply rows that are not confirmed too; the result says so", "同时适用未确认的条目；结果中会注明")
    parser.add_argument("--unconfirmed", action="store_true", help=text)
    add_mapping(parser)
    add_out(parser)


def run(arguments: argparse.Namespace) -> int:
    """Simulate each code, write its outcomes, print the codes side by side."""
    codes = [find_code(name) for name in arguments.code]
    breaches = read_breaches(arguments.breaches, arguments.mapping)
    found = [
        simulate(
            code,
            breaches,
            period_of(code, breaches, arguments.since, arguments.until),
            with_unconfirmed=arguments.unconfirmed,
        )
        for code in codes
    ]
    make_folder(arguments.out)
    for code, simulation in zip(codes, found, strict=True):
        write_outcomes(arguments.out / f"outcomes-{code.key}.csv", simulation.outcomes)
    write_json(arguments.out / SUMS_FILE, {"codes": [sums_of(simulation) for simulation in found]})
    print_simulations(codes, found, arguments.out)
    return 0


def find_code(name: str) -> PenaltyCode:
    """A shipped code by its key, or one from a file."""
    shipped = {code.key: code for code in shipped_codes()}
    if name in shipped:
        return shipped[name]
    if Path(name).suffix != ".toml":
        choice = ", ".join(shipped)
        raise UsageError(
            f"There is no penalty code {name!r}.", hint=f"Use one of: {choice}; or give a .toml file.",
            sentence_zh=f"没有名为 {name!r} 的处罚规则。", hint_zh=f"可用：{choice}；或给出 .toml 文件。",
        )  # fmt: skip
    return load_code(Path(name))


def period_of(code: PenaltyCode, breaches: Sequence[Breach], since: date | None, until: date | None) -> Period:
    """The days asked for, in the zone of the code; without them the year up to the last breach."""
    last = max((breach.at for breach in breaches), default=datetime.now(UTC)).astimezone(code.zone).date()
    end = (until or last) + timedelta(days=1)
    begin = since or end - timedelta(days=365)
    if begin >= end:
        raise UsageError(
            f"The period ends before it begins: {begin} … {end}.", hint="Give --since before --until.",
            sentence_zh=f"期间的结束早于开始：{begin} … {end}。", hint_zh="--since 应早于 --until。",
        )  # fmt: skip
    return Period(datetime.combine(begin, time(), code.zone), datetime.combine(end, time(), code.zone))


def write_outcomes(path: Path, outcomes: Sequence[Outcome]) -> None:
    """One row an identity; the columns of actions count measures."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for one in outcomes:
            closed = one.closed_at.isoformat() if one.closed_at else ""
            known = (one.identity, one.breaches, one.counted, one.points, one.strikes, one.days, closed)
            writer.writerow((*known, *(one.measures[action] for action in Action)))


def sums_of(simulation: Simulation) -> dict[str, object]:
    """The figures of one code, as JSON has them."""
    return {
        "code": simulation.code,
        "is_confirmed": simulation.is_confirmed,
        "since": simulation.period.since.isoformat(),
        "until": simulation.period.until.isoformat(),
        "identities": len(simulation.outcomes),
        "breaches": sum(one.breaches for one in simulation.outcomes),
        "points": sum(one.points for one in simulation.outcomes),
        "measures": {action.value: simulation.measures[action] for action in Action if simulation.measures[action]},
        "closed": simulation.closed,
    }


def print_simulations(codes: Sequence[PenaltyCode], found: Sequence[Simulation], out: Path) -> None:
    """The codes beside each other, what is not confirmed, and where the files are."""
    console, table = Console(), Table(title=say("What each code would have done", "各规则的结果"), title_justify="left")
    table.add_column("")
    for code in codes:
        table.add_column(say(code.title_en, code.title_zh), justify="right")
    for name, figure in _FIGURES:
        table.add_row(say(*name), *(f"{figure(simulation):,}" for simulation in found))
    for action in Action:
        if any(simulation.measures[action] for simulation in found):
            table.add_row(say(*TITLES[action]), *(f"{simulation.measures[action]:,}" for simulation in found))
    console.print(table)
    for code, simulation in zip(codes, found, strict=True):
        for line in _remarks(code, simulation):
            console.print(f"{say(code.title_en, code.title_zh)}: {line}", highlight=False)
    console.print(f"→ {out / SUMS_FILE}, outcomes-*.csv", highlight=False)


_FIGURES = (
    (("sellers with a breach", "有违规的主体"), lambda found: len(found.outcomes)),
    (("breaches", "违规次数"), lambda found: sum(one.breaches for one in found.outcomes)),
    (("of them counted", "其中计入"), lambda found: sum(one.counted for one in found.outcomes)),
    (("points", "扣分"), lambda found: sum(one.points for one in found.outcomes)),
    (("days restricted", "受限天数"), lambda found: sum(one.days for one in found.outcomes)),
)


def _remarks(code: PenaltyCode, simulation: Simulation) -> list[str]:
    remarks = []
    if code.unconfirmed():
        count = len(code.unconfirmed())
        applied = (
            say("applied all the same", "仍予适用") if not simulation.is_confirmed else say("not applied", "未适用")
        )
        remarks.append(say(f"rows not confirmed: {count}, {applied}", f"{count} 条未确认：{applied}"))
    if simulation.outcomes and not any(one.counted for one in simulation.outcomes):
        remarks.append(say("no breach is of a kind that it has", "没有任何违规属于该规则的种类"))
    return remarks


VERB = Verb(
    name="simulate",
    help_en="say what penalty codes would have done to a history of breaches",
    help_zh="说明各处罚规则对同一违规历史的结果",
    add_arguments=add_arguments,
    run=run,
)
