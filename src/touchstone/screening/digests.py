"""Digests of files: what a run read, so that anyone can check that the same was read."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from touchstone.tables.errors import UnreadableInputError


def digest_file(path: Path) -> str:
    """`sha256:` and the digest of the file's bytes as they lie. Raises UnreadableInputError."""
    try:
        with path.open("rb") as file:
            return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError as error:
        raise UnreadableInputError(
            f"{path} cannot be read: {error.strerror}.",
            hint="Check the permissions of the file.",
            retry=True,
            sentence_zh=f"{path} 无法读取：{error.strerror}。",
            hint_zh="请检查文件权限。",
        ) from error


def digest_path(path: Path | None) -> str:
    """Digest of a file, or of all files below a folder with their names; an empty text for None."""
    if path is None:
        return ""
    if not path.is_dir():
        return digest_file(path)
    return digest_texts(
        f"{file.relative_to(path).as_posix()}={digest_file(file)}" for file in sorted(path.rglob("*")) if file.is_file()
    )


def digest_texts(texts: Iterable[str]) -> str:
    """Digest of a list of texts."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode() + b"\n")
    return f"sha256:{digest.hexdigest()}"
