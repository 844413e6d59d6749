"""Uploads that would grow when they are read: a small file must not fill the memory or hold up the background work."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from touchstone.desk.dossiers.errors import UnreadableFileError
from touchstone.desk.dossiers.intake.reading import InBoth
from touchstone.tables.parquet import PARQUET_MAGIC

PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
"""How gzip, zip, bzip2, xz and zstd begin."""
MEGABYTE = 1024 * 1024
LARGEST = 256 * MEGABYTE
"""Bytes of a Parquet file unpacked."""


def demand_bounded(path: Path) -> None:
    """Raise UnreadableFileError where the upload is packed, or a Parquet file whose footer names more than LARGEST."""
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(PACKED):
        raise UnreadableFileError(
            why=InBoth("it is packed.", "它是压缩文件。"),
            hint=InBoth("Unpack it and upload the table itself.", "请先解压，再上传表格本身。"),
        )
    if head.startswith(PARQUET_MAGIC) and _unpacked(path) > LARGEST:
        most = LARGEST // MEGABYTE
        raise UnreadableFileError(
            why=InBoth(f"unpacked it holds more than {most} MB.", f"解压后超过 {most} MB。"),
            hint=InBoth("Split it, or import it on the node itself.", "请拆分文件，或在节点上直接导入。"),
        )


def _unpacked(path: Path) -> int:
    """What the footer says; one that cannot be read is refused where the file is opened."""
    try:
        footer = pq.read_metadata(path)
    except (pa.ArrowException, OSError, ValueError):
        return 0
    return sum(footer.row_group(k).total_byte_size for k in range(footer.num_row_groups))
