"""touchstone screen: listings in, a folder of findings out."""

import argparse
import signal
from pathlib import Path

from touchstone.cli.arguments import add_knowledge, add_lexicon, add_mapping, add_model, add_out, add_ruleset
from touchstone.cli.language import language, say
from touchstone.cli.origin import find_origin
from touchstone.cli.progress import progress_bar
from touchstone.cli.report import print_path
from touchstone.cli.summary import print_summary
from touchstone.cli.verb import Verb
from touchstone.screening.export import export_findings
from touchstone.screening.job import Job
from touchstone.screening.report.write import write_report
from touchstone.screening.ruleset_file import load_ruleset
from touchstone.screening.run import run_job


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Input, output, and everything that decides."""
    text = say(
        "listings: a file or a folder (CSV, JSONL, Parquet, gzip)", "商品：文件或目录（CSV、JSONL、Parquet、gzip）"
    )
    parser.add_argument("input", type=Path, metavar="INPUT", help=text)
    add_out(parser)
    add_knowledge(parser)
    add_ruleset(parser)
    add_lexicon(parser)
    add_model(parser)
    add_mapping(parser)
    text = say("a second ruleset that runs beside, without effect", "并行试运行、不产生效果的规则集")
    parser.add_argument("--shadow", type=Path, metavar="FILE", help=text)
    text = say(
        "go on with the unfinished run in DIR (also without this option)", "继续 DIR 中未完成的运行（不加此项也会继续）"
    )
    parser.add_argument("--resume", action="store_true", help=text)
    text = say("give up the unfinished run in DIR", "放弃 DIR 中未完成的运行")
    parser.add_argument("--restart", action="store_true", help=text)
    text = say("also write the findings in this form", "另以此格式写出结果")
    parser.add_argument("--export", choices=("csv", "jsonl"), help=text)
    text = say("do not write report.html", "不写 report.html")
    parser.add_argument("--no-report", action="store_true", help=text)
    text = say("threads (default: 2)", "线程数（默认 2）")
    parser.add_argument("--threads", type=int, choices=range(1, 65), default=2, metavar="N", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Screen, export, print the summary."""
    # A polite `kill` ends like Ctrl-C: what is finished is kept and said so.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with progress_bar(say("screening", "筛查")) as watch:
        report = run_job(_job(arguments), watch)
    if arguments.export:
        export_findings(arguments.out, arguments.export)
    print_summary(report, arguments.out, load_ruleset(arguments.ruleset))
    if not arguments.no_report:
        print_path(write_report(arguments.out, language()))
    return 0


def _job(arguments: argparse.Namespace) -> Job:
    return Job(
        input=arguments.input,
        out=arguments.out,
        sellers=arguments.sellers,
        reviews=arguments.reviews,
        ruleset=arguments.ruleset,
        lexicon=tuple(arguments.lexicon),
        model=arguments.model,
        mapping=arguments.mapping,
        shadow=arguments.shadow,
        restart=arguments.restart,
        workers=arguments.threads,
        simulated=find_origin(arguments.input),
    )


VERB = Verb(
    name="screen",
    help_en="screen listings and write what was found",
    help_zh="筛查商品并写出结果",
    add_arguments=add_arguments,
    run=run,
)
