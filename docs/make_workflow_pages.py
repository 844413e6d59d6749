"""Writes docs/workflows.md and docs/workflows.zh.md: diagram, steps and clocks of every workflow, from its table."""

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import django
from babel.messages.pofile import read_po
from django.apps import apps
from django.utils.translation import override

from touchstone.desk.authority.permissions import MEANINGS
from touchstone.desk.authority.roles import ROLES, title_of
from touchstone.desk.workflow.registry import workflows
from touchstone.desk.workflow.table import EVERY_CLOCK, Hand, Step, Workflow
from touchstone.rulebook.clock import Clock, Span, Unit
from touchstone.rulebook.packs import shipped_clocks

FOLDER = Path(__file__).parent
DESK = FOLDER.parent / "src" / "touchstone" / "desk"


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: how a text is said in it, and its punctuation."""

    say: Callable[[str], str]
    is_english: bool
    comma: str
    colon: str
    semicolon: str
    brackets: str
    gap: str

    def bracketed(self, text: str) -> str:
        """In the brackets of the language."""
        return self.brackets.replace("…", text)


FIXED = {
    "# Workflows": "# 流程",
    "<!-- made by `make docs` from the tables of the workflows -->": "<!-- 由 `make docs` 根据流程表生成 -->",
    "What goes from hand to hand at the desk goes by a table of steps. The table makes the buttons, the refusals, the "
    "events of the record, the tests and this page. Nothing else changes a state.": (
        "工作台上逐人传递的事项按步骤表流转。按钮、驳回说明、记录中的事件、测试以及本页均由步骤表生成。除步骤外，任何途径都不能改变状态。"
    ),
    "A step of two people is proposed by one and confirmed by another: nobody confirms the own proposal, whoever made it "
    "may take it back, the second person may send it back, and it lapses when its clock ends.": (
        "双人步骤由一人提议、另一人确认：任何人不得确认自己的提议；提议人可收回，第二人可退回，期限届满则提议失效。"
    ),
    "Steps": "步骤",
    "Clocks": "期限",
    "| step | from | to | who | clocks | asks for |": "| 步骤 | 从 | 到 | 由谁 | 期限 | 需填写 |",
    "| clock | time | stands still | reminder | told to others |": "| 期限 | 时长 | 可否中止 | 提醒 | 上报 |",
    "starts": "起算",
    "stops": "终止",
    "pauses": "中止",
    "resumes": "恢复",
    "every clock": "全部期限",
    "the applicant": "申请人",
    "another person": "另一人",
    "only who proposed": "仅提议人",
    "the node, at the end of": "节点，期限届满时：",
    "the node, as what follows from another act": "节点，作为其他操作的结果",
    "yes": "可以",
    "no": "否",
    "before": "前",
    "after": "后",
    "at the end": "届满时",
    "hours": "小时",
    "calendar_days": "日",
    "working_days": "个工作日",
    "months": "个月",
    "years": "年",
}
ENGLISH_UNITS = {unit.value: unit.value.replace("_", " ") for unit in Unit}


def read_chinese() -> dict[str, str]:
    """English -> Chinese of every room of the desk, and of the fixed words of this page."""
    words = dict(FIXED)
    for path in sorted(DESK.glob("*/locale/zh_Hans/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            words |= {m.id: str(m.string) for m in read_po(file) if isinstance(m.id, str) and m.id and m.string}
    return words


def pages() -> dict[Path, str]:
    """Both pages with their text."""
    start_desk()
    words = read_chinese()
    english = Tongue(lambda text: ENGLISH_UNITS.get(text, text), True, ", ", ": ", "; ", " (…)", " ")
    chinese = Tongue(lambda text: words[text], False, "、", "：", "；", "（…）", "")
    with override("en"):
        return {FOLDER / "workflows.md": page(english), FOLDER / "workflows.zh.md": page(chinese)}


def page(tongue: Tongue) -> str:
    """The whole page in one language."""
    say = tongue.say
    first, made, *texts = list(FIXED)[:4]
    lines = [say(first), "", say(made), ""]
    for text in texts:
        lines += [say(text), ""]
    for workflow in workflows():
        lines += [f"## {say(workflow.title)}", "", "```mermaid", *diagram(workflow, tongue), "```", ""]
        lines += [
            f"### {say('Steps')}",
            "",
            say("| step | from | to | who | clocks | asks for |"),
            "|---|---|---|---|---|---|",
        ]
        lines += [step_row(workflow, step, tongue) for step in (workflow.begins, *workflow.steps)]
        head = say("| clock | time | stands still | reminder | told to others |")
        lines += ["", f"### {say('Clocks')}", "", head, "|---|---|---|---|---|"]
        lines += [clock_row(code, tongue) for code in workflow.clocks()] + [""]
    return "\n".join(lines).rstrip() + "\n"


def diagram(workflow: Workflow, tongue: Tongue) -> Iterable[str]:
    """The states and steps as Mermaid draws them."""
    say = tongue.say
    yield "stateDiagram-v2"
    yield from (f"    {state.key}: {say(state.title)}" for state in workflow.states)
    yield f"    [*] --> {workflow.initial}: {say(workflow.begins.title)}"
    for step in workflow.steps:
        yield from (f"    {state} --> {step.to}: {say(step.title)}" for state in step.from_states)
    yield from (f"    {state.key} --> [*]" for state in workflow.states if state.final)


def step_row(workflow: Workflow, step: Step, tongue: Tongue) -> str:
    """One step as a row."""
    say = tongue.say
    states = tongue.comma.join(say(workflow.state(key).title) for key in step.from_states)
    moves = {"starts": step.starts, "stops": step.stops, "pauses": step.pauses, "resumes": step.resumes}
    clocks = [f"{say(verb)}{tongue.colon}{clock_names(codes, tongue)}" for verb, codes in moves.items() if codes]
    cells = (
        f"**{say(step.title)}** `{step.verb}`",
        states or "–",
        say(workflow.state(step.to).title),
        who(step, tongue),
        tongue.semicolon.join(clocks) or "–",
        say(step.reason) if step.reason else "–",
    )
    return f"| {' | '.join(cells)} |"


def who(step: Step, tongue: Tongue) -> str:
    """Who takes a step."""
    say = tongue.say
    if step.hand is Hand.HOLDER:
        return say("the applicant")
    if step.hand is Hand.NODE and not step.after:
        return say("the node, as what follows from another act")
    if step.hand is Hand.NODE:
        return f"{say('the node, at the end of')}{tongue.gap}{clock_name(step.after, tongue)}"
    assert step.permission is not None
    roles = tongue.comma.join(say(str(role.title)) for role in ROLES if step.permission in role.grants)
    more = {Hand.SECOND: ["another person"], Hand.SAME: ["only who proposed"]}.get(step.hand, [])
    needs = tongue.semicolon.join(say(each) for each in (str(MEANINGS[step.permission]), *more))
    return roles + tongue.bracketed(needs)


def clock_names(codes: Iterable[str], tongue: Tongue) -> str:
    """What people call these clocks."""
    said = [tongue.say("every clock") if code == EVERY_CLOCK else clock_name(code, tongue) for code in codes]
    return tongue.comma.join(said)


def clock_name(code: str, tongue: Tongue) -> str:
    """What people call a clock."""
    rule = rule_of(code)
    return rule.title_en if tongue.is_english else rule.title_zh


def clock_row(code: str, tongue: Tongue) -> str:
    """One clock as a row."""
    rule, say = rule_of(code), tongue.say
    reminders = tongue.comma.join(f"{span(each.before, tongue)}{tongue.gap}{say('before')}" for each in rule.reminders)
    told = [say(str(title_of(each.role))) + tongue.bracketed(late(each.after, tongue)) for each in rule.escalations]
    still = say("yes") if rule.tolling else say("no")
    cells = (f"{clock_name(code, tongue)} `{code}`", span(rule.span, tongue), still, reminders, tongue.comma.join(told))
    return f"| {' | '.join(cell or '–' for cell in cells)} |"


def late(length: Span, tongue: Tongue) -> str:
    """How long after the deadline."""
    return f"{span(length, tongue)}{tongue.gap}{tongue.say('after')}" if length.amount else tongue.say("at the end")


def span(length: Span, tongue: Tongue) -> str:
    """A length of time in words."""
    return f"{length.amount} {tongue.say(length.unit.value)}"


def rule_of(code: str) -> Clock:
    """The newest row of a clock."""
    return [rule for rule in shipped_clocks() if rule.code == code][-1]


def start_desk() -> None:
    """Load the rooms, which register their tables; no database is opened."""
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.desk.frontdoor.settings")
        os.environ["TOUCHSTONE_HOME"] = tempfile.mkdtemp(prefix="touchstone-docs-")
        django.setup()


def main() -> None:
    """Write both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
