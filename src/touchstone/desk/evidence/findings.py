"""What is said of a file that is kept: each a row in both languages, and whether a preview may still be made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a kept file; where `allows_preview` is false, its pictures stay unopened."""

    key: str
    sentence: str
    sentence_zh: str
    allows_preview: bool = True


FINDINGS = {
    finding.key: finding
    for finding in (
        Finding(
            "active",
            "Holds content that a browser would run; it is only handed out as a download.",
            "含有浏览器会执行的内容，只能下载。", False,
        ),
        Finding(
            "script",
            "Holds a script.",
            "含有脚本。", False,
        ),
        Finding(
            "outside_reference",
            "Names something outside the file that would be fetched.",
            "引用了文件之外的内容。", False,
        ),
        Finding(
            "entities",
            "Declares entities of its own, as files do that swell when they are read.",
            "声明了自定义实体，读取时可能膨胀。", False,
        ),
        Finding(
            "javascript",
            "Holds JavaScript.",
            "含有 JavaScript。", False,
        ),
        Finding(
            "launch",
            "Would start a program when opened.",
            "打开时会启动程序。", False,
        ),
        Finding(
            "open_action",
            "Would act by itself when opened.",
            "打开时会自动执行动作。", False,
        ),
        Finding(
            "embedded_file",
            "Carries other files inside.",
            "内嵌其他文件。", False,
        ),
        Finding(
            "submits_form",
            "Would send what is filled in to an address.",
            "会把填写的内容发往某个地址。", False,
        ),
        Finding(
            "packed_objects",
            "Packs parts of itself; what they hold was not looked at.",
            "部分内容经过压缩，未作检查。", False,
        ),
        Finding(
            "links_out",
            "Links to addresses outside.",
            "含有外部链接。",
        ),
        Finding(
            "encrypted",
            "Is encrypted; nothing can be said of what is inside.",
            "已加密，无法检查内容。", False,
        ),
        Finding(
            "macros",
            "Carries macros.",
            "含有宏。", False,
        ),
        Finding(
            "nested_archive",
            "Carries archives inside; they stay packed.",
            "内含压缩包，不会解开。", False,
        ),
        Finding(
            "programs_inside",
            "Carries programs inside; they stay packed.",
            "内含程序，不会解开。", False,
        ),
        Finding(
            "formula",
            "Holds cells that a spreadsheet would compute as formulas.",
            "含有电子表格会当作公式计算的单元格。",
        ),
        Finding(
            "damaged",
            "Is damaged or cut short; it is kept as it came.",
            "文件损坏或不完整，按原样保存。", False,
        ),
        Finding(
            "trailing",
            "Carries bytes behind its end.",
            "文件结尾之后还有数据。",
        ),
        Finding(
            "name_differs",
            "Its name says another kind than its content.",
            "文件名与内容的类型不符。",
        ),
        Finding(
            "too_many_pixels",
            "Is too large a picture for a preview.",
            "图片过大，不生成预览。", False,
        ),
        Finding(
            "animated",
            "Moves; the preview shows its first frame.",
            "是动画，预览只显示第一帧。",
        ),
        Finding(
            "too_slow",
            "Took too long to open; there is no preview.",
            "打开耗时过长，没有预览。", False,
        ),
        Finding(
            "too_much_memory",
            "Asked for too much memory; there is no preview.",
            "占用内存过多，没有预览。", False,
        ),
        Finding(
            "not_confined",
            "This machine cannot confine the worker; nothing is opened.",
            "本机无法限制工作进程，不打开任何文件。", False,
        ),
    )
}  # fmt: skip


def allow_preview(findings: tuple[str, ...]) -> bool:
    """Whether none of these findings forbids a preview."""
    return all(FINDINGS[key].allows_preview for key in findings)
