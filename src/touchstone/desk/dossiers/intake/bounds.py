"""What one upload may ask of the background work, and the refusals of what asks for more."""

from pathlib import Path

from touchstone.desk.dossiers.errors import UnreadableFileError
from touchstone.desk.dossiers.intake.reading import InBoth

PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
"""How gzip, zip, bzip2, xz and zstd begin."""
MEGABYTE = 1024 * 1024
MOST_ROWS = 200_000
"""Rows of one upload."""
LARGEST = 64 * MEGABYTE
"""Bytes of a Parquet file unpacked into text."""
SLICE = 5.0
"""Seconds of one pass of the background loop; what is left goes on in the next one."""
SPLIT = InBoth("Split it, or import it on the node itself.", "请拆分文件，或在节点上直接导入。")


def demand_unpacked(path: Path) -> None:
    """Raise UnreadableFileError where the upload is packed: a small file would grow when it is read."""
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(PACKED):
        raise UnreadableFileError(
            why=InBoth("it is packed.", "它是压缩文件。"),
            hint=InBoth("Unpack it and upload the table itself.", "请先解压，再上传表格本身。"),
        )


def demand_rows(total: int) -> None:
    """Raise UnreadableFileError where an upload has more rows than are taken in at once."""
    if total > MOST_ROWS:
        raise too_many_rows()


def too_many_rows() -> UnreadableFileError:
    """More than MOST_ROWS."""
    why = InBoth(f"it has more than {MOST_ROWS:,} rows.", f"行数超过 {MOST_ROWS:,} 行。")
    return UnreadableFileError(why=why, hint=SPLIT)


def too_large() -> UnreadableFileError:
    """More than LARGEST, or more memory than the process that unpacks it is given."""
    most = LARGEST // MEGABYTE
    why = InBoth(f"unpacked it holds more than {most} MB.", f"解压后超过 {most} MB。")
    return UnreadableFileError(why=why, hint=SPLIT)


def damaged() -> UnreadableFileError:
    """Parquet that cannot be read."""
    return UnreadableFileError(
        why=InBoth("it is a damaged Parquet file.", "它是损坏的 Parquet 文件。"),
        hint=InBoth("Write it again, or save it as CSV in UTF-8.", "请重新写出，或另存为 UTF-8 编码的 CSV。"),
    )


def too_slow() -> UnreadableFileError:
    """More time than unpacking is given."""
    return UnreadableFileError(
        why=InBoth("unpacking it takes too long.", "解压耗时过长。"),
        hint=InBoth("Save it as CSV in UTF-8, or split it.", "请另存为 UTF-8 编码的 CSV，或拆分文件。"),
    )
