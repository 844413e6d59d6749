"""The room delivery."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

from touchstone.desk.accounts.announcing import ANNOUNCEMENTS, register_announcer
from touchstone.desk.accounts.mail_kinds import MAILS
from touchstone.desk.accounts.mailing import register_sender
from touchstone.desk.audit import event_kind
from touchstone.desk.audit.namers import register_namers, register_value
from touchstone.desk.delivery import message_kind
from touchstone.desk.delivery.events import EVENTS

ACCOUNT_MAILS = tuple(
    message_kind.MessageKind(mail.key, mail.subject, mail.text, may_be_muted=False, is_secret=mail.secret)
    for mail in MAILS
)
ANNOUNCED = tuple(
    message_kind.MessageKind(row.key, row.title, row.text, by_email=False, by_webhook=True, may_be_muted=False)
    for row in ANNOUNCEMENTS
)


class DeliveryConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the kinds known, and send the mails of accounts from here on."""
        event_kind.register(EVENTS)
        message_kind.register((message_kind.TEST, *ACCOUNT_MAILS, *ANNOUNCED))
        # By their names, since the tables behind them are loaded only now.
        message_kind.register([import_string("touchstone.desk.delivery.witnesses.ANCHOR")])
        register_sender(import_string("touchstone.desk.delivery.outbox.mail"))
        register_announcer(import_string("touchstone.desk.delivery.outbox.publish"))
        register_namers(*import_string("touchstone.desk.delivery.naming.NAMERS"))
        for kind in ("delivery.endpoint_closed", "delivery.message_died"):
            register_value(kind, "reason", import_string("touchstone.desk.delivery.naming.say_why"))
