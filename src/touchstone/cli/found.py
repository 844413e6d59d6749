"""The verb `touchstone found`: the organisation that operates the node, and its first person."""

import argparse

from touchstone.cli.desk import run_at_desk
from touchstone.cli.language import say
from touchstone.cli.verb import Verb


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who; the password is asked for."""
    parser.add_argument("organisation", metavar="ORGANISATION", help=say("its name", "机构名称"))
    parser.add_argument("name", metavar="NAME", help=say("the first person's name", "首位人员的姓名"))
    parser.add_argument("email", metavar="EMAIL", help=say("the address to sign in with", "登录用的邮箱"))
    text = say("read the password from standard input", "从标准输入读取密码")
    parser.add_argument("--password-stdin", action="store_true", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Enter both."""
    words = [arguments.organisation, arguments.name, arguments.email]
    return run_at_desk("found", *words, *(["--password-stdin"] if arguments.password_stdin else []))


VERB = Verb(
    "found",
    "enter the organisation that operates the node, and its first administrator",
    "登记运营本节点的机构及其首位管理员",
    add_arguments,
    run,
)
