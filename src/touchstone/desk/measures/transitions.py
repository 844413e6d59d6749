"""The workflows of an appeal and of an order to the platform, as rows."""

from django.utils.translation import gettext_noop

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.workflow.table import EVERY_CLOCK, Hand, State, Step, Workflow

APPEAL_CLOCK = "node.measures.appeal"
FILED, UPHELD, REJECTED = "filed", "upheld", "rejected"
WITHDRAWN = "withdrawn"
STATES = (
    State(FILED, gettext_noop("Filed"), "info"),
    State(UPHELD, gettext_noop("Upheld"), "success", final=True),
    State(REJECTED, gettext_noop("Rejected"), "danger", final=True),
    State(WITHDRAWN, gettext_noop("Withdrawn"), "neutral", final=True),
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
    Step(
        verb="grant",
        title=gettext_noop("Grant the appeal"),
        sentence=gettext_noop("The breach was taken back before the appeal was decided."),
        from_states=(FILED,),
        to=UPHELD,
        hand=Hand.NODE,
        stops=(EVERY_CLOCK,),
        side="grant",
    ),
    Step(
        verb="withdraw",
        title=gettext_noop("Withdraw the appeal"),
        sentence=gettext_noop("%(by)s withdrew the appeal."),
        from_states=(FILED,),
        to=WITHDRAWN,
        permission=Permission.APPEAL_FILE,
        stops=(EVERY_CLOCK,),
        consequence=gettext_noop(
            "The breach and its measures stand, and nobody decides. You can appeal again only if another measure follows "
            "from the breach or reaches a further shop of yours."
        ),
        side="withdraw",
        sign="arrow-back-up",
    ),
)
APPEAL = Workflow(key="appeal", title=gettext_noop("Appeal"), states=STATES, begins=FILE, steps=STEPS)

ORDER_CLOCK = "node.measures.order"
ISSUED, FETCHED, CONFIRMED, FAILED = "issued", "fetched", "confirmed", "failed"
OVERTAKEN = "overtaken"
UNCONFIRMED = (ISSUED, FETCHED, FAILED)
"""States in which the platform still owes its answer."""
ORDER_STATES = (
    State(ISSUED, gettext_noop("Issued"), "info"),
    State(FETCHED, gettext_noop("Fetched"), "info"),
    State(CONFIRMED, gettext_noop("Confirmed"), "success"),
    State(FAILED, gettext_noop("Failed"), "danger"),
    State(WITHDRAWN, gettext_noop("Withdrawn"), "neutral"),
    State(OVERTAKEN, gettext_noop("Carried out all the same"), "warning", final=True),
)
ISSUE = Step(
    verb="issue",
    title=gettext_noop("Issue the order"),
    sentence=gettext_noop("%(subject)s went to the platform."),
    from_states=(),
    to=ISSUED,
    hand=Hand.NODE,
    starts=(ORDER_CLOCK,),
)
ORDER_STEPS = (
    Step(
        verb="fetch",
        title=gettext_noop("Note as fetched"),
        sentence=gettext_noop("%(by)s fetched %(subject)s."),
        from_states=(ISSUED,),
        to=FETCHED,
        permission=Permission.ORDER_CONFIRM,
        side="fetch",
        sign="download",
    ),
    Step(
        verb="confirm",
        title=gettext_noop("Confirm as carried out"),
        sentence=gettext_noop("%(by)s confirmed %(subject)s as carried out."),
        from_states=UNCONFIRMED,
        to=CONFIRMED,
        permission=Permission.ORDER_CONFIRM,
        stops=(EVERY_CLOCK,),
        consequence=gettext_noop("The platform has done it. A listing that was removed or is back is noted so."),
        side="confirm",
        tone="primary",
        sign="checks",
    ),
    Step(
        verb="fail",
        title=gettext_noop("Note as failed"),
        sentence=gettext_noop("%(by)s could not carry out %(subject)s."),
        from_states=UNCONFIRMED,
        to=FAILED,
        permission=Permission.ORDER_CONFIRM,
        reason=gettext_noop("Why it failed"),
        side="fail",
        tone="danger",
        sign="alert-circle",
    ),
    Step(
        verb="resend",
        title=gettext_noop("Send again"),
        sentence=gettext_noop("%(by)s sent %(subject)s again."),
        from_states=UNCONFIRMED,
        to=ISSUED,
        permission=Permission.ORDER_CONFIRM,
        consequence=gettext_noop("The platform gets the order once more, under the same number; its time runs on."),
        sign="send",
    ),
    Step(
        verb="reopen",
        title=gettext_noop("Order it again"),
        sentence=gettext_noop("%(by)s ordered %(subject)s again: the platform does not have it so any more."),
        from_states=(CONFIRMED,),
        to=ISSUED,
        permission=Permission.ORDER_CONFIRM,
        starts=(ORDER_CLOCK,),
        consequence=gettext_noop(
            "The confirmation no longer holds, and the platform has to confirm again in its time."
        ),
        side="reopen",
        sign="refresh",
    ),
    Step(
        verb="withdraw",
        title=gettext_noop("Withdraw"),
        sentence=gettext_noop("%(subject)s is not wanted any more."),
        from_states=UNCONFIRMED,
        to=WITHDRAWN,
        hand=Hand.NODE,
        stops=(EVERY_CLOCK,),
    ),
    Step(
        verb="report_late",
        title=gettext_noop("Note as carried out all the same"),
        sentence=gettext_noop("%(by)s carried out %(subject)s although it was withdrawn."),
        from_states=(WITHDRAWN,),
        to=OVERTAKEN,
        permission=Permission.ORDER_CONFIRM,
        side="report_late",
        consequence=gettext_noop("What came after it is ordered again where the platform did this later."),
        sign="alert-triangle",
    ),
)
ORDER = Workflow(
    key="order", title=gettext_noop("Order to the platform"), states=ORDER_STATES, begins=ISSUE, steps=ORDER_STEPS
)
