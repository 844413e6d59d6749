"""E-mails: plain text and HTML of one message in the reader's language; no value can add a header."""

import json
import smtplib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from touchstone.desk.delivery.egress import Answer
from touchstone.desk.delivery.errors import EgressError
from touchstone.desk.delivery.message_kind import MessageKind, kind_of
from touchstone.desk.delivery.models import Message
from touchstone.desk.delivery.refusals import fail, refuse

LONGEST_SUBJECT = 150
SETTINGS_PATH = "/inbox/settings/"


@dataclass(frozen=True)
class Letter:
    """What is sent to one address; `headers` are those beside the usual ones."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str]


def compose(kind: MessageKind, *, message_id: str, language: str, values: Mapping[str, Any], site: str) -> Letter:
    """The e-mail of a message; `site` is the desk's address without a slash at its end.

    A letter that may be muted says where (RFC 2369). Its Message-ID follows from the message, so that a letter that is
    sent twice after a crash can be recognised as one.
    """
    with override(language):
        title, text = kind.say(kind.title, values), kind.say(kind.text, values)
        mute = f"{site}{SETTINGS_PATH}" if kind.may_be_muted else ""
        parts = {"title": title, "text": text, "site": site, "mute": mute, "language": language}
        plain = render_to_string("delivery/letter.txt", parts)
        html = render_to_string("delivery/letter.html", parts)
    headers = {"Message-ID": f"<{message_id}@{_domain()}>", "Auto-Submitted": "auto-generated"}
    if mute:
        headers["List-Unsubscribe"] = f"<{mute}>"
    return Letter(one_line(title), plain.strip() + "\n", html, headers)


def one_line(text: str) -> str:
    """A text as a header may carry it: control and direction characters become spaces, runs of spaces one."""
    clean = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(clean.split())[:LONGEST_SUBJECT]


def attempt_letter(message: Message) -> Answer | EgressError:
    """Hand an e-mail to the mail server once; a refusal or failure is a result, not an exception."""
    content = json.loads(message.content)
    letter = compose(
        kind_of(message.kind),
        message_id=message.public_id,
        language=content["language"],
        values=content["values"],
        site=settings.ADDRESS,
    )
    mail = EmailMultiAlternatives(letter.subject, letter.text, None, [message.address], headers=dict(letter.headers))
    mail.attach_alternative(letter.html, "text/html")
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        is_final = all(500 <= code < 600 for code in codes)
        return refuse("mail_refused") if is_final else fail("mail_not_taken", "")
    except (smtplib.SMTPException, OSError):
        return fail("mail_not_taken", "")
    return Answer(200, {})


def _domain() -> str:
    return str(settings.DEFAULT_FROM_EMAIL).rpartition("@")[2].strip("> ") or "localhost"
