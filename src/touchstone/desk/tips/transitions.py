"""The workflow of a tip, as rows: whoever reported follows it by the receipt, whoever decides the lead answers it."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.workflow.table import Hand, State, Step, Workflow

DECIDE = Permission.LEAD_DECIDE
RECEIVED, LOOKED_AT, ANSWERED, CONTESTED, WITHDRAWN = "received", "looked_at", "answered", "contested", "withdrawn"
ANSWER_CLOCK, OBJECTION_CLOCK = "node.tips.answer", "node.tips.objection"
CLOCKS = (ANSWER_CLOCK, OBJECTION_CLOCK)
OPEN = (RECEIVED, LOOKED_AT, CONTESTED)
"""What waits for an answer."""
INSIDE = Audience.OURS

STATES = (
    State(RECEIVED, gettext_noop("Received"), "info"),
    State(LOOKED_AT, gettext_noop("Being looked at"), "warning"),
    State(ANSWERED, gettext_noop("Answered"), "success"),
    State(CONTESTED, gettext_noop("Outcome contested"), "warning"),
    State(WITHDRAWN, gettext_noop("Withdrawn"), final=True),
)
FILE = Step(
    verb="file",
    title=gettext_noop("Send the tip"),
    sentence=gettext_noop("A tip was filed."),
    from_states=(),
    to=RECEIVED,
    hand=Hand.HOLDER,
    starts=(ANSWER_CLOCK,),
)
STEPS = (
    Step(
        verb="look",
        title=gettext_noop("Take up"),
        sentence=gettext_noop("%(by)s took the tip up."),
        from_states=(RECEIVED,),
        to=LOOKED_AT,
        permission=DECIDE,
        audience=INSIDE,
        sign="eye",
    ),
    Step(
        verb="answer",
        title=gettext_noop("Answer"),
        sentence=gettext_noop("%(by)s answered the tip."),
        from_states=(RECEIVED, LOOKED_AT),
        to=ANSWERED,
        permission=DECIDE,
        stops=CLOCKS,
        side="answer",
        audience=INSIDE,
        tone="primary",
        sign="send",
    ),
    Step(
        verb="end",
        title=gettext_noop("Answer by itself"),
        sentence=gettext_noop("The tip was answered: its offer is no longer online."),
        from_states=(RECEIVED, LOOKED_AT),
        to=ANSWERED,
        hand=Hand.NODE,
        stops=CLOCKS,
        side="answer",
        audience=INSIDE,
    ),
    Step(
        verb="look_again",
        title=gettext_noop("Look at it again"),
        sentence=gettext_noop("%(by)s looks at the tip again."),
        from_states=(ANSWERED,),
        to=LOOKED_AT,
        permission=DECIDE,
        consequence=gettext_noop("The tip is open again and gets a new outcome; its receipt shows it."),
        starts=(ANSWER_CLOCK,),
        side="look_again",
        audience=INSIDE,
        sign="refresh",
    ),
    Step(
        verb="reconsider",
        title=gettext_noop("Look at it again"),
        sentence=gettext_noop("%(by)s looks at the tip again, since its outcome was contested."),
        from_states=(CONTESTED,),
        to=LOOKED_AT,
        permission=DECIDE,
        consequence=gettext_noop(
            "The tip gets a new outcome, within the time that the objection began; its receipt shows it."
        ),
        side="look_again",
        audience=INSIDE,
        sign="refresh",
    ),
    Step(
        verb="contest",
        title=gettext_noop("Contest the outcome"),
        sentence=gettext_noop("Whoever reported contested the outcome."),
        from_states=(ANSWERED,),
        to=CONTESTED,
        hand=Hand.HOLDER,
        reason=gettext_noop("Why the outcome is wrong"),
        consequence=gettext_noop("Another person than before looks at it. The receipt shows the answer."),
        starts=(OBJECTION_CLOCK,),
        side="contest",
        sign="scale",
    ),
    Step(
        verb="uphold",
        title=gettext_noop("Uphold the outcome"),
        sentence=gettext_noop("%(by)s upheld the outcome."),
        from_states=(CONTESTED,),
        to=ANSWERED,
        permission=DECIDE,
        reason=gettext_noop("Reason, for whoever reported"),
        consequence=gettext_noop("Another person than the one who answered before upholds the outcome."),
        stops=CLOCKS,
        side="uphold",
        audience=INSIDE,
        sign="check",
    ),
    Step(
        verb="correct",
        title=gettext_noop("Correct the answer"),
        sentence=gettext_noop("The answer was corrected: the decision that it came from was overturned."),
        from_states=(ANSWERED, CONTESTED),
        to=ANSWERED,
        hand=Hand.NODE,
        stops=CLOCKS,
        side="correct",
    ),
    Step(
        verb="withdraw",
        title=gettext_noop("Withdraw the tip"),
        sentence=gettext_noop("Whoever reported withdrew the tip."),
        from_states=(RECEIVED, LOOKED_AT),
        to=WITHDRAWN,
        hand=Hand.HOLDER,
        consequence=gettext_noop("The tip ends at once. The contact is removed. You may send a new one later."),
        stops=CLOCKS,
        side="withdraw",
        tone="danger",
        sign="x",
    ),
)
TIP = Workflow(key="tips", title=gettext_noop("Tip"), states=STATES, begins=FILE, steps=STEPS)


def again(status: str) -> str:
    """The verb that looks again at a tip of this status: the time of an objection goes on."""
    return "reconsider" if status == CONTESTED else "look_again"
