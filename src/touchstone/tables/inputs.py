"""The files of an input: one file, or all of a folder in a fixed order; archives are looked into."""

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from touchstone.tables.errors import (
    CorruptTableError,
    MissingInputError,
    NotATableError,
    TableError,
    UnreadableInputError,
)
from touchstone.tables.reasons import Reason
from touchstone.tables.streams import GZIP_MAGIC, ZIP_MAGIC, ByteStream, GzipStream, PlainStream, ZipMemberStream

TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".json", ".parquet", ".pq", ".txt"})
_PACKED_SUFFIXES = frozenset({".gz", ".zip"})
_PROSE = ("source", "readme", "license", "licence", "notice", "changelog", "copying", "authors", "citation")


@dataclass(frozen=True, slots=True)
class InputFile:
    """One table as it lies. `name` is its path inside the input (with an archive's member), `size` in stored bytes."""

    path: Path
    name: str
    size: int
    member: str = ""

    @property
    def stem(self) -> str:
        """The name without the suffixes that say how it is stored."""
        name = self.name
        while Path(name).suffix.lower() in TABLE_SUFFIXES | _PACKED_SUFFIXES:
            name = name[: -len(Path(name).suffix)]
        return name or self.name

    @property
    def suffix(self) -> str:
        """The suffix that says which kind of table it is, in lower case; "" if none does."""
        name = Path(self.member or self.path.name)
        while name.suffix.lower() in _PACKED_SUFFIXES:
            name = name.with_suffix("")
        return name.suffix.lower() if name.suffix.lower() in TABLE_SUFFIXES else ""

    def open(self) -> ByteStream:
        """Its bytes, decompressed. Raises UnreadableInputError."""
        try:
            if self.member:
                return ZipMemberStream(self.path, self.member)
            file = self.path.open("rb")
            magic = file.read(2)
            file.seek(0)
        except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile, KeyError) as error:
            raise _unreadable(self.path, error) from error
        return GzipStream(file) if magic == GZIP_MAGIC else PlainStream(file)


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file of a folder that is not read, and why."""

    name: str
    reason_en: str
    reason_zh: str


def find_inputs(path: Path) -> tuple[list[InputFile], list[SkippedFile]]:
    """The files to read and those left aside. Raises MissingInputError, UnreadableInputError, CorruptTableError."""
    try:
        if path.is_dir():
            return _walk(path)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise MissingInputError(
            f"There is no file or folder {path}.",
            hint="Check the path.",
            sentence_zh=f"没有文件或文件夹 {path}。",
            hint_zh="请检查路径。",
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not path.is_file():
        raise NotATableError(
            f"{path} is neither a file nor a folder.",
            hint="Give a file, or a folder of files.",
            sentence_zh=f"{path} 既不是文件也不是文件夹。",
            hint_zh="请给出文件或文件夹。",
        )
    return _members(path, path.name, size), []


def _walk(folder: Path) -> tuple[list[InputFile], list[SkippedFile]]:
    files: list[InputFile] = []
    skipped: list[SkippedFile] = []
    for path in sorted(_files_below(folder)):
        name = path.relative_to(folder).as_posix()
        kind = InputFile(path, name, 0).suffix
        if path.stem.lower().startswith(_PROSE) and kind in ("", ".txt"):
            skipped.append(SkippedFile(name, "Says something about the data; is not data.", "是数据说明，不是数据。"))
        elif not kind and path.suffix.lower() != ".zip":
            skipped.append(SkippedFile(name, "Not a kind of table we read.", "不是可读取的表格类型。"))
        else:
            try:
                files += _members(path, name, path.stat().st_size)
            except (TableError, OSError) as error:
                skipped.append(SkippedFile(name, str(error).splitlines()[0], "压缩包无法打开。"))
    return files, skipped


def _files_below(folder: Path) -> list[Path]:
    """Every file below, hidden ones and links that lead nowhere left out."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root) / name for name in names if not name.startswith(".")]
    return [path for path in found if path.is_file()]


def _members(path: Path, name: str, size: int) -> list[InputFile]:
    """The file itself, or the members of a zip archive."""
    try:
        with path.open("rb") as file:
            if file.read(4) != ZIP_MAGIC:
                return [InputFile(path, name, size)]
        with zipfile.ZipFile(path) as archive:
            entries = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    except OSError as error:
        raise _unreadable(path, error) from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise CorruptTableError(
            f"{path} is a damaged zip archive: {error}.",
            hint="Copy or download it again.",
            sentence_zh=f"{path} 是损坏的 zip 压缩包。",
            hint_zh="请重新复制或下载。",
        ) from error
    members = [
        InputFile(path, f"{name}/{info.filename}" if len(entries) > 1 else name, info.compress_size, info.filename)
        for info in entries
        if not info.filename.startswith(("__MACOSX", ".")) and not Path(info.filename).stem.lower().startswith(_PROSE)
    ]
    return [member for member in members if member.suffix]


def _unreadable(path: Path, error: Exception) -> UnreadableInputError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableInputError(
        f"{path} cannot be read: {why}.",
        hint="Check the permissions of the file and that no password protects it.",
        retry=isinstance(error, OSError),
        sentence_zh=f"{path} 无法读取：{why}。",
        hint_zh="请检查文件权限，以及是否有密码保护。",
    )


DAMAGE = frozenset({Reason.TRUNCATED_FILE, Reason.DAMAGED_FILE})
