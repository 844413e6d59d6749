"""The refusals of this room.

SignalsError
 ├─ ReferenceFileError   a saved reference table that cannot be read
 └─ TextModelError       a text model that cannot be read
"""

from pathlib import Path

from touchstone.vocabulary.errors import TouchstoneError


class SignalsError(TouchstoneError):
    """Something about signals that the caller can cure."""


class ReferenceFileError(SignalsError):
    """A saved reference (prices, reviews) is missing or is not one."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(
            f"{path} cannot be read as a {kind}.",
            hint="Build it again from the tables, or give the right file.",
            sentence_zh=f"{path} 不是可读的参照表（{kind}）。",
            hint_zh="请用原表重新生成，或给出正确的文件。",
        )


class TextModelError(SignalsError):
    """A text model that cannot be read, or labels that none can be trained on."""

    def __init__(self, path: Path, said: str, said_zh: str) -> None:
        super().__init__(
            f"{path} {said}.",
            hint="Make it again with `touchstone train`, or leave it out to use the shipped one.",
            sentence_zh=f"{path} {said_zh}。",
            hint_zh="请用 `touchstone train` 重新生成，或不指定而使用自带模型。",
        )
