"""The command `touchstone`: finds the verb, runs it, turns refusals into sentences and exit codes."""

import os
import sys
from collections.abc import Sequence

from touchstone import __version__
from touchstone.cli.exit_codes import INTERNAL, INTERRUPTED, MEANINGS, OUTPUT, exit_code
from touchstone.cli.language import language, say
from touchstone.cli.parser import add_debug, new_parser
from touchstone.cli.table import VERBS, Row, load_verb
from touchstone.vocabulary.errors import TouchstoneError, UsageError

ROWS = {row.name: row for row in VERBS}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except SystemExit as stop:  # --help and --version
        return stop.code if isinstance(stop.code, int) else 0
    except TouchstoneError as error:
        print(error.in_chinese() if language() == "zh" else str(error), file=sys.stderr)
        return exit_code(error)
    except KeyboardInterrupt:
        print(say("interrupted", "已中断"), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OUTPUT
    except Exception as error:
        if "--debug" in words:
            raise
        print(_fault(error), file=sys.stderr)
        return INTERNAL


def _run(words: list[str]) -> int:
    top = new_parser(
        "touchstone", say("Screens marketplace listings, and says why.", "筛查商品，并说明理由。"), _list()
    )
    top.add_argument("--version", action="version", version=f"touchstone {__version__}")
    if not words or words[0].startswith("-"):
        top.parse_args(words)
        top.print_help()
        return 0
    verb = load_verb(_find(words[0]))
    parser = new_parser(f"touchstone {verb.name}", say(verb.help_en, verb.help_zh))
    verb.add_arguments(parser)
    add_debug(parser)
    return verb.run(parser.parse_args(words[1:]))


def _find(name: str) -> Row:
    if name in ROWS:
        return ROWS[name]
    names = ", ".join(ROWS)
    raise UsageError(
        f"touchstone: there is no verb {name!r}.",
        hint=f"Use one of: {names}.",
        sentence_zh=f"touchstone：没有 {name!r} 这个命令。",
        hint_zh=f"可用：{names}。",
    )


def _list() -> str:
    verbs = [f"  {row.name:<12}{say(row.help_en, row.help_zh)}" for row in VERBS]
    codes = [f"  {code:<12}{say(en, zh)}" for code, en, zh in MEANINGS]
    usage = say("touchstone VERB --help says more.", "touchstone 命令 --help 显示详情。")
    return "\n".join([say("verbs:", "命令："), *verbs, "", say("exit codes:", "退出码："), *codes, "", usage])


def _fault(error: Exception) -> str:
    what = f"{type(error).__name__}: {error}"
    en = f"touchstone failed: {what}\n  cure: this is a fault of touchstone; call again with --debug and report it"
    zh = f"touchstone 出错：{what}\n  办法：这是 touchstone 的故障；加 --debug 重试并报告"
    return say(en, zh)


if __name__ == "__main__":
    sys.exit(main())
