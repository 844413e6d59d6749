"""What people are told of measures, one row per kind of message."""

from django.utils.translation import gettext_noop as _

from touchstone.desk.delivery.message_kind import MessageKind

DECIDED = MessageKind(
    "measures.decided",
    _("A measure was decided: %(measure)s (%(listing)s)"),
    _(
        "Hello,\n\na measure was decided because of your listing %(listing)s: %(measure)s (%(term)s).\nWhat it rests on: "
        "%(rule)s\n\nThe reasons, and how to appeal:\n\n%(url)s\n"
    ),
    may_be_muted=False,
)
REVERSED = MessageKind(
    "measures.reversed",
    _("A measure was reversed: %(measure)s (%(listing)s)"),
    _(
        "Hello,\n\na measure because of your listing %(listing)s is reversed: %(measure)s (%(term)s).\nWhat it rested on: "
        "%(rule)s\n\n%(url)s\n"
    ),
    may_be_muted=False,
)
REACHED = MessageKind(
    "measures.reached",
    _("A measure now also holds for %(targets)s: %(measure)s"),
    _(
        "Hello,\n\na measure because of your listing %(listing)s is in force: %(measure)s (%(term)s). It now also holds for "
        "%(targets)s, since measures reach all that belongs to one seller.\nWhat it rests on: %(rule)s\n\nThe reasons, and how to "
        "appeal:\n\n%(url)s\n"
    ),
    may_be_muted=False,
)
APPEALED = MessageKind(
    "measures.appealed",
    _("A seller appealed (%(listing)s)"),
    _("Hello,\n\na seller appealed against a breach established on the listing %(listing)s.\n\n%(url)s\n"),
)
APPEAL_DUE = MessageKind(
    "measures.appeal_due",
    _("An appeal waits for its decision (%(listing)s)"),
    _("Hello,\n\nan appeal about the listing %(listing)s is to be decided.\n\n%(url)s\n"),
)
APPEAL_DECIDED = MessageKind(
    "measures.appeal_decided",
    _("Your appeal was decided (%(listing)s)"),
    _("Hello,\n\nyour appeal about the listing %(listing)s was decided. The reasons:\n\n%(url)s\n"),
    may_be_muted=False,
)
DOUBT_RAISED = MessageKind(
    "measures.doubt_raised",
    _("A breach is in doubt (%(listing)s)"),
    _(
        "Hello,\n\nthe verdict from which the breach on the listing %(listing)s followed holds no longer. Somebody who did "
        "not establish it takes it back or keeps it, with reasons; if nobody does, it is taken back by itself:\n\n%(url)s\n"
    ),
)
TAKEN_BACK = MessageKind(
    "measures.breach_taken_back",
    _("A breach was taken back (%(listing)s)"),
    _(
        "Hello,\n\nthe breach on your listing %(listing)s was looked at again and taken back: it counts no more, and what "
        "it alone brought ends. You need do nothing. The reasons:\n\n%(url)s\n"
    ),
    may_be_muted=False,
)
KEPT = MessageKind(
    "measures.breach_kept",
    _("A breach was looked at again and stands (%(listing)s)"),
    _(
        "Hello,\n\nthe breach on your listing %(listing)s was looked at again by another person, and it stands. The "
        "reasons, and until when you can appeal:\n\n%(url)s\n"
    ),
    may_be_muted=False,
)
CODE_ADOPTED = MessageKind(
    "measures.code_adopted",
    _("A penalty code will apply: %(code)s"),
    _(
        "Hello,\n\nfrom %(day)s on this penalty code applies: %(code)s. What changes:\n\n%(changes)s\n\nAll of it:\n\n%(url)s\n"
    ),
    may_be_muted=False,
)
ORDER_ISSUED = MessageKind(
    "measures.order_issued",
    _("An order for the platform"),
    _("A measure, or its end, asks the platform to do something to a listing, a shop or an account."),
    by_email=False,
    by_webhook=True,
    for_node=True,
    may_be_muted=False,
)
ORDER_WITHDRAWN = MessageKind(
    "measures.order_withdrawn",
    _("An order for the platform was withdrawn"),
    _("What an order asked of the platform is not wanted any more."),
    by_email=False,
    by_webhook=True,
    for_node=True,
    may_be_muted=False,
)
ORDER_DUE = MessageKind(
    "measures.order_due",
    _("The platform has not confirmed an order: %(order)s"),
    _("Hello,\n\nthe platform has not confirmed this order: %(order)s (%(target)s).\n\n%(url)s\n"),
)
ORDER_STUCK = MessageKind(
    "measures.order_stuck",
    _("An order is a day over its time; do messages reach the platform? %(order)s"),
    _(
        "Hello,\n\na day after its time was up the platform has not confirmed this order: %(order)s (%(target)s).\nSupervisors "
        "know. Please see whether messages to the platform arrive, and send again what was given up:\n\n%(url)s\n"
    ),
)
ORDER_FAILED = MessageKind(
    "measures.order_failed",
    _("The platform could not carry out an order: %(order)s"),
    _(
        "Hello,\n\nthe platform could not carry out this order: %(order)s (%(target)s).\nIts reason is here:\n\n%(url)s\n"
    ),
)
MESSAGES = (
    DECIDED, REVERSED, REACHED, APPEALED, APPEAL_DUE, APPEAL_DECIDED, DOUBT_RAISED, TAKEN_BACK, KEPT, CODE_ADOPTED,
    ORDER_ISSUED, ORDER_WITHDRAWN, ORDER_DUE, ORDER_STUCK, ORDER_FAILED,
)  # fmt: skip
