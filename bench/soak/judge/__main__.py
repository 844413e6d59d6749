"""The judge as a process: one line in, one line of JSON out. python -m bench.soak.judge FOLDER, in the node's environment."""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import django
from django.conf import settings

MOST = 20  # findings that one judgement names


class Judge:
    """Reads everything at one moment, while the node works."""

    def __init__(self, folder: Path) -> None:
        from bench.soak.judge.deliveries import Mailbox
        from bench.soak.judge.files import FilesJudge
        from bench.soak.judge.ledger import LedgerJudge

        self.folder = folder
        self.ledger = LedgerJudge()
        self.files = FilesJudge(Path(settings.HOME) / "evidence")
        self.mails = Mailbox(folder / "home" / "mail")  # of the first desk, for a restored one too

    def judge(self) -> dict[str, Any]:
        """One judgement: what does not agree, and the size of what was seen."""
        from bench.soak.journal import read_claims
        from bench.soak.judge.deliveries import count_open, read_effects

        claims = read_claims(self.folder)
        before = read_effects(self.folder)
        with one_moment():
            problems = list(islice(self._problems(claims, before), MOST))
            open_ones, stale = count_open()
        done, unknown = sum(claims.done.values()), sum(claims.unknown.values())
        return {
            "problems": problems,
            "entries": self.ledger.frontier.size,
            "done": done,
            "unknown": unknown,
            "refused": sum(claims.refused.values()),
            "failed": dict(claims.failed),
            "effects": len(before),
            "open": open_ones,
            "stale": stale,
        }

    def _problems(self, claims: Any, before: Any) -> Iterator[str]:
        from bench.soak.journal import read_claims
        from bench.soak.judge.agreements import judge_agreements, judge_last_states
        from bench.soak.judge.claims import judge_claims
        from bench.soak.judge.deliveries import judge_messages, judge_order, judge_unsaid, read_effects

        yield from self.ledger.judge()
        yield from judge_claims(claims, lambda: read_claims(self.folder))
        yield from judge_agreements()
        yield from judge_last_states()
        yield from judge_unsaid(before)
        after = read_effects(self.folder)
        yield from judge_order(after)
        yield from judge_messages(after, self.mails.ids())
        yield from self.files.judge()


def one_moment() -> Any:
    """A transaction that sees the database as it was at its first read, and stops nobody."""
    from contextlib import contextmanager

    from django.db import connection, transaction

    @contextmanager
    def reading() -> Iterator[None]:
        connection.close()
        with transaction.atomic():
            if connection.vendor == "postgresql":
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    return reading()


def main() -> None:
    """Judge whenever a line comes."""
    options = settings.DATABASES["default"]["OPTIONS"]
    if "transaction_mode" in options:
        options["transaction_mode"] = "DEFERRED"  # a reader must not hold the writers
    django.setup()
    judge = Judge(Path(sys.argv[1]))
    for _ in sys.stdin:
        print(json.dumps(judge.judge(), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
