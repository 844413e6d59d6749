"""What happens to rulesets beside their steps, with the sentences of the record."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.audit.event_kind import Audience, EventKind

REWRITTEN = EventKind("rulesets.rewritten", _("%(by)s wrote the draft anew: %(identity)s."), Audience.OURS)
BACKTEST_ASKED = EventKind("rulesets.backtest_asked", _("%(by)s started a backtest of %(subject)s."), Audience.OURS)
BACKTEST_ENDED = EventKind(
    "rulesets.backtest_ended", _("The backtest ended: %(changed)s of %(listings)s listings move."), Audience.OURS
)
BACKTEST_FAILED = EventKind(
    "rulesets.backtest_failed", _("The backtest stopped after %(listings)s listings."), Audience.OURS
)
BACKTEST_STOPPED = EventKind("rulesets.backtest_stopped", _("%(by)s stopped the backtest."), Audience.OURS)
SCREENED = EventKind("rulesets.screened", _("The node screened %(count)s listings with %(subject)s."), Audience.OURS)
TRAINING_ASKED = EventKind(
    "rulesets.training_asked", _("%(by)s began to train a draft from verdicts: %(ruleset)s."), Audience.OURS
)
TRAINED = EventKind("rulesets.trained", _("A training from %(listings)s verdicts left this draft."), Audience.OURS)
TRAINING_FAILED = EventKind(
    "rulesets.training_failed", _("The training of %(ruleset)s could not go on."), Audience.OURS
)
TRAINING_STOPPED = EventKind(
    "rulesets.training_stopped", _("%(by)s stopped the training of %(ruleset)s."), Audience.OURS
)
RESCREENING_ASKED = EventKind(
    "rulesets.rescreening_asked", _("%(by)s let %(subject)s screen again what is there."), Audience.OURS
)
RESCREENING_ENDED = EventKind(
    "rulesets.rescreening_ended",
    _("%(screened)s listings were screened again: %(opened)s new leads, %(lapsed)s lapsed."),
    Audience.OURS,
)
RESCREENING_STOPPED = EventKind(
    "rulesets.rescreening_stopped",
    _("%(by)s stopped the screening of what is there: %(screened)s listings were screened again."),
    Audience.OURS,
)
RESCREENING_FAILED = EventKind(
    "rulesets.rescreening_failed",
    _("The screening of what is there could not go on after %(screened)s listings."),
    Audience.OURS,
)
EVENTS = (
    REWRITTEN, BACKTEST_ASKED, BACKTEST_ENDED, BACKTEST_FAILED, BACKTEST_STOPPED, SCREENED, TRAINING_ASKED, TRAINED,
    TRAINING_FAILED, TRAINING_STOPPED, RESCREENING_ASKED, RESCREENING_ENDED, RESCREENING_STOPPED, RESCREENING_FAILED,
)  # fmt: skip
