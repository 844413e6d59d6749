"""Random records: leads, verdicts, second reviews, removals, tips, sales, appeals, as a desk could have exported them."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from touchstone.figures.recount.quality import VERDICTS
from touchstone.figures.recount.record import Record
from touchstone.figures.recount.rows import (
    AppealRow,
    DecisionRow,
    LeadRow,
    MeasureRow,
    ReviewRow,
    Row,
    SalesRow,
    TipRow,
)

BEGIN, NOW = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 11, 22, 2, tzinfo=UTC)
SIGNALS = ("price_gap", "replica_claim", "hidden_link")


def random_record(random: Random, count: int = 40) -> Record:
    """Of so many leads and as many measures."""
    rows: dict[type[Row], list[Row]] = {kind: [] for kind in (LeadRow, DecisionRow, ReviewRow, MeasureRow, TipRow)}
    rows |= {SalesRow: [], AppealRow: []}
    for n in range(count):
        _add_lead(random, rows, n)
        _add_measure(random, rows, n)
    return Record(NOW, ZoneInfo("Asia/Shanghai"), {kind: tuple(every) for kind, every in rows.items()})


def _moment(random: Random) -> datetime:
    return BEGIN + timedelta(minutes=random.randrange(82 * 24 * 60))


def _decision(random: Random, lead: str, number: int, after: datetime) -> DecisionRow:
    at, verdict = after + timedelta(minutes=random.randrange(12_000)), random.choice(VERDICTS)
    holds = random.choice((verdict, verdict, "fine"))
    return DecisionRow(f"{lead}/{number}", lead, verdict, holds, at, random.choice("abc"), random.random() < 0.2)


def _add_lead(random: Random, rows: dict[type[Row], list[Row]], n: int) -> None:
    lead, opened = f"led_{n}", _moment(random)
    given = [_decision(random, lead, number, opened) for number in range(random.randrange(3))]
    is_decided = any(not each.taken_back for each in given) and random.random() < 0.8
    signals = tuple(sorted(random.sample(SIGNALS, random.randrange(3))))
    ruleset = random.choice(("standard@1", "standard@2", ""))
    rows[LeadRow].append(LeadRow(lead, opened, not is_decided, is_decided, ruleset, signals if ruleset else ()))
    rows[DecisionRow] += given
    if given and random.random() < 0.5:
        second = DecisionRow(f"{lead}/s", f"{lead}s", random.choice(VERDICTS), "fine", given[0].decided, "d", False)
        rows[LeadRow].append(LeadRow(f"{lead}s", opened, False, True, ruleset, ()))
        rows[DecisionRow].append(second)
        rows[ReviewRow].append(ReviewRow(given[0].decision, f"{lead}s", second.decision, random.random() < 0.2))


def _add_measure(random: Random, rows: dict[type[Row], list[Row]], n: int) -> None:
    at, action = _moment(random), random.choice(("remove_listing", "remove_listing", "warn"))
    rows[MeasureRow].append(MeasureRow(f"mea_{n}", action, f"lst_{n % 30}", at, random.random() < 0.1))
    if random.random() < 0.4:
        received = at + timedelta(hours=random.randrange(-20, 20))
        rows[TipRow].append(TipRow(f"tip_{n}", random.choice((f"lst_{n % 30}", "")), received, random.random() < 0.2))
    if random.random() < 0.6 and n < 30:
        said = [random.choice((None, at + timedelta(hours=random.randrange(-9, 9)))) for _ in range(2)]
        rows[SalesRow].append(SalesRow(f"lst_{n}", *said))
    status = random.choice(("filed", "upheld", "rejected", "withdrawn"))
    rows[AppealRow].append(AppealRow(f"apl_{n}", status, at if status in {"upheld", "rejected"} else None))
