"""What can be wrong with an input or output file as a whole; a single bad row is a reject, not an error.

TableError
 ├─ MissingInputError      there is nothing at the path
 ├─ UnreadableInputError   the system does not let us read it
 ├─ NotATableError         it is there, but it is no table we know
 ├─ CorruptTableError      it is a table of a known kind, damaged
 ├─ MissingColumnError     a column that must be there is not
 ├─ MappingError           the mapping file cannot be followed
 └─ OutputError            a file cannot be written
"""

from pathlib import Path

from touchstone.vocabulary.errors import TouchstoneError


class TableError(TouchstoneError):
    """Something is wrong with an input or output file."""


class MissingInputError(TableError):
    """There is nothing at the path."""


class UnreadableInputError(TableError):
    """The file is there, but the system refuses to open or read it."""


class NotATableError(TableError):
    """The file is empty, of an unknown kind, or holds no rows."""


class CorruptTableError(TableError):
    """The file claims a known kind but is damaged from the start."""


class MissingColumnError(TableError):
    """No column of the file can serve as one that is needed."""


class MappingError(TableError):
    """The mapping file is no TOML, or names what is not there."""


class OutputError(TableError):
    """A file cannot be written."""


def cannot_write(path: Path, error: OSError) -> OutputError:
    """The refusal of the system, as an error of ours."""
    return OutputError(
        f"{path} cannot be written: {error.strerror or error}.",
        hint="Choose a folder that exists, may be written and has free space.",
        retry=True,
        sentence_zh=f"{path} 无法写入：{error.strerror or error}。",
        hint_zh="请选择存在、可写且有剩余空间的文件夹。",
    )
