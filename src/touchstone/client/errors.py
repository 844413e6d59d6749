"""What can go wrong between a program and a desk.

ClientError
 ├─ RefusedError       the desk refused; `code` says why, `problems` where
 │   ├─ NotThereError  nothing there, or nothing that the key may know of
 │   ├─ ChangedError   it was changed after it was read; `current` is its present state
 │   └─ BusyError      too many requests, or a busy desk, after the last try
 ├─ UnreachableError   no answer came
 └─ OddAnswerError     an answer that is none of a desk
"""

from collections.abc import Mapping
from typing import Any

from touchstone.vocabulary.errors import TouchstoneError

CODE = "urn:touchstone:refusal:"


class ClientError(TouchstoneError):
    """A call to the desk did not bring what was asked for."""


class RefusedError(ClientError):
    """The desk refused. `code` is stable, such as `not_permitted`; `problems` names the places of wrong values."""

    def __init__(self, status: int, document: Mapping[str, Any]) -> None:
        # The desk speaks the language that the client asked for, and no second one.
        sentence, cure = str(document.get("title", "")), str(document.get("detail", ""))
        retry = bool(document.get("retry"))
        super().__init__(sentence, hint=cure, retry=retry, sentence_zh=sentence, hint_zh=cure)
        self.status = status
        self.code = str(document.get("type", "")).removeprefix(CODE)
        self.problems: list[Mapping[str, Any]] = list(document.get("problems", ()))


class NotThereError(RefusedError):
    """The two are told apart by no byte."""


class ChangedError(RefusedError):
    """`current` is what is there now: compare, then change that."""

    def __init__(self, status: int, document: Mapping[str, Any]) -> None:
        super().__init__(status, document)
        self.current: Mapping[str, Any] = document.get("current") or {}


class BusyError(RefusedError):
    """Nothing was done; the desk may do it later."""


class UnreachableError(ClientError):
    """The desk could not be reached, or the connection broke."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The desk did not answer: {why}.",
            hint="Check its address and your network; then try again.",
            retry=True,
            sentence_zh=f"工作台没有应答：{why}。",
            hint_zh="请检查其地址和您的网络，然后重试。",
        )


class OddAnswerError(ClientError):
    """Something between the program and the desk answered in its place, or the desk is of another version."""

    def __init__(self, status: int) -> None:
        super().__init__(
            f"The answer with status {status} is none of a desk.",
            hint="Check the address: it is that of the desk, without /api/.",
            sentence_zh=f"状态为 {status} 的应答并非来自工作台。",
            hint_zh="请检查地址：应为工作台的地址，不含 /api/。",
        )


BY_STATUS: Mapping[int, type[RefusedError]] = {
    404: NotThereError,
    412: ChangedError,
    429: BusyError,
    503: BusyError,
}
