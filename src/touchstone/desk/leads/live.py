"""What open pages hear of leads: ids alone, and only of leads that the listener may know of."""

from collections.abc import Collection, Sequence

from touchstone.desk.audit.models import Event
from touchstone.desk.authority.actor import Actor
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.reach import Reach
from touchstone.desk.authority.rules import may
from touchstone.desk.delivery.live.moves import Move
from touchstone.desk.leads.models import Lead
from touchstone.desk.leads.queries.visible import visible_to
from touchstone.desk.leads.transitions import LEAD

MOST = 1000
"""Events of the record at once; the next question goes on behind them."""
DECIDED_SO = f"{LEAD.key}.decide"


class LeadMoves:
    """Everything that the record holds of leads; that a second review was drawn is not in it, so nobody is told."""

    kind = "leads"

    def newest(self) -> int:
        """The newest event of the record."""
        return Event.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0

    def after(self, place: int) -> tuple[int, Sequence[Move]]:
        """Leads that were taken, given back, decided, reopened: each once."""
        events = Event.objects.filter(sequence__gt=place).order_by("sequence")
        rows = list(events.values_list("sequence", "subject_kind", "subject", "kind")[:MOST])
        about = [(subject, kind) for _, what, subject, kind in rows if what == Lead.SUBJECT_KIND]
        moved = dict.fromkeys(subject for subject, _ in about)
        first = _drawn({subject for subject, kind in about if kind == DECIDED_SO})
        return rows[-1][0] if rows else place, [Move(subject, subject in first) for subject in moved]

    def concerns(self, actor: Actor) -> bool:
        """Whether the actor reviews leads."""
        return may(actor, Permission.LEAD_VIEW, Reach.NODE)

    def shown(self, actor: Actor, moves: Sequence[Move]) -> Sequence[str]:
        """Those that the actor sees, and those that it saw waiting until just now."""
        if not self.concerns(actor):
            return []
        ids = [move.subject for move in moves]
        seen = set(visible_to(actor).filter(public_id__in=ids).values_list("public_id", flat=True))
        return [move.subject for move in moves if move.by_all or move.subject in seen]


def _drawn(ids: Collection[str]) -> set[str]:
    """Of leads that were just decided, those whose verdict others may not know: to them the lead is gone, and they hear it."""
    if not ids:
        return set()
    rows = Lead.objects.filter(public_id__in=ids, decisions__second_review__open=True)
    return set(rows.values_list("public_id", flat=True))
