"""What the room of evidence refuses.

EvidenceError (a DeskError)
 ├─ RefusedFileError   the file is not taken; `reason` is a key of REFUSALS
 ├─ StoreError         the folder of files could not be written or read; try again
 ├─ MissingBlobError   no content is kept under this digest
 ├─ WorkerError        the process that opens files does not run; try again
 └─ DamagedBlobError   what is kept is no longer what was handed in
"""

from typing import ClassVar

from touchstone.desk.authority.errors import DeskError
from touchstone.desk.evidence.refusals import REFUSALS
from touchstone.vocabulary.errors import TouchstoneError


class EvidenceError(DeskError):
    """A file cannot be taken, kept or given back; its words come from rows, so it takes them ready in both languages."""

    def __init__(self, sentence: str, *, hint: str, sentence_zh: str, hint_zh: str, retry: bool = False) -> None:
        TouchstoneError.__init__(self, sentence, hint=hint, retry=retry, sentence_zh=sentence_zh, hint_zh=hint_zh)
        self.values = {}


class RefusedFileError(EvidenceError):
    """The file is not taken; `reason` is a key of REFUSALS, `details` the facts in its sentence."""

    status: ClassVar[int] = 422

    def __init__(self, reason: str, **details: object) -> None:
        words = REFUSALS[reason]
        super().__init__(
            words.sentence.format(**details),
            hint=words.cure.format(**details),
            sentence_zh=words.sentence_zh.format(**details),
            hint_zh=words.cure_zh.format(**details),
        )
        self.reason = reason
        self.details = details


class StoreError(EvidenceError):
    """The folder of files could not be written or read; nothing was kept."""

    status: ClassVar[int] = 503

    def __init__(self, cause: OSError) -> None:
        super().__init__(
            f"The file could not be kept: {cause.strerror}.",
            hint="Try again later; if it happens again, the operator should look at the disk of the evidence folder.",
            retry=True,
            sentence_zh=f"文件未能保存：{cause.strerror}。",
            hint_zh="请稍后重试；若再次出现，请运维人员检查证据目录所在磁盘。",
        )


class WorkerError(EvidenceError):
    """The process that opens files does not run."""

    status: ClassVar[int] = 503

    def __init__(self, what: str) -> None:
        super().__init__(
            f"No preview could be drawn: the worker does not run ({what}).",
            hint="Try again later; if it happens again, the operator should look at memory and processes of the machine.",
            retry=True,
            sentence_zh=f"无法生成预览：工作进程未能运行（{what}）。",
            hint_zh="请稍后重试；若再次出现，请运维人员检查内存和进程数。",
        )


class MissingBlobError(EvidenceError):
    """No content is kept under this digest."""

    status: ClassVar[int] = 404

    def __init__(self, digest: str) -> None:
        super().__init__(
            f"No file is kept under {digest[:80]!r}.",
            hint="Check the digest: 64 digits of 0-9 and a-f.",
            sentence_zh=f"没有以 {digest[:80]!r} 保存的文件。",
            hint_zh="请核对摘要：64 位 0-9 和 a-f。",
        )


class DamagedBlobError(EvidenceError):
    """What is kept is no longer what was handed in."""

    status: ClassVar[int] = 500

    def __init__(self, digest: str) -> None:
        super().__init__(
            f"The file kept under {digest} no longer has this digest.",
            hint="Restore it from a back-up; do not use it as evidence.",
            sentence_zh=f"以 {digest} 保存的文件内容已与摘要不符。",
            hint_zh="请从备份恢复；在此之前不要作为证据使用。",
        )
