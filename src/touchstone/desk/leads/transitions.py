"""The workflow of a lead, as rows."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.workflow.table import Hand, State, Step, Workflow

DECIDE = Permission.LEAD_DECIDE
OPEN, DECIDED, REOPENED, LAPSED = "open", "decided", "reopened", "lapsed"
WAITING = (OPEN, REOPENED)
"""What the queue holds."""
INSIDE = Audience.OURS

STATES = (
    State(OPEN, gettext_noop("Waits for a verdict"), "info"),
    State(DECIDED, gettext_noop("Verdict given"), "success"),
    State(REOPENED, gettext_noop("Reopened"), "warning"),
    State(LAPSED, gettext_noop("Lapsed"), final=True),
)
QUEUE = Step(
    verb="queue",
    title=gettext_noop("Put into the queue"),
    sentence=gettext_noop("Findings came into the queue: %(opened)s new leads, %(updated)s brought up to date."),
    from_states=(),
    to=OPEN,
    permission=Permission.DOSSIER_IMPORT,
    audience=INSIDE,
)
STEPS = (
    Step(
        verb="decide",
        title=gettext_noop("Decide"),
        sentence=gettext_noop("%(by)s decided the lead."),
        from_states=WAITING,
        to=DECIDED,
        permission=DECIDE,
        side="decide",
        audience=INSIDE,
        tone="primary",
        sign="gavel",
    ),
    Step(
        verb="undo",
        title=gettext_noop("Take the decision back"),
        sentence=gettext_noop("%(by)s took the decision back."),
        from_states=(DECIDED,),
        to=OPEN,
        permission=DECIDE,
        side="undo",
        audience=INSIDE,
        sign="arrow-back-up",
    ),
    Step(
        verb="reopen",
        title=gettext_noop("Open again"),
        sentence=gettext_noop("%(by)s opened the lead again."),
        from_states=(DECIDED,),
        to=REOPENED,
        permission=DECIDE,
        reason=gettext_noop("What is new"),
        consequence=gettext_noop("The lead goes back into the queue; the earlier decision stays on its page."),
        side="reopen",
        audience=INSIDE,
        sign="refresh",
    ),
    Step(
        verb="lapse",
        title=gettext_noop("Let it lapse"),
        sentence=gettext_noop("%(by)s let the lead lapse: the listing is no longer online."),
        from_states=WAITING,
        to=LAPSED,
        permission=DECIDE,
        consequence=gettext_noop(
            "Only a lead whose listing is no longer online lapses. It leaves the queue undecided."
        ),
        side="lapse",
        audience=INSIDE,
        sign="ban",
    ),
    Step(
        verb="expire",
        title=gettext_noop("Lapse by itself"),
        sentence=gettext_noop("The lead %(subject)s lapsed: its listing is gone, or it passes now."),
        from_states=WAITING,
        to=LAPSED,
        hand=Hand.NODE,
        side="expire",
        audience=INSIDE,
    ),
    Step(
        verb="retract",
        title=gettext_noop("Close: nothing is reported"),
        sentence=gettext_noop("The lead %(subject)s was closed: the tips that opened it are about something else."),
        from_states=WAITING,
        to=LAPSED,
        hand=Hand.NODE,
        side="expire",
        audience=INSIDE,
    ),
)
LEAD = Workflow(key="leads", title=gettext_noop("Lead"), states=STATES, begins=QUEUE, steps=STEPS, begins_many=True)
