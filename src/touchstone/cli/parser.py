"""The parser of the command line: its own words in two languages, its refusals as errors with a cure."""

import argparse
from typing import NoReturn

from touchstone.cli.language import language, say
from touchstone.vocabulary.errors import UsageError

# What argparse says by itself, keyed by its English words.
CHINESE = {
    "usage: ": "用法：",
    "positional arguments": "位置参数",
    "options": "选项",
    "show this help message and exit": "显示本帮助后退出",
    "show program's version number and exit": "显示版本号后退出",
    "the following arguments are required: %s": "缺少必需的参数：%s",
    "unrecognized arguments: %s": "无法识别的参数：%s",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "expected one argument": "需要一个值",
    "expected at least one argument": "至少需要一个值",
    "expected at most one argument": "最多一个值",
    "invalid %(type)s value: %(value)r": "无效的 %(type)s 值：%(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": "无效的选项：%(value)r（可用：%(choices)s）",
    "ambiguous option: %(option)s could match %(matches)s": "选项不明确：%(option)s 可能是 %(matches)s",
    "not allowed with argument %s": "不能与参数 %s 同时使用",
    "one of the arguments %s is required": "参数 %s 中必须有一个",
    "ignored explicit argument %r": "多余的值 %r",
}


def _translate(message: str) -> str:
    return CHINESE.get(message, message) if language() == "zh" else message


# argparse looks its words up under this name each time it speaks.
vars(argparse)["_"] = _translate


class Parser(argparse.ArgumentParser):
    """Raises UsageError where argparse would print and exit."""

    def error(self, message: str) -> NoReturn:
        """Refuse the call."""
        raise UsageError(
            f"{self.prog}: {message}",
            hint=f"{self.prog} --help shows how to call it.",
            sentence_zh=f"{self.prog}：{message}",
            hint_zh=f"{self.prog} --help 显示用法。",
        )


def new_parser(prog: str, description: str, epilog: str = "") -> Parser:
    """A parser with our habits."""
    formatter = argparse.RawDescriptionHelpFormatter
    return Parser(prog=prog, description=description, epilog=epilog, formatter_class=formatter, allow_abbrev=False)


def add_debug(parser: argparse.ArgumentParser) -> None:
    """The option every verb has."""
    text = say("show the traceback of a fault", "出现故障时显示调用栈")
    parser.add_argument("--debug", action="store_true", help=text)
