"""The one way to write a value as bytes: canonical JSON, RFC 8785."""

import rfc8785

from touchstone.ledger.errors import EntryError

Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


def canonical_bytes(value: Json) -> bytes:
    """The canonical bytes of a value. Raises EntryError for what JSON cannot say, or not the same to every reader."""
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        raise EntryError(
            f"An entry of the record cannot be written as canonical JSON: {error}.",
            hint="Use texts, lists, objects and whole numbers below 2^53; write other numbers as text.",
            sentence_zh=f"台账条目无法写成规范 JSON：{error}。",
            hint_zh="只使用文本、列表、对象和小于 2^53 的整数；其他数字请写成文本。",
        ) from error
