"""The headers of every answer, whoever of the two servers behind the port gives it."""

from django.conf import settings

from touchstone.desk.delivery.live.app import Application
from touchstone.desk.delivery.live.stream import Message, Receive, Send
from touchstone.desk.frontdoor.middleware.policy import HEADERS


def always() -> dict[bytes, bytes]:
    """What Django's own answers carry by its middleware; the live stream and refusals before Django get it here."""
    named = {
        **HEADERS,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if settings.SECURE_HSTS_SECONDS:
        named["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
    return {name.lower().encode(): value.encode() for name, value in named.items()}


def with_headers(application: Application) -> Application:
    """The application, whose answers lack none of these headers; what it sets itself stays."""
    wanted = always()

    async def answered(scope: Message, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                set_already = {bytes(name).lower() for name, _ in message["headers"]}
                missing = [pair for pair in wanted.items() if pair[0] not in set_already]
                message = {**message, "headers": [*message["headers"], *missing]}
            await send(message)

        await application(scope, receive, sending)

    return answered
