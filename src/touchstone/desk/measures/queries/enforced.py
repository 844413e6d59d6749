"""Enforced = owed: what the codes owe all identities against what is decided and stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.desk.measures.models import Breach, Measure
from touchstone.desk.measures.queries.accounts import accounts_from, applied
from touchstone.rulebook.penalties.account import Owed
from touchstone.rulebook.penalties.enforced import Applied, Enforcement, compare

GRACE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the report; `word` is the key of `what`, for programs."""

    word: str
    what: str | Promise
    seller: str
    breach: str
    row: str
    action: str


WORDS = {
    "missing": _("owed, not decided"),
    "not_owed": _("decided, not owed"),
    "late": _("began late"),
    "wrong_term": _("wrong term"),
}


def enforcement(now: datetime) -> Enforcement:
    """The balance of the whole desk, in two questions."""
    owed = [debt for account in accounts_from(Breach.objects.all(), now) for debt in account.owed]
    standing = Measure.objects.filter(reversed_at=None).select_related("breach__seller__root")
    return compare(owed, map(applied, standing), at=now, grace=GRACE)


def differences(balance: Enforcement) -> Iterator[Difference]:
    """Line by line; nothing where everything owed was decided and nothing else."""
    yield from (_line("missing", owed) for owed in balance.missing)
    yield from (_line("not_owed", measure) for measure in balance.not_owed)
    yield from (_line("late", owed) for owed, _measure in balance.late)
    yield from (_line("wrong_term", owed) for owed, _measure in balance.wrong_term)


def _line(word: str, one: Owed | Applied) -> Difference:
    return Difference(word, WORDS[word], one.identity, one.breach, one.row, one.action.value)
