"""Signed notes (c2sp.org/signed-note): a text, an empty line, one line for each signature."""

import re
from dataclasses import dataclass

from touchstone.ledger.base64_text import decode_base64, encode_base64
from touchstone.ledger.errors import NoteError

MOST_SIGNATURES = 64
DASH = "\u2014 "
CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
KEY_NAME = re.compile(r"[^\s+]+")


@dataclass(frozen=True, slots=True)
class Signature:
    """One line: who says it signed, the id of the key (4 bytes), and what it signed with."""

    name: str
    key_id: bytes
    data: bytes

    def to_line(self) -> str:
        """The line with its end."""
        return f"{DASH}{self.name} {encode_base64(self.key_id + self.data)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """`text` ends with a line end and is what was signed; whether anyone did, `verifying` says."""

    text: str
    signatures: tuple[Signature, ...]

    def to_text(self) -> str:
        """The whole note."""
        return self.text + "\n" + "".join(one.to_line() for one in self.signatures)


def parse_note(written: str) -> Note:
    """The note of a text that is exactly one. Raises NoteError."""
    if CONTROL.search(written) or not written.endswith("\n"):
        raise not_a_note("control characters, or no line end at its end", "含控制字符，或末尾没有换行")
    text, gap, lines = written.rpartition("\n\n")
    if not gap or not text:
        raise not_a_note("no empty line between text and signatures", "正文与签名之间没有空行")
    signed = lines.removesuffix("\n").split("\n")
    if len(signed) > MOST_SIGNATURES:
        raise not_a_note(f"more than {MOST_SIGNATURES} signatures", f"签名超过 {MOST_SIGNATURES} 个")
    return Note(text + "\n", tuple(_parse_signature(line) for line in signed))


def _parse_signature(line: str) -> Signature:
    name, _, data = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or not KEY_NAME.fullmatch(name):
        raise not_a_note("a line that is no signature", "有一行不是签名")
    try:
        decoded = decode_base64(data)
    except ValueError as error:
        raise not_a_note("a signature that is not base 64", "有签名不是 Base64") from error
    if len(decoded) < 5:
        raise not_a_note("a signature that is too short", "有签名过短")
    return Signature(name, decoded[:4], decoded[4:])


def not_a_note(what: str, what_zh: str) -> NoteError:
    """The refusal of a text that is not a note."""
    return NoteError(
        f"This is not a signed head: {what}.",
        hint="Give it exactly as the record published it, every character.",
        sentence_zh=f"这不是签名的树头：{what_zh}。",
        hint_zh="请原样提供台账公布的文本，一个字符都不要改。",
    )
