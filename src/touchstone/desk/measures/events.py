"""What happens to codes, breaches and measures, with the sentences of the record."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience, EventKind

CODE_PROPOSED = EventKind(
    "measures.code_proposed", gettext_noop("%(by)s proposed the penalty code %(code)s."), Audience.NODE
)
CODE_CONFIRMED = EventKind("measures.code_confirmed", gettext_noop("%(by)s confirmed the penalty code %(code)s."))
CODE_ADDED = EventKind("measures.code_added", gettext_noop("%(by)s added the penalty code %(code)s."), Audience.NODE)
BREACH_ESTABLISHED = EventKind("measures.breach_established", gettext_noop("%(by)s established %(subject)s."))
BREACH_REVERSED = EventKind("measures.breach_reversed", gettext_noop("%(by)s reversed %(subject)s."))
MEASURE_DECIDED = EventKind("measures.measure_decided", gettext_noop("%(by)s decided %(subject)s."))
MEASURE_REVERSED = EventKind("measures.measure_reversed", gettext_noop("%(by)s reversed %(subject)s."))
EVENTS = (
    CODE_PROPOSED,
    CODE_CONFIRMED,
    CODE_ADDED,
    BREACH_ESTABLISHED,
    BREACH_REVERSED,
    MEASURE_DECIDED,
    MEASURE_REVERSED,
)
