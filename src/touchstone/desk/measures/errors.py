"""Refusals of measures.

DeskError
 ├─ NoCodeError         no penalty code applies yet
 ├─ CodeRefusedError    a code that cannot run, or too soon
 ├─ OwnProposalError    confirming what one proposed
 ├─ NoEvidenceError     neither evidence nor a screening
 ├─ NoShopError         nobody answers for the listing
 ├─ NoVerdictError      the lead was not found to be a breach
 ├─ CheckedError        a second person looks at the lead without knowing the verdict
 ├─ EstablishedError    a breach follows from this verdict already
 ├─ SimulationOverError  stopping a simulation that ended
 ├─ SimulationUnfitError  a proposal with a simulation that is not of it
 ├─ StatementHeldError  a statement of reasons that may not leave
 ├─ NotAppealableError  too late, reversed, or appealed already
 ├─ TooManyFilesError   more files than one appeal takes
 ├─ OwnDecisionError    deciding whether stands what one established oneself
 └─ TooManyListingsError  more listings than one act confirms
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class NoCodeError(DeskError):
    """Nothing can be established without a code."""

    words = _("No penalty code applies here yet.")
    cure = _("A supervisor proposes a code and another one confirms it; it applies after its time of notice.")


class CodeRefusedError(DeskError):
    """Only a code that can run is adopted, and it is told before it applies."""

    status = 422
    words = _(
        "The code %(code)s cannot apply from %(day)s: it is not there, cannot run, or needs %(days)s days of notice."
    )
    cure = _("Choose a code that runs, and a later day.")


class OwnProposalError(DeskError):
    """Two people adopt a code, once."""

    status = 403
    words = _("Another person confirms a code than the one who proposed it, and once only.")
    cure = _("Ask a colleague who may adopt codes.")


class NoEvidenceError(DeskError):
    """No breach rests on nothing."""

    status = 422
    words = _("A breach needs evidence: a file that you may see, or the screening of this version of the listing.")
    cure = _("Add the file to the evidence first, then choose it here.")


class NoShopError(DeskError):
    """A breach counts against somebody."""

    status = 422
    words = _("Nobody answers for this listing: it has no shop.")
    cure = _("Enter the shop of the listing in its dossier first.")


class NoVerdictError(DeskError):
    """A breach follows from a lead when a person said so."""

    words = _("No breach follows from this lead: no verdict stands that says that something is wrong with the listing.")
    cure = _("Decide the lead first; if it was decided otherwise, open it again and decide it anew.")


class CheckedError(DeskError):
    """What the node does because of a verdict would tell it to the one who may not know it."""

    words = _("A second person looks at this lead without knowing your verdict: the breach waits for the answer.")
    cure = _("Come back once it is there. What cannot wait is established from the page of the listing, on evidence.")


class EstablishedError(DeskError):
    """What was said once counts once."""

    words = _("A breach was established from this verdict already.")
    cure = _("Open the breach from the page of the lead; a further one is established from the page of the listing.")


class SimulationOverError(DeskError):
    """Ends are final."""

    words = _("This simulation has ended.")
    cure = _("Start another one; the figures of this one stay as they are.")


class SimulationUnfitError(DeskError):
    """What is kept with a proposal says what that code does to everyone."""

    status = 422
    words = _("This simulation cannot be kept with the proposal: it is of another code, or it did not come to its end.")
    cure = _("Simulate the code that you propose, wait until it is done, then propose it.")


class StatementHeldError(DeskError):
    """What leaves was checked."""

    status = 422
    words = _("No statement of reasons leaves for this measure: none is due, or %(count)s points are wrong with it.")
    cure = _("Open the page of the statement: it names each point and its cure.")


class NotAppealableError(DeskError):
    """There is one appeal, in its time, and a further one only against what is decided after it."""

    status = 410
    words = _(
        "This breach cannot be appealed any more: the time is over, it was reversed, or there is an appeal already."
    )
    cure = _("Look at the decision: it says until when an appeal is possible.")


class TooManyFilesError(DeskError):
    """Somebody has to read them."""

    status = 422
    words = _("An appeal takes at most %(most)s files.")
    cure = _("Put pages of one document into one PDF, or take out a file that shows less.")


class OwnDecisionError(DeskError):
    """Nobody judges the own decision."""

    status = 403
    words = _("You established this breach yourself; another person decides whether it stands.")
    cure = _("Leave it to a colleague who decides appeals.")


class TooManyListingsError(DeskError):
    """What is done in one act keeps everybody else from writing meanwhile."""

    status = 422
    words = _("This order waits for %(count)s listings; more than %(most)s are not confirmed at once.")
    cure = _("List those that are left, and confirm them in parts of 1,000 or fewer: the last part confirms the order.")
