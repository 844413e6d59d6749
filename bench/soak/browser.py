"""A browser as small as it can be: cookies, the token of forms, one request at a time, no redirect followed."""

import http.client
import secrets
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True)
class Page:
    """An answer."""

    status: int
    text: str
    location: str = ""
    language: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Upload:
    """A file in a form."""

    field: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Call:
    """What a program sends to the API."""

    body: bytes
    headers: dict[str, str]


class Browser:
    """One person's browser at a desk on loopback."""

    def __init__(self, port: int, *, language: str = "en", seconds: float = 30.0) -> None:
        self.port, self.language, self.seconds = port, language, seconds
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Page:
        """A page."""
        return self._ask("GET", path, b"", {})

    def post(
        self,
        path: str,
        fields: dict[str, str | list[str]],
        upload: Upload | None = None,
        call: Call | None = None,
    ) -> Page:
        """A form or a call of the API, sent; OSError or HTTPException where no whole answer came."""
        if call is not None:
            return self._ask("POST", path, call.body, call.headers)
        if upload is None:
            kind, body = "application/x-www-form-urlencoded", urlencode(fields, doseq=True).encode()
        else:
            kind, body = in_parts(upload)
        return self._ask("POST", path, body, {"Content-Type": kind, "X-CSRFToken": self.cookies.get("csrftoken", "")})

    def sign_in(self, email: str, password: str) -> None:
        """Through the page, as everyone; RuntimeError where the desk does not want it."""
        self.get("/accounts/login/")
        page = self.post("/accounts/login/", {"login": email, "password": password})
        if page.status != 302:
            raise RuntimeError(f"{email} could not sign in: {page.status}")

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Page:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.seconds)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            connection.request(
                method,
                path,
                body,
                {**headers, "Cookie": cookies, "Accept-Language": self.language, "User-Agent": "soak"},
            )
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        location = urlsplit(answer.headers.get("Location", "")).path
        told = answer.headers
        return Page(answer.status, text, location, told.get("Content-Language", ""), told.get("Content-Type", ""))


def in_parts(upload: Upload) -> tuple[str, bytes]:
    """multipart/form-data with one file: its type and its bytes."""
    border = secrets.token_hex(16)
    head = f'--{border}\r\nContent-Disposition: form-data; name="{upload.field}"; filename="{upload.name}"\r\n'
    body = f"{head}Content-Type: text/plain\r\n\r\n".encode() + upload.content + f"\r\n--{border}--\r\n".encode()
    return f"multipart/form-data; boundary={border}", body
