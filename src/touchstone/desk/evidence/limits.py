"""How much of anything one file may ask of us: described rows, one number each."""

from dataclasses import dataclass

MEGABYTE = 1_000_000
MEGAPIXEL = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound: `value` in `unit`, and the sentence that explains it to an operator in both languages."""

    key: str
    value: int
    unit: str
    meaning: str
    meaning_zh: str


LIMITS = {
    limit.key: limit
    for limit in (
        Limit(
            "flood_pixels", 500 * MEGAPIXEL, "pixels",
            "A picture that claims more is refused.", "超出即拒收的像素数。",
        ),
        Limit(
            "frames", 2_000, "frames",
            "An animation that has more is refused.", "超出即拒收的动画帧数。",
        ),
        Limit(
            "chunks", 100_000, "blocks",
            "A file cut into more blocks is refused.", "超出即拒收的数据块数。",
        ),
        Limit(
            "scans", 100, "scans",
            "A JPEG drawn over itself more often is refused.", "JPEG 扫描次数上限。",
        ),
        Limit(
            "pages", 5_000, "pages",
            "A document with more pages is refused.", "超出即拒收的页数。",
        ),
        Limit(
            "entries", 10_000, "files",
            "An archive with more files is refused.", "超出即拒收的压缩包内文件数。",
        ),
        Limit(
            "directory_bytes", 4 * MEGABYTE, "bytes",
            "A longer list of an archive's files is refused.", "压缩包目录的最大字节数。",
        ),
        Limit(
            "unpacked_bytes", 1_000 * MEGABYTE, "bytes",
            "An archive that unpacks to more is refused.", "解压后的最大总字节数。",
        ),
        Limit(
            "ratio", 200, "times",
            "An archive's file packed tighter is refused.", "单个文件的最大压缩比。",
        ),
        Limit(
            "ratio_floor_bytes", MEGABYTE, "bytes",
            "Smaller unpacked files may be packed as tight as they like.", "小于此解压大小不看压缩比。",
        ),
        Limit(
            "searched_bytes", 8 * MEGABYTE, "bytes",
            "How much of a table is searched for formulas.", "检查表格公式时查看的字节数。",
        ),
        Limit(
            "depth", 200, "levels",
            "Nesting deeper than this is refused.", "嵌套层数上限。",
        ),
        Limit(
            "preview_edge", 1_600, "pixels",
            "The longer edge of a preview.", "预览图长边的像素数。",
        ),
        Limit(
            "answer_bytes", 16 * MEGABYTE, "bytes",
            "The most that the worker may write.", "工作进程最多可写出的字节数。",
        ),
        Limit(
            "workers", 2, "processes",
            "How many workers one process of the desk runs at a time.", "每个服务进程同时运行的工作进程数。",
        ),
        Limit(
            "worker_memory", 290 * MEGABYTE, "bytes",
            "Address space of the worker.", "工作进程的地址空间。",
        ),
        Limit(
            "worker_cpu", 2, "seconds",
            "Processor time of the worker.", "工作进程的处理器时间。",
        ),
        Limit(
            "worker_wall", 1_800, "milliseconds",
            "The worker is killed after this time.", "超过此时间即终止工作进程。",
        ),
    )
}  # fmt: skip


def most(key: str) -> int:
    """The value of one limit."""
    return LIMITS[key].value
