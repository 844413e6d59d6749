"""Refusals of workflow.

DeskError
 ├─ WorkflowTableError  a table that does not hold together
 ├─ UnknownStepError    a verb that the workflow does not have
 ├─ WrongStateError     not from this state
 ├─ StaleError          somebody else was quicker
 ├─ StepNotPermittedError seen, but not a step of this actor
 ├─ NotYoursError       a step of the link’s holder, of the node, or of the owner
 ├─ ReasonMissingError  a step that says why
 ├─ SamePersonError     the second person is the first
 ├─ OtherPersonError    only the first person may take it back
 ├─ NoPersonError       people decide, and a program is none
 ├─ TimeIsUpError       a clock ended before this
 ├─ StatusWrittenError  a status was to be written outside a step
 └─ NoClockError        no row of a clock holds on that day
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class WorkflowTableError(DeskError):
    """A workflow's rows contradict each other; found when the desk starts."""

    status = 500
    words = _("The table of the workflow %(workflow)s does not hold together: %(faults)s.")
    cure = _("This is a fault of the program: report it with the text above.")


class UnknownStepError(DeskError):
    """No such verb."""

    status = 422
    words = _("There is no step “%(verb)s” here.")
    cure = _("Take one of the steps that the page offers.")


class WrongStateError(DeskError):
    """The object is in another state."""

    words = _("“%(step)s” is not possible while the state is “%(state)s”.")
    cure = _("It is possible from: %(states)s.")


class StaleError(DeskError):
    """The object changed since it was looked at."""

    words = _("This changed since you opened it: %(changes)s. The state is now “%(state)s”.")
    cure = _("Look at it again, then decide whether you still want to do it.")
    again = True


class StepNotPermittedError(DeskError):
    """The actor sees the object and may not do this."""

    status = 403
    words = _("“%(step)s” is not yours to do: it needs the permission to %(act)s.")
    cure = _("These roles include it: %(roles)s. Ask somebody who has one, or your administrator.")


class NotYoursError(DeskError):
    """A step of the holder of the link, of the node, or of the organisation that the object belongs to."""

    status = 403
    words = _("“%(step)s” is not yours to do: only %(who)s may.")
    cure = _("Leave it to them, or choose another step.")


class ReasonMissingError(DeskError):
    """The step says why, in words that stay."""

    status = 422
    words = _("“%(step)s” needs a text: %(label)s.")
    cure = _("Write it in %(most)s characters or fewer, and send it again.")


class SamePersonError(DeskError):
    """Nobody confirms what oneself proposed."""

    status = 403
    words = _("You proposed this yourself; “%(step)s” is for a second person.")
    cure = _("Ask a colleague who may confirm, or take your proposal back.")


class OtherPersonError(DeskError):
    """A proposal is taken back by who made it."""

    status = 403
    words = _("Only who proposed it may do this: “%(step)s”.")
    cure = _("Send the proposal back with a reason instead.")


class NoPersonError(DeskError):
    """People decide, not the node and not a key that is nobody's."""

    status = 403
    words = _("“%(step)s” is decided by people: nobody is named here who could answer for it.")
    cure = _("Sign in with your own account and do it there.")


class TimeIsUpError(DeskError):
    """The clock that ends this state has ended."""

    status = 410
    words = _("It is too late for “%(step)s”: the time ended on %(day)s.")
    cure = _("Start again, or ask those who decide on this desk.")


class StatusWrittenError(DeskError):
    """The status has one writer."""

    status = 500
    words = _("The status of %(what)s was to be written outside a step.")
    cure = _("This is a fault of the program: report it with the text above.")


class NoClockError(DeskError):
    """The packs hold no confirmed row of this clock for this day."""

    status = 500
    words = _("No rule says how long the clock %(code)s runs on %(day)s.")
    cure = _("Add a confirmed row to the rule pack, see docs/clocks.md.")
