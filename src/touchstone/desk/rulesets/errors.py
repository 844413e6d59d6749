"""Refusals of rulesets.

DeskError
 ├─ RulesetRefusedError   422: a file that the engine does not take, with line and cure
 ├─ SameRulesetError      409: the same content, or the same name and version, is here already
 ├─ NotDraftError         409: only a draft is written
 ├─ NoBacktestError       409: into the shadow comes only what was backtested as it is
 ├─ BacktestRunsError     409: one backtest of a release at a time
 ├─ TrialOverError         409: what has ended is not stopped
 ├─ TooFewVerdictsError    409: too little to learn from
 ├─ TrainingRunsError      409: one training at a time
 ├─ NoLiveError            409: nothing is live yet
 ├─ NotLiveError           409: only the live release screens again what is there
 └─ RescreeningRunsError   409: one rescreening at a time
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class RulesetRefusedError(DeskError):
    """The engine's own sentence and cure, with the line where that is known."""

    status = 422
    words = _("This ruleset cannot be used. %(line)s%(why)s")
    cure = _("%(how)s Then send it again.")


class SameRulesetError(DeskError):
    """Findings name a ruleset by name, version and digest: no two may be mixed up."""

    words = _("%(identity)s is here already, or another content has its name and version.")
    cure = _("Change the content and raise `version`, or use the release that is there.")


class NotDraftError(DeskError):
    """What was backtested stays what was backtested."""

    words = _("Only a draft can be changed.")
    cure = _("Take it back to draft first, or start a new draft from it.")


class NoBacktestError(DeskError):
    """Nothing runs in shadow that was never tried."""

    words = _("This release was not backtested as it is now.")
    cure = _("Start a backtest and wait for its end.")


class BacktestRunsError(DeskError):
    """Two would count the same."""

    words = _("A backtest of this release runs already.")
    cure = _("Wait for its end, or stop it first.")


class TrialOverError(DeskError):
    """Ends are final."""

    words = _("This run has ended already.")
    cure = _("Start a new one, if it is needed.")


class TooFewVerdictsError(DeskError):
    """Half of the sellers teach and the other half judge; either needs enough."""

    words = _(
        "The verdicts so far are too few to train a draft: %(counterfeits)s counterfeit and %(fine)s fine listings of "
        "%(sellers)s sellers."
    )
    cure = _(
        "Decide more leads. Half of the sellers teach and half judge; each half needs %(least)s counterfeit and %(least)s "
        "fine listings of %(least_sellers)s sellers."
    )


class TrainingRunsError(DeskError):
    """Two would learn the same."""

    words = _("A training runs already.")
    cure = _("Wait for its end, or stop it first.")


class NoLiveError(DeskError):
    """A training starts from what is live."""

    words = _("No ruleset is live yet.")
    cure = _("Wait until the background work of the node has taken the ruleset that comes with touchstone.")


class NotLiveError(DeskError):
    """What is there is screened with what is live."""

    words = _("Only the live ruleset can screen what is there already.")
    cure = _("Wait until this release is live, or start it from the live one.")


class RescreeningRunsError(DeskError):
    """Two would screen the same."""

    words = _("Listings are screened again already.")
    cure = _("Wait for its end, or stop it first.")
