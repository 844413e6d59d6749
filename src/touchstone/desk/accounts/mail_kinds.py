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
            "Hello,\n\nsomebody asked for a new password for this address. Open this link within an hour to set one:\n%(url)s\n\n"
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
        secret=True,  # as the mail to whoever has an account: the same is done for both, and no inbox is looked for
    ),
    MailKind("accounts.security_notice", gettext_noop("Your account was changed"), NOTICE),
    MailKind(
        "accounts.sessions_ended",
        gettext_noop("You were signed out everywhere"),
        gettext_noop(
            "Hello %(name)s,\n\n%(organisation)s ended every session of your account. The reason given:\n\n%(reason)s\n\n"
            "Sign in again here:\n%(url)s\n"
        ),
    ),
    MailKind(
        "accounts.factors_taken",
        gettext_noop("Your second factor was removed"),
        gettext_noop(
            "Hello %(name)s,\n\n%(organisation)s removed the second factors of your account. The reason given:\n\n"
            "%(reason)s\n\nSign in with your password and set up a new one at once:\n%(url)s\n\n"
            "If you did not ask for this, tell the administrator of your organisation, and set a new password.\n"
        ),
    ),
    MailKind(
        "access.received",
        gettext_noop("Your access request for %(organisation)s"),
        gettext_noop(
            "Hello %(name)s,\n\nthe access request for %(organisation)s arrived. It will be reviewed; this link shows "
            "how it stands, and there you can withdraw it:\n%(url)s\n\nIf you sent no request, do nothing.\n"
        ),
        secret=True,
    ),
    MailKind(
        "access.question",
        gettext_noop("A question on your access request for %(organisation)s"),
        gettext_noop(
            "Hello %(name)s,\n\nthe reviewer of your access request for %(organisation)s asks:\n\n%(question)s\n\n"
            "Answer here; the page shows until when:\n%(url)s\n"
        ),
        secret=True,
    ),
    MailKind(
        "access.answer_reminder",
        gettext_noop("Your answer is still missing: access request for %(organisation)s"),
        gettext_noop(
            "Hello %(name)s,\n\nthe question on your access request for %(organisation)s is not answered yet. "
            "Without an answer the request lapses at %(due)s.\n\nAnswer here:\n%(url)s\n"
        ),
        secret=True,
    ),
    MailKind(
        "access.refused",
        gettext_noop("Your access request for %(organisation)s was refused"),
        gettext_noop(
            "Hello %(name)s,\n\nthe access request for %(organisation)s was refused. The reason:\n\n%(reason)s\n\n"
            "When you have cured it, send a new request. If you think that the decision is wrong, answer to the operator "
            "of this desk and name this page:\n%(url)s\n"
        ),
        secret=True,
    ),
    MailKind(
        "access.lapsed",
        gettext_noop("Your access request for %(organisation)s lapsed"),
        gettext_noop(
            "Hello %(name)s,\n\nno answer came in time, so the access request for %(organisation)s lapsed. You may send "
            "a new one at any time. What was asked is still shown here:\n%(url)s\n"
        ),
        secret=True,
    ),
    MailKind(
        "access.new_request",
        gettext_noop("New access request: %(organisation)s"),
        gettext_noop("Hello,\n\n%(organisation)s asks for access to this desk.\n\n%(url)s\n"),
    ),
    MailKind(
        "access.answered",
        gettext_noop("Answered: access request of %(organisation)s"),
        gettext_noop("Hello,\n\nthe applicant of %(organisation)s answered the question.\n\n%(url)s\n"),
    ),
    MailKind(
        "access.to_confirm",
        gettext_noop("To confirm: admission of %(organisation)s"),
        gettext_noop(
            "Hello,\n\na colleague proposes to admit %(organisation)s; a second person confirms it.\n\n%(url)s\n"
        ),
    ),
    MailKind(
        "access.sent_back",
        gettext_noop("Back in review: access request of %(organisation)s"),
        gettext_noop("Hello,\n\nthe admission of %(organisation)s was not confirmed; the review goes on.\n\n%(url)s\n"),
    ),
    MailKind(
        "access.reminder",
        gettext_noop("Due soon: access request of %(organisation)s"),
        gettext_noop("Hello,\n\nthe access request of %(organisation)s is due at %(due)s.\n\n%(url)s\n"),
    ),
    MailKind(
        "access.overdue",
        gettext_noop("Overdue: access request of %(organisation)s"),
        gettext_noop("Hello,\n\nthe access request of %(organisation)s was due at %(due)s.\n\n%(url)s\n"),
    ),
)
BY_KEY = {kind.key: kind for kind in MAILS}


def kind_of(key: str) -> MailKind:
    """The row of a mail."""
    return BY_KEY[key]
