"""What happens to codes, breaches and measures, with the sentences of the record."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience, EventKind

CODE_PROPOSED = EventKind(
    "measures.code_proposed", gettext_noop("%(by)s proposed the penalty code %(code)s."), Audience.NODE
)
CODE_CONFIRMED = EventKind("measures.code_confirmed", gettext_noop("%(by)s confirmed the penalty code %(code)s."))
CODE_ADDED = EventKind("measures.code_added", gettext_noop("%(by)s added the penalty code %(code)s."), Audience.NODE)
SIMULATION_ASKED = EventKind(
    "measures.simulation_asked",
    gettext_noop("%(by)s asked what %(code)s would have done beside %(against)s."),
    Audience.NODE,
)
SIMULATION_ENDED = EventKind(
    "measures.simulation_ended", gettext_noop("The simulation of %(code)s beside %(against)s is done."), Audience.NODE
)
SIMULATION_STOPPED = EventKind(
    "measures.simulation_stopped", gettext_noop("%(by)s stopped the simulation of %(code)s."), Audience.NODE
)
SIMULATION_FAILED = EventKind(
    "measures.simulation_failed", gettext_noop("The simulation of %(code)s could not go on."), Audience.NODE
)
BALANCE_ASKED = EventKind(
    "measures.balance_asked", gettext_noop("%(by)s asked whether what is owed is enforced."), Audience.NODE
)
BALANCE_ENDED = EventKind(
    "measures.balance_ended", gettext_noop("Owed against enforced: %(found)s differences were found."), Audience.NODE
)
ACCOUNT_SETTLED = EventKind(
    "measures.account_settled", gettext_noop("%(by)s settled the account of %(subject)s."), Audience.NODE
)
BREACH_ESTABLISHED = EventKind("measures.breach_established", gettext_noop("%(by)s established %(subject)s."))
BREACH_REVERSED = EventKind("measures.breach_reversed", gettext_noop("%(by)s reversed %(subject)s."))
MEASURE_DECIDED = EventKind("measures.measure_decided", gettext_noop("%(by)s decided %(subject)s."))
MEASURE_REVERSED = EventKind("measures.measure_reversed", gettext_noop("%(by)s reversed %(subject)s."))
LISTINGS_ANSWERED = EventKind(
    "measures.listings_answered",
    gettext_noop("%(by)s confirmed %(count)s listings of %(subject)s as carried out."),
    Audience.NODE,
)
CONFIRMING_BEGUN = EventKind(
    "measures.confirming_begun",
    gettext_noop("%(by)s confirmed %(subject)s as carried out; its %(count)s listings are noted one after the other."),
    Audience.NODE,
)
CONFIRMING_STOPPED = EventKind(
    "measures.confirming_stopped",
    gettext_noop("%(subject)s changed while its listings were noted; %(count)s of them were not."),
    Audience.NODE,
)
EVENTS = (
    CODE_PROPOSED,
    CODE_CONFIRMED,
    CODE_ADDED,
    BALANCE_ASKED,
    BALANCE_ENDED,
    ACCOUNT_SETTLED,
    SIMULATION_ASKED,
    SIMULATION_ENDED,
    SIMULATION_STOPPED,
    SIMULATION_FAILED,
    BREACH_ESTABLISHED,
    BREACH_REVERSED,
    MEASURE_DECIDED,
    MEASURE_REVERSED,
    LISTINGS_ANSWERED,
    CONFIRMING_BEGUN,
    CONFIRMING_STOPPED,
)
