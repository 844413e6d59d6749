"""Refusals of rulesets.

DeskError
 ├─ RulesetRefusedError   422: a file that the engine does not take, with line and cure
 ├─ SameRulesetError      409: the same content, or the same name and version, is here already
 ├─ NotDraftError         409: only a draft is written
 ├─ NoBacktestError       409: into the shadow comes only what was backtested as it is
 ├─ BacktestRunsError     409: one backtest of a release at a time
 └─ TrialOverError        409: a backtest that has ended is not stopped
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
