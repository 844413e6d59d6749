"""The workflow of an appeal, as rows."""

from django.utils.translation import gettext_noop

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.workflow.table import EVERY_CLOCK, State, Step, Workflow

APPEAL_CLOCK = "node.measures.appeal"
FILED, UPHELD, REJECTED = "filed", "upheld", "rejected"
STATES = (
    State(FILED, gettext_noop("Filed"), "info"),
    State(UPHELD, gettext_noop("Upheld"), "success", final=True),
    State(REJECTED, gettext_noop("Rejected"), "danger", final=True),
)
FILE = Step(
    verb="file",
    title=gettext_noop("File the appeal"),
    sentence=gettext_noop("%(by)s appealed."),
    from_states=(),
    to=FILED,
    permission=Permission.APPEAL_FILE,
    starts=(APPEAL_CLOCK,),
)
STEPS = (
    Step(
        verb="uphold",
        title=gettext_noop("Uphold the appeal"),
        sentence=gettext_noop("%(by)s upheld the appeal: the breach is reversed."),
        from_states=(FILED,),
        to=UPHELD,
        permission=Permission.APPEAL_DECIDE,
        stops=(EVERY_CLOCK,),
        reason=gettext_noop("Reasons, for the seller"),
        consequence=gettext_noop("The breach counts no more, and measures that are no longer owed end at once."),
        side="uphold",
        tone="primary",
        sign="checks",
    ),
    Step(
        verb="reject",
        title=gettext_noop("Reject the appeal"),
        sentence=gettext_noop("%(by)s rejected the appeal."),
        from_states=(FILED,),
        to=REJECTED,
        permission=Permission.APPEAL_DECIDE,
        stops=(EVERY_CLOCK,),
        reason=gettext_noop("Reasons, for the seller"),
        consequence=gettext_noop("The breach and its measures stand. The seller gets the reasons."),
        side="reject",
        tone="danger",
        sign="ban",
    ),
)
APPEAL = Workflow(key="appeal", title=gettext_noop("Appeal"), states=STATES, begins=FILE, steps=STEPS)
