"""Refusals of leads.

DeskError
 ├─ ClaimedError       409: another reviewer holds the lead, until when
 ├─ NotWaitingError    409: a lead that is decided or lapsed is not claimed
 ├─ TooLateError       409: the time to take a decision back is over
 ├─ NotYourDeedError   409: somebody else decided it, or it is taken back already
 ├─ WaitsAgainError    409: another lead of the same listing waits
 ├─ SecondReviewError  409: a second review is not opened again
 ├─ ThirdPersonError   403: who answered does not settle
 ├─ SettledError       409: the two agree, or it is settled already
 ├─ StillOnlineError   409: the listing of a lead that should lapse is online
 ├─ FilterNameError    409: the person has a filter of this name
 ├─ NotYourFilterError 409: only who made a filter changes it
 └─ TooManyFiltersError 409: as many filters as one person keeps
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class ClaimedError(DeskError):
    """Two reviewers never hold the same lead."""

    words = _("%(who)s works on this lead until %(until)s.")
    cure = _("Take the next lead, or wait until then: the claim ends by itself.")
    again = True


class NotWaitingError(DeskError):
    """Only what waits in the queue is claimed."""

    words = _("This lead does not wait for a decision.")
    cure = _("Open it again, if there is something new.")


class TooLateError(DeskError):
    """After that, a decision is opened again with a reason."""

    words = _("A decision can be taken back within %(minutes)s minutes.")
    cure = _("Open the lead again and say what is new.")


class NotYourDeedError(DeskError):
    """Who decided takes back, once."""

    words = _("There is no decision of yours here that could be taken back.")
    cure = _("Open the lead again and say what is new.")


class WaitsAgainError(DeskError):
    """The listing changed after the decision and was found again."""

    words = _("A newer lead of the same listing waits already.")
    cure = _("Decide the newer lead.")


class StillOnlineError(DeskError):
    """What buyers can still order is decided."""

    words = _("The listing is still online.")
    cure = _("Decide the lead.")


class SecondReviewError(DeskError):
    """Its answer was compared; what is new belongs to the lead that was decided first."""

    words = _("This lead was a second review.")
    cure = _("Open the lead again that was decided first.")


class ThirdPersonError(DeskError):
    """Two said different things; neither is the judge of it."""

    status = 403
    words = _("You gave one of the two answers.")
    cure = _("Ask another supervisor to settle it.")


class SettledError(DeskError):
    """There is a question only once."""

    words = _("There is no disagreement here that waits to be settled.")
    cure = _("Go back to the list: somebody may have settled it.")


class FilterNameError(DeskError):
    """A name leads to one filter."""

    words = _("You have a filter called %(name)s already.")
    cure = _("Take another name, or delete the other filter first.")


class NotYourFilterError(DeskError):
    """What is shared is used by others, and changed by its maker."""

    words = _("Somebody else made this filter.")
    cure = _("Open it and save it under a name of your own.")


class TooManyFiltersError(DeskError):
    """A list that nobody reads helps nobody."""

    words = _("You have %(most)s filters; that is as many as one person keeps.")
    cure = _("Delete one that you do not use.")
