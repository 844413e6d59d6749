"""What a browser complains of: a journey during which it complains of anything has failed."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

ABORTED = "net::ERR_ABORTED"  # a download, the live stream of a page that is left, a request that a reader stopped


@dataclass
class Complaints:
    """Of one browser context. `expected` are statuses that a journey asks for, such as a page that is not there."""

    said: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)

    def watch(self, context: BrowserContext) -> None:
        """Listen from now on."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.said.append(f"page error: {error.error}"))
        context.on("response", self._response)
        context.on("requestfailed", self._failed)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not self._is_expected_status(message.text):
            self.said.append(f"console: {message.text}")

    def _is_expected_status(self, text: str) -> bool:
        return text.startswith("Failed to load resource") and any(f" {code} " in text for code in self.expected)

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.said.append(f"{response.status} {response.request.method} {response.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != ABORTED:
            self.said.append(f"{request.failure} {request.method} {request.url}")
