"""Writes docs/penalties.md and docs/penalties.zh.md: how penalty codes work, and every row of the shipped ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from touchstone.rulebook.penalties.action import TITLES, Order
from touchstone.rulebook.penalties.code import PenaltyCode
from touchstone.rulebook.penalties.code_file import shipped_codes
from touchstone.rulebook.provision import Provision, Status

FOLDER = Path(__file__).parent

INTRODUCTION = (
    ("# Penalty codes", "# 处罚规则"),
    ("<!-- made by `make docs` from the codes -->", "<!-- 由 `make docs` 根据规则文件生成 -->"),
    (
        "A penalty code is data: a TOML file of dated rows, each with its source and how sure it is. Rows "
        "that are not confirmed are shipped for checking and never "
        "applied; a code runs only when its confirmed rows suffice. A code of your own is a file of the same "
        "shape: begin with a copy of `model.toml`.",
        "处罚规则是数据：一个由带日期的条目组成的 TOML 文件，每条都写明来源和可信程度。未确认的条目仅供核"
        "实，从不适用；只有已确认的条目足够时，规则才能运行。"
        "自定义规则使用同样的格式，可从 `model.toml` 的副本开始。",
    ),
    (
        "Breaches go in, as people established them: who (one identity over all its shops), what kind, when, "
        "which listing, whose right. "
        "Out come points, strikes and the measures that are owed. The account is a plain function of the "
        "breaches: a breach that is reversed on appeal is not among "
        "them any more, and points, tiers and measures are as if it had never been.",
        "输入是经人员认定的违规：主体（名下全部店铺合并计算）、种类、时间、商品和所侵犯的权利；输出是扣分"
        "、计次和应当采取的措施。"
        "扣分账户完全由违规记录算出：申诉成功的违规不再计入，扣分、档位和措施如同从未发生。",
    ),
    ("## How a breach is counted", "## 如何计算"),
    (
        "1. Breaches that are alike and lie within the days of a **merging** row count once, the gravest "
        "of them. The window begins with the first one. The row says which are alike: those of the track, of one kind, of one "
        "listing, of one right, or of one right holder (whose right it was when the breach was established).\n"
        "2. A **cap** limits what kinds of breach bring together on one day, in the zone of the code.\n"
        "3. A **gathering** row makes a strike only of several breaches on separate days against separate listings.\n"
        "4. Points of a **rolling** track leave so many days after their breach, its own day counted; those "
        "of a **year-end** track leave together at the end of "
        "31 December, unless a **carry-over** row keeps the year's (or the total's) points.\n"
        "5. A **tier** is reached by the breach that lifts the count from below it. Of several tiers reached "
        "at once only the highest counts. What falls below a "
        "tier may reach it again. With `after_warning` the first time brings a warning.",
        "1. 同类违规在**合并**条目规定的天数内计为一次，取最重者；期间从第一次起算。何为同类由条目规定：同一类别、同一种类、同一商品、"
        "同一权利，或同一权利人（以认定违规时的权利人为准）。\n"
        "2. **封顶**条目限制某些种类在同一天（按规则所在时区）合计的扣分。\n"
        "3. **累积**条目要求在不同日期、针对不同商品的多次违规才计一次。\n"
        "4. **滚动**类别的扣分在违规当日起满规定天数后失效；**年底清零**类别的扣分在12月31日24时一并清零，"
        "**结转**条目规定不清零的除外。\n"
        "5. 使累计从档位以下升至该档位的违规触发该**档**；一次跨越多档的，只适用最高一档；降至档位以下后可再次触发。"
        "设有 `after_warning` 的，首次触发时以警告代替。",
    ),
    (
        "`touchstone simulate BREACHES --code A --code B --out DIR` says what codes would have done to the "
        "same history, side by side and seller by seller. "
        "Cost grows with the number of breaches: about 25 µs each and code.",
        "`touchstone simulate BREACHES --code A --code B --out DIR` 将同一历史按多部规则并排推演，逐个卖家"
        "列出结果。耗时与违规数量成正比：每部规则每次违规约25微秒。",
    ),
    ("## On the desk", "## 工作台页面"),
    (
        "**Penalty code** shows what applies, row by row, and what will. Adopting takes two persons: one proposes a code and the "
        "day from which it applies, another confirms while its **time of notice** still lies ahead; then every seller gets a notice "
        "with the rows that change. The page of a proposal shows the difference **row by row** (added, left out, changed, with the "
        "values before and after; days of notice and appeal belong to the head) and the simulation that the proposer saw. "
        "**Compare codes row by row** does it for any two codes, `GET /api/v1/codes/difference` over the API. A file of your own is "
        "read and refused with row, field and cure, or kept under its digest.\n\n"
        "**Simulate a penalty code** asks what a code would have done to the last 30, 90 or 365 days, beside the one that applies. It "
        "sees the breaches as they stood when it was asked for, whatever happens while it runs: up to 2,000 at once, more in the "
        "background with a progress bar that can be stopped. It is kept with the digests (SHA-256) of both codes and of the breaches, "
        "and says what happened since: breaches that came or were reversed, another code, a code that reads otherwise. Sums, measures "
        "by month, sellers by points, and seller by seller: searched by seller or shop, narrowed, sorted, taken along as CSV just as "
        "seen; each seller has its points day by day under both codes. Kinds of breach of one code stand for those of the other by "
        "their key, else by what they are about and how much they weigh; the page shows which for which.\n\n"
        "**Enforced = owed** sets what the codes owe beside what is decided and stands: owed and not decided, decided and not owed, "
        "begun more than 24 hours late, or of another term or begun before it was owed. It also looks at what the platform was "
        "ordered to do: a measure in force that was not ordered for all that the seller has now, or with another action, end or "
        "target, and one that ended and was not taken back within 24 hours. Whether the platform did as ordered is the list of "
        "orders. A row says what to do: settling an account decides what is owed, reverses what is not, decides wrong terms and "
        "orders anew, orders what was not ordered and takes back what ended, with reasons and notice to the seller; a late one is "
        "only told. Up to 5,000 breaches the page computes it itself, beyond them the background does.\n\n"
        "**A measure on shops or accounts reaches all that the identity has**, also later: a shop that the seller opens while it is "
        "in force, or that a merged dossier brings, gets its order at once, the seller is told and can appeal anew; a shop that a "
        "split takes away is given back.\n\n"
        "A verdict owes nothing before its breach is established. **Verdicts without a breach** lists the decided leads that still "
        "wait for it, so that none is forgotten: all but those that a second person still decides blindly, those of a listing "
        "without a shop, and those whose listing has a breach of the same version already.\n\n"
        "**How long one can appeal** is the code's own number of days. Where the platform serves in the EEA "
        "(`TOUCHSTONE_SERVED_STATES`) it is six months at least (`eu.dsa.complaint` in `rulebook/packs/eu.toml`, from one "
        "secondary source, with what is still to be checked); reasons name both, and what is filed by the later one is "
        "accepted. It begins when the breach is established, and anew when a"
        " measure is decided on it later; if an appeal against it had ended by then, it can be appealed again. An appeal that is "
        "not decided yet covers such a measure too.\n\n"
        "**My standing** is the seller's side: points with the day on which they leave, the way to the next tier, measures, deadlines, "
        "appeals; see the guide of sellers.",
        "**处罚规则**页逐条显示现行规则和即将适用的规则。**采用**规则须两人：一人提议规则及起始日，另一人在**公示**期尚未开始时确认；"
        "随后每个卖家收到通知，列明变化的条目。提议页**逐条**显示差异（新增、删除、改动及其前后数值；公示天数和申诉天数属于规则整体），"
        "以及提议人所见的推演。**逐条对比规则**可对比任意两部规则，API 为 `GET /api/v1/codes/difference`。自有规则文件读入后，"
        "要么连同条目、字段和更正办法被拒绝，要么按其摘要值留存。\n\n"
        "**推演处罚规则**回答：某部规则在过去30、90或365天会带来什么，与现行规则并列。推演所见的违规以发起之时为准，与运行期间的变化无关："
        "2,000次以内当场完成，更多则在后台运行，有进度条，可停止。推演连同两部规则和违规记录的摘要值（SHA-256）留存，并说明此后的变化："
        "新认定或被撤销的违规、另一部规则、内容已变的规则。页面有合计、各月处罚措施、卖家扣分分布和逐个卖家的结果：可按卖家或店铺搜索、"
        "筛选、排序，并按所见导出 CSV；每个卖家有两部规则下逐日的扣分。违规种类先按键、再按事由和轻重对应，页面列明对应关系。\n\n"
        "**应罚即罚**将规则应处罚的与已作出且有效的措施对照：应罚未罚、不应罚而罚、晚于24小时开始、期限不符，或早于应罚时间开始。它也核对向平台下达的指令："
        "有效的措施是否已就卖家现有的全部店铺和账户下达指令，指令的措施、截止日或对象是否相符；已终止的措施是否在24小时内撤回。平台是否已照办，见指令列表。"
        "每行写明如何处理：结算账户即作出应罚的措施、撤销不应罚的、按正确的期限和指令重新决定、补下指令并撤回已终止的，附理由并通知卖家；迟到的仅列出。"
        "违规在5,000次以内由页面直接计算，更多则在后台计算。\n\n"
        "**针对店铺或账户的措施及于该主体的全部店铺和账户**，包括以后的：措施有效期间新开的店铺，或因合并档案而来的店铺，立即下达指令，通知卖家并可重新申诉；"
        "拆分档案后不再属于该主体的店铺，即予恢复。\n\n"
        "判定在违规得到认定之前不产生应有措施。**尚未认定违规的判定**列出仍待认定的已判定线索，以免遗漏；不含：第二人仍在盲审的、"
        "商品没有店铺的，以及同一版本的商品已有违规的。\n\n"
        "**申诉期限**为规则自身规定的天数。平台在欧洲经济区提供服务的（`TOUCHSTONE_SERVED_STATES`），至少为六个月"
        "（`rulebook/packs/eu.toml` 的 `eu.dsa.complaint`，来自一个间接来源，并注明尚待核对之处）；处罚理由载明两者，"
        "在较晚期限之前提交的均予受理。期限自认定违规时起算；此后就该违规另行决定措施的，重新起算；此前的申诉已终结的，可再次申诉，尚未裁决的申诉一并及于该措施。\n\n"
        "**我的状况**是卖家一侧：扣分及其失效日、距下一档位的差距、处罚措施、期限和申诉；见卖家指南。",
    ),
)
STATUS = {
    Status.TEXT: ("own text, or read in full", "原文"),
    Status.EXCERPT: ("read in an excerpt", "摘录"),
    Status.SECONDARY: ("one other source", "二手来源"),
    Status.UNCONFIRMED: ("**not confirmed: not applied**", "**未确认：不适用**"),
}
SECTIONS = (
    ("tracks", ("Tracks", "类别")),
    ("kinds", ("Kinds of breach", "违规种类")),
    ("merging", ("Merging", "合并")),
    ("gathering", ("Gathering", "累积")),
    ("caps", ("Caps", "封顶")),
    ("carrying", ("Carry-over", "结转")),
    ("tiers", ("Tiers", "档位")),
)


@dataclass(frozen=True)
class Tongue:
    """Which of two texts is said."""

    number: int

    def say(self, texts: Sequence[str]) -> str:
        """The text in this language."""
        return texts[self.number]

    def of(self, row: Any, name: str) -> str:
        """The field of a row in this language."""
        return str(getattr(row, f"{name}_{'zh' if self.number else 'en'}"))


def page(tongue: Tongue) -> str:
    """The whole page in one language."""
    lines = [line for texts in INTRODUCTION for line in (tongue.say(texts), "")]
    for code in shipped_codes():
        lines += code_section(code, tongue)
    return "\n".join(lines).rstrip() + "\n"


def code_section(code: PenaltyCode, tongue: Tongue) -> list[str]:
    """One code: what it is, whether it runs, its rows."""
    runs = (
        ("It runs as shipped.", "可直接运行。")
        if code.is_runnable
        else ("**It does not run as shipped.**", "**不能直接运行。**")
    )
    check = f" {tongue.say(('To be checked: ', '待核实：'))}{code.check}" if code.check else ""
    head = f"{tongue.of(code, 'text')} {tongue.say(runs)}{check}"
    lines = [f"## {tongue.of(code, 'title')} (`{code.identity}`)", "", head, ""]
    for name, titles in SECTIONS:
        rows = getattr(code, name)
        if rows:
            head = tongue.say(("| row | what it says | brings | how sure |", "| 条目 | 内容 | 结果 | 可信程度 |"))
            lines += [f"### {tongue.say(titles)}", "", head, "|---|---|---|---|"]
            lines += [row_line(row, tongue) for row in rows] + [""]
    return lines


def row_line(row: Provision, tongue: Tongue) -> str:
    """One row of a table."""
    orders = "<br>".join(order_text(order, tongue) for order in getattr(row, "orders", ()))
    return f"| `{row.code}` | {tongue.of(row, 'text')} | {orders} | {tongue.say(STATUS[row.status])} |"


def order_text(order: Order, tongue: Tongue) -> str:
    """An action and its term."""
    term = tongue.say((f", {order.days} days", f"{order.days}天")) if order.days else ""
    return tongue.say(TITLES[order.action]) + term


def pages() -> dict[Path, str]:
    """Both pages with their text."""
    return {FOLDER / "penalties.md": page(Tongue(0)), FOLDER / "penalties.zh.md": page(Tongue(1))}


def main() -> None:
    """Write both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
