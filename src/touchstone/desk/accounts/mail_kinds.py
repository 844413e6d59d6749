"""The mails of accounts: one row each, subject and text in both languages."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop


@dataclass(frozen=True, slots=True)
class MailKind:
    """`subject` and `text` are messages with named places; `secret`: the text must not be kept once it is sent."""

    key: str
    subject: str
    text: str
    secret: bool = False


NOTICE = gettext_noop(
    "Hello,\n\n%(what)s\n\nIf this was not you, set a new password at once: %(url)s\n\n"
    "Time: %(time)s\nNetwork address: %(address)s\n"
)

MAILS = (
    MailKind(
        "accounts.invitation",
        gettext_noop("%(organisation)s invites you to touchstone"),
        gettext_noop(
            "Hello %(name)s,\n\n%(inviter)s invites you to work for %(organisation)s as: %(role)s.\n\n"
            "Open this link to accept; it works once, until %(until)s:\n%(url)s\n\n"
            "If you expected no invitation, do nothing.\n"
        ),
        secret=True,
    ),
    MailKind(
        "accounts.password_reset",
        gettext_noop("Set a new password"),
        gettext_noop(
            "Hello,\n\nsomebody asked for a new password for this address. Open this link to set one:\n%(url)s\n\n"
            "If it was not you, do nothing: your password stays as it is.\n"
        ),
        secret=True,
    ),
    MailKind(
        "accounts.unknown_account",
        gettext_noop("No account with this address"),
        gettext_noop(
            "Hello,\n\nsomebody asked for a new password for this address, but there is no account with it.\n"
            "Accounts are made by invitation: ask the administrator of your organisation.\n\n"
            "If it was not you, do nothing.\n"
        ),
    ),
    MailKind("accounts.security_notice", gettext_noop("Your account was changed"), NOTICE),
)
BY_KEY = {kind.key: kind for kind in MAILS}


def kind_of(key: str) -> MailKind:
    """The row of a mail."""
    return BY_KEY[key]
