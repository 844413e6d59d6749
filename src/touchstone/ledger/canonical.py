"""The one way to write a value as bytes: canonical JSON, RFC 8785."""

import rfc8785

from touchstone.ledger.errors import EntryError

MOST_BYTES = 1 << 20  # of an entry, or of its particulars: it tells of a file, it does not hold one
Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


def canonical_bytes(value: Json) -> bytes:
    """The canonical bytes of a value. Raises EntryError for what JSON cannot say, or not the same to every reader."""
    try:
        written = rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise EntryError(
            f"An entry of the record cannot be written as canonical JSON: {error}.",
            hint="Use texts, lists, objects and whole numbers below 2^53; write other numbers as text.",
            sentence_zh=f"台账条目无法写成规范 JSON：{error}。",
            hint_zh="只使用文本、列表、对象和小于 2^53 的整数；其他数字请写成文本。",
        ) from error
    if len(written) > MOST_BYTES:
        raise EntryError(
            f"An entry of the record has {len(written):,} bytes; at most {MOST_BYTES:,} are taken.",
            hint="Keep the content as a file and record its hash.",
            sentence_zh=f"台账条目有 {len(written):,} 字节，上限为 {MOST_BYTES:,}。",
            hint_zh="请将内容存为文件，台账只记录其哈希。",
        )
    return written
