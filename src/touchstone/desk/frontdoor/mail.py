"""Where mails go: to a server, or into files of the home folder."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from touchstone.desk.frontdoor.errors import ConfigurationError


def email_settings(url: str, home: Path) -> dict[str, Any]:
    """Django's mail settings of `smtp://user:password@host:587?tls=1`; empty writes files."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": home / "mail"}
    parts = urlsplit(url)
    if parts.scheme != "smtp" or not parts.hostname:
        raise ConfigurationError(
            "TOUCHSTONE_EMAIL_URL: its value does not fit.",
            hint="Write smtp://user:password@host:587?tls=1, or leave it empty.",
            sentence_zh="TOUCHSTONE_EMAIL_URL：其值不合要求。",
            hint_zh="请写 smtp://user:password@host:587?tls=1，或留空。",
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 587,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parse_qs(parts.query).get("tls", ["1"])[0] == "1",
        "EMAIL_TIMEOUT": 20,
    }
