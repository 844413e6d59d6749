"""The body of a webhook: what happened to which subject, in which order, for whom; small, and always the same bytes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import rfc8785

from touchstone.desk.delivery.errors import PayloadError

LARGEST_BYTES = 20_000
_KIND = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
Value = str | int | bool | None


@dataclass(frozen=True)
class Subject:
    """What an event is about: the word of its kind and its public id."""

    kind: str
    id: str


@dataclass(frozen=True)
class Payload:
    """One event for one receiver.

    `sequence` rises by one with each event that this endpoint gets about this subject, from 1: a receiver that sees
    a gap waits or asks. `audience` is the endpoint, so that nobody can hand a message on as if it were for another.
    `data` holds public ids, keys and numbers, no particulars of persons; whoever may know more asks the API.
    """

    event_id: str
    kind: str
    sequence: int
    occurred_at: datetime
    subject: Subject
    audience: str
    data: Mapping[str, Value]


def write_payload(payload: Payload) -> bytes:
    """The bytes to be signed and sent: JSON in canonical form (RFC 8785), at most 20,000 bytes.

    Raises:
        PayloadError: a kind is no dotted key, a time has no zone, or the whole is too large.
    """
    if not _KIND.fullmatch(payload.kind) or payload.occurred_at.tzinfo is None or payload.sequence < 1:
        raise _refuse(payload, "its kind, sequence or time has not the proper form", "类型、序号或时间格式不正确")
    body = _dump(
        payload,
        {
            "id": payload.event_id,
            "type": payload.kind,
            "sequence": payload.sequence,
            "timestamp": payload.occurred_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "subject": {"kind": payload.subject.kind, "id": payload.subject.id},
            "audience": payload.audience,
            "data": dict(payload.data),
        },
    )
    if len(body) > LARGEST_BYTES:
        raise _refuse(payload, f"it has {len(body):,} bytes", f"它有 {len(body):,} 字节")
    return body


def _dump(payload: Payload, value: dict[str, str | int | dict[str, Value] | dict[str, str]]) -> bytes:
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError:
        raise _refuse(
            payload, "a value is no text or number that JSON carries everywhere", "有无法用 JSON 表示的值"
        ) from None


def _refuse(payload: Payload, why: str, why_zh: str) -> PayloadError:
    return PayloadError(
        f"The event {payload.event_id} cannot be written: {why}.",
        hint=f"Send public ids and short facts, at most {LARGEST_BYTES:,} bytes; receivers ask the API for more.",
        sentence_zh=f"事件 {payload.event_id} 无法写出：{why_zh}。",
        hint_zh=f"只发送公开编号和简短事实，不超过 {LARGEST_BYTES:,} 字节；其余由接收方通过接口查询。",
    )
