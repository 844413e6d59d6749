"""The workflow of a doubt about a breach, as rows."""

from django.utils.translation import gettext_noop

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.workflow.table import EVERY_CLOCK, Hand, State, Step, Workflow

DOUBT_CLOCK = "node.measures.doubt"
RAISED, TAKEN_BACK, KEPT, LAPSED = "raised", "taken_back", "kept", "lapsed"
STATES = (
    State(RAISED, gettext_noop("In doubt"), "warning"),
    State(TAKEN_BACK, gettext_noop("Taken back"), "success", final=True),
    State(KEPT, gettext_noop("Breach kept"), "danger", final=True),
    State(LAPSED, gettext_noop("Doubt settled otherwise"), "neutral", final=True),
)
RAISE = Step(
    verb="raise",
    title=gettext_noop("Put the breach in doubt"),
    sentence=gettext_noop("The verdict holds no longer from which this breach followed: %(subject)s is in doubt."),
    from_states=(),
    to=RAISED,
    hand=Hand.NODE,
    starts=(DOUBT_CLOCK,),
)
TAKE_BACK = gettext_noop("The breach counts no more, and measures that are no longer owed end at once.")
STEPS = (
    Step(
        verb="take_back",
        title=gettext_noop("Take the breach back"),
        sentence=gettext_noop("%(by)s took the breach back, because its verdict holds no longer."),
        from_states=(RAISED,),
        to=TAKEN_BACK,
        permission=Permission.APPEAL_DECIDE,
        stops=(EVERY_CLOCK,),
        reason=gettext_noop("Reasons, for the seller"),
        consequence=TAKE_BACK,
        side="take_back",
        tone="primary",
        sign="arrow-back-up",
    ),
    Step(
        verb="keep",
        title=gettext_noop("Keep the breach"),
        sentence=gettext_noop("%(by)s kept the breach, although its verdict holds no longer."),
        from_states=(RAISED,),
        to=KEPT,
        permission=Permission.APPEAL_DECIDE,
        stops=(EVERY_CLOCK,),
        reason=gettext_noop("Reasons, for the seller"),
        consequence=gettext_noop(
            "The breach and its measures stand on their own evidence. The seller gets the reasons."
        ),
        side="keep",
        tone="danger",
        sign="gavel",
    ),
    Step(
        verb="follow",
        title=gettext_noop("Take back what was settled"),
        sentence=gettext_noop("The breach was taken back, because a third person settled its verdict otherwise."),
        from_states=(RAISED,),
        to=TAKEN_BACK,
        hand=Hand.NODE,
        stops=(EVERY_CLOCK,),
        side="follow",
    ),
    Step(
        verb="run_out",
        title=gettext_noop("Take back what nobody kept"),
        sentence=gettext_noop("The breach was taken back, because nobody kept it in its time."),
        from_states=(RAISED,),
        to=TAKEN_BACK,
        hand=Hand.NODE,
        after=DOUBT_CLOCK,
        stops=(EVERY_CLOCK,),
        side="follow",
    ),
    Step(
        verb="lapse",
        title=gettext_noop("Let the doubt lapse"),
        sentence=gettext_noop("The doubt lapsed: the breach was reversed otherwise, or a verdict carries it again."),
        from_states=(RAISED,),
        to=LAPSED,
        hand=Hand.NODE,
        stops=(EVERY_CLOCK,),
    ),
)
DOUBT = Workflow(key="doubt", title=gettext_noop("Doubt about a breach"), states=STATES, begins=RAISE, steps=STEPS)
