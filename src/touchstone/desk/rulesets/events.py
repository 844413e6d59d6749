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
EVENTS = (REWRITTEN, BACKTEST_ASKED, BACKTEST_ENDED, BACKTEST_FAILED, BACKTEST_STOPPED, SCREENED)
