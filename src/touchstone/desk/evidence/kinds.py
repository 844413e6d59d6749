"""The kinds of file that are taken, each a row: what it is called, how large it may be, whether a preview can be made."""

from dataclasses import dataclass
from enum import StrEnum

from touchstone.desk.evidence.limits import MEGABYTE, MEGAPIXEL

LARGEST = 60 * MEGABYTE
"""Of videos and archives: with its form it fits into the longest body of a request that the server takes, 64 MiB."""


class Family(StrEnum):
    """What a file is for its reader."""

    PICTURE = "picture"
    DOCUMENT = "document"
    TEXT = "text"
    MARKUP = "markup"
    ARCHIVE = "archive"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file. `decoder` is Pillow's word for it; a kind without a decoder is kept unopened.

    `most_bytes` bounds the file, `most_pixels` what the worker is asked to decode.
    """

    key: str
    name: str
    name_zh: str
    family: Family
    media_type: str
    endings: tuple[str, ...]
    most_bytes: int
    decoder: str = ""
    most_pixels: int = 0

    @property
    def is_active(self) -> bool:
        """Whether a browser or reader would run what the file holds."""
        return self.family is Family.MARKUP


PICTURE, DOCUMENT, TEXT, MARKUP, ARCHIVE, VIDEO = Family
KINDS = {
    kind.key: kind
    for kind in (
        # Pixels: Pillow holds 4 bytes of each; a progressive JPEG needs 6 more, an animated WebP decoder 12 more.
        Kind(
            "jpeg", "JPEG picture", "JPEG 图片", PICTURE,
            "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"),
            30 * MEGABYTE, "JPEG", 60 * MEGAPIXEL,
        ),
        Kind(
            "png", "PNG picture", "PNG 图片", PICTURE,
            "image/png", ("png", "apng"),
            30 * MEGABYTE, "PNG", 40 * MEGAPIXEL,
        ),
        Kind(
            "gif", "GIF picture", "GIF 图片", PICTURE,
            "image/gif", ("gif",),
            20 * MEGABYTE, "GIF", 16 * MEGAPIXEL,
        ),
        Kind(
            "webp", "WebP picture", "WebP 图片", PICTURE,
            "image/webp", ("webp",),
            20 * MEGABYTE, "WEBP", 12 * MEGAPIXEL,
        ),
        Kind(
            "heif", "HEIF or AVIF picture", "HEIF/AVIF 图片", PICTURE,
            "image/heif", ("heic", "heif", "avif"),
            30 * MEGABYTE,
        ),
        Kind(
            "pdf", "PDF document", "PDF 文档", DOCUMENT,
            "application/pdf", ("pdf",),
            50 * MEGABYTE,
        ),
        Kind(
            "docx", "Word document", "Word 文档", DOCUMENT,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx", "docm"),
            50 * MEGABYTE,
        ),
        Kind(
            "xlsx", "Excel workbook", "Excel 工作簿", DOCUMENT,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx", "xlsm"),
            50 * MEGABYTE,
        ),
        Kind(
            "pptx", "PowerPoint presentation", "PowerPoint 演示文稿", DOCUMENT,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation", ("pptx", "pptm"),
            50 * MEGABYTE,
        ),
        Kind(
            "text", "plain text", "纯文本", TEXT,
            "text/plain", ("txt", "log", "md"),
            20 * MEGABYTE,
        ),
        Kind(
            "csv", "table (CSV)", "表格（CSV）", TEXT,
            "text/csv", ("csv", "tsv"),
            50 * MEGABYTE,
        ),
        Kind(
            "json", "JSON data", "JSON 数据", TEXT,
            "application/json", ("json", "jsonl"),
            50 * MEGABYTE,
        ),
        Kind(
            "eml", "e-mail message", "电子邮件", TEXT,
            "message/rfc822", ("eml",),
            30 * MEGABYTE,
        ),
        Kind(
            "html", "web page", "网页", MARKUP,
            "text/html", ("html", "htm", "xhtml", "mhtml"),
            20 * MEGABYTE,
        ),
        Kind(
            "svg", "SVG drawing", "SVG 图形", MARKUP,
            "image/svg+xml", ("svg",),
            10 * MEGABYTE,
        ),
        Kind(
            "xml", "XML data", "XML 数据", MARKUP,
            "application/xml", ("xml",),
            20 * MEGABYTE,
        ),
        Kind(
            "zip", "ZIP archive", "ZIP 压缩包", ARCHIVE,
            "application/zip", ("zip",),
            LARGEST,
        ),
        Kind(
            "mp4", "MP4 video", "MP4 视频", VIDEO,
            "video/mp4", ("mp4", "m4v", "mov", "m4a"),
            LARGEST,
        ),
        Kind(
            "webm", "WebM video", "WebM 视频", VIDEO,
            "video/webm", ("webm", "mkv"),
            LARGEST,
        ),
    )
}  # fmt: skip
KIND_OF_ENDING = {ending: kind for kind in KINDS.values() for ending in kind.endings}

# Endings that an operating system runs when they are double-clicked; text by content, never evidence by themselves.
RUNNABLE_ENDINGS = frozenset(
    "apk app application appref-ms bat chm class cmd com cpl desktop dex diagcab dll dmg exe gadget hta "
    "inf ins iqy iso jar jnlp js jse library-ms lnk msc msi msp pif ps1 psm1 py rdp reg scf scr sct "
    "search-ms settingcontent-ms sh slk so sys url vb vbe vbs vhd ws wsc wsf wsh xll".split()
)
LARGEST_FILE = max(kind.most_bytes for kind in KINDS.values())
