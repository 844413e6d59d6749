"""Why a file is not taken and what would cure it, in both languages; `{…}` is filled in with the facts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason: what is said, and the cure, in English and Chinese."""

    key: str
    sentence: str
    cure: str
    sentence_zh: str
    cure_zh: str


REFUSALS = {
    refusal.key: refusal
    for refusal in (
        Refusal(
            "empty",
            "The file is empty.", "Choose the file again; if it is empty there too, save it anew.",
            "文件是空的。", "请重新选择文件；若原文件也是空的，请重新保存。",
        ),
        Refusal(
            "too_large",
            "The file is larger than {most} MB.", "Send a smaller version, or split it.",
            "文件超过 {most} MB。", "请提交较小的版本或拆分后提交。",
        ),
        Refusal(
            "unknown",
            "The content is not of a kind that is taken ({what}).", "Send one of: {known}.",
            "文件内容不是可接收的类型（{what}）。", "请提交以下类型之一：{known}。",
        ),
        Refusal(
            "not_wanted",
            "A file of the kind {what} is not wanted here.", "Send one of: {known}.",
            "此处不接收 {what}。", "请提交以下类型之一：{known}。",
        ),
        Refusal(
            "runnable",
            "The file is a program or script ({what}).",
            "Describe it in words, or send a screenshot; programs are not taken.",
            "文件是程序或脚本（{what}）。", "不接收程序，请用文字说明或提交截图。",
        ),
        Refusal(
            "virus_test",
            "The file holds the test pattern of virus scanners.", "Send the evidence itself.",
            "文件含有杀毒软件的测试特征串。", "请提交真正的证据文件。",
        ),
        Refusal(
            "masked",
            "The name says {said}, the content is {what}.", "Give the file the ending of what it is: .{ending}.",
            "文件名称表明是 {said}，内容却是 {what}。", "请把扩展名改为 .{ending}。",
        ),
        Refusal(
            "two_at_once",
            "The file is {what} and at the same time carries {other}.",
            "Export it anew from the program it came from, then send it.",
            "文件既是 {what}，又夹带 {other}。", "请从原程序重新导出后提交。",
        ),
        Refusal(
            "pixel_flood",
            "The picture claims {width} × {height} pixels.",
            "Send it in ordinary size, at most {most} megapixels.",
            "图片声称有 {width} × {height} 像素。", "请提交正常尺寸的图片，最多 {most} 百万像素。",
        ),
        Refusal(
            "no_size",
            "The picture has no width or no height.", "Export it anew, then send it.",
            "图片没有宽度或高度。", "请重新导出后提交。",
        ),
        Refusal(
            "too_many_frames",
            "The animation has more than {most} frames.", "Send a shorter part, or a video.",
            "动画超过 {most} 帧。", "请提交较短的片段或视频。",
        ),
        Refusal(
            "too_many_chunks",
            "The file is cut into more than {most} blocks.", "Export it anew, then send it.",
            "文件被切成超过 {most} 个数据块。", "请重新导出后提交。",
        ),
        Refusal(
            "too_many_pages",
            "The document has more than {most} pages.", "Split it and send the parts that matter.",
            "文档超过 {most} 页。", "请拆分后提交有关部分。",
        ),
        Refusal(
            "broken",
            "The file is not built as {what} must be ({where}).",
            "Export it anew from the program it came from, then send it.",
            "文件的结构不符合 {what} 的要求（{where}）。", "请从原程序重新导出后提交。",
        ),
        Refusal(
            "too_many_entries",
            "The archive holds more than {most} files.", "Send the files that matter, or several archives.",
            "压缩包内超过 {most} 个文件。", "请只提交有关文件，或分成几个压缩包。",
        ),
        Refusal(
            "unpacks_too_large",
            "The archive would unpack to more than {most} MB.", "Send the files that matter.",
            "压缩包解压后超过 {most} MB。", "请只提交有关文件。",
        ),
        Refusal(
            "packed_too_tight",
            "A file in the archive is packed {ratio} times smaller than it is.", "Send that file by itself.",
            "压缩包内有文件的压缩比达到 {ratio} 倍。", "请单独提交该文件。",
        ),
        Refusal(
            "overlapping",
            "Files in the archive lie upon each other.", "Pack the archive anew.",
            "压缩包内的文件相互重叠。", "请重新打包。",
        ),
        Refusal(
            "leaves_folder",
            "A file in the archive wants to be unpacked outside its folder.",
            "Pack the archive anew with plain names.",
            "压缩包内有文件要解压到目录之外。", "请用普通文件名重新打包。",
        ),
        Refusal(
            "nested_too_deep",
            "The content is nested deeper than {most} levels.", "Send it in a flatter form.",
            "内容嵌套超过 {most} 层。", "请提交层次较浅的版本。",
        ),
    )
}  # fmt: skip
