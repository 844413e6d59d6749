"""What each service figure means: one row each, in both languages, with its formula and where its rows come from."""

from collections.abc import Mapping
from dataclasses import dataclass

from touchstone.figures.published import PUBLISHED, Published

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Definition:
    """`name`, `meaning`, `part` and `whole` by language (en, zh); `sources` are tables of the desk.

    `part` and `whole` say what is counted above and below the line; of what is no share, `part` says what is measured.
    """

    key: str
    name: Words
    meaning: Words
    part: Words
    whole: Words
    formula: str
    unit: str
    sources: tuple[str, ...]

    @property
    def published(self) -> tuple[Published, ...]:
        """The best that others have published of it."""
        return tuple(each for each in PUBLISHED if each.key == self.key)


DEFINITIONS = (
    Definition(
        "T24",
        {"en": "Decided within 24 hours", "zh": "24 小时内判定比例"},
        {
            "en": "Of the leads whose first verdict was given in these days, those that had waited no longer than 24 hours. "
            "Within a working day: given no later than on the first working day after the lead was opened, by the calendar "
            "that the node had then. Verdicts that were taken back do not count; second reviews are no new work and do "
            "not count.",
            "zh": "在这些天作出首次判定的线索中，等待不超过 24 小时的比例。一个工作日内：不晚于线索产生后的第一个工作日"
            "作出判定，按当时节点的日历计算。被撤回的判定不计；复核不是新工作，不计。",
        },
        {"en": "leads decided within 24 hours", "zh": "24 小时内判定的线索"},
        {"en": "leads decided in these days", "zh": "这些天判定的线索"},
        "count(decided - opened <= 24 h) ÷ count(decided)",
        "share",
        ("leads.lead", "leads.decision", "leads.undoing", "leads.firstverdict"),
    ),
    Definition(
        "H24",
        {"en": "Handled within 24 hours of being opened", "zh": "产生后 24 小时内处理比例"},
        {
            "en": "Of the leads that were opened in these days, at least 24 hours ago, those that had a verdict within 24 "
            "hours. What still waits counts below the line; what lapsed undecided does not. This figure cannot look good "
            "because old leads are left lying.",
            "zh": "在这些天产生、距今至少 24 小时的线索中，24 小时内已有判定的比例。仍在等待的计入分母；未判定即失效的不计。"
            "搁置旧线索不会使该指标变好。",
        },
        {"en": "leads with a verdict within 24 hours", "zh": "24 小时内有判定的线索"},
        {"en": "leads opened in these days, decided or waiting", "zh": "这些天产生且已判定或仍在等待的线索"},
        "count(decided - opened <= 24 h) ÷ count(opened, decided or waiting)",
        "share",
        ("leads.lead", "leads.firstverdict", "leads.secondreview"),
    ),
    Definition(
        "T_decide",
        {"en": "Time to decide", "zh": "判定用时"},
        {
            "en": "From the moment a lead was opened to the first verdict on it that stands, of the verdicts given in these "
            "days. The percentiles are exact nearest ranks: the smallest wait that so many of all do not exceed.",
            "zh": "从线索产生到对它作出的第一个有效判定，仅计这些天作出的判定。分位数为精确的最近秩：即不少于该比例的线索"
            "都不超过的最小等待时间。",
        },
        {"en": "hours from opened to decided", "zh": "从产生到判定的小时数"},
        {"en": "leads decided in these days", "zh": "这些天判定的线索"},
        "decided - opened",
        "hours",
        ("leads.lead", "leads.decision", "leads.undoing", "leads.firstverdict"),
    ),
    Definition(
        "PRO",
        {"en": "Proactive share of removals", "zh": "主动下架占比"},
        {
            "en": "Of the removals of listings that were decided in these days and not reversed, those of listings that nobody "
            "had reported before the decision; a tip that was withdrawn does not count. The ratio sets the same two "
            "numbers against each other.",
            "zh": "在这些天决定且未撤销的商品下架中，决定之前无人举报的商品所占比例；已撤回的举报不计。比值为两者之比。",
        },
        {"en": "removals without an earlier tip", "zh": "此前无人举报的下架"},
        {"en": "removals of listings", "zh": "商品下架"},
        "removals without an earlier tip ÷ removals",
        "share",
        ("measures.measure", "tips.tip", "tips.target"),
    ),
    Definition(
        "PRE0",
        {"en": "Removed before the first sale", "zh": "首次成交前下架占比"},
        {
            "en": "Of the proactive removals, those of listings without a completed order by then. The platform says so with its "
            "listings: how many orders, and when the first one was. Where its word does not reach the moment of the removal, "
            "it is not known, and the removal is counted apart.",
            "zh": "在主动下架中，当时没有成交订单的比例。平台随商品提供订单数和首次成交时间；若平台的说明未覆盖下架时刻，"
            "则为不明，单独计数。",
        },
        {"en": "proactive removals without an order", "zh": "没有订单的主动下架"},
        {"en": "proactive removals whose orders are known", "zh": "订单情况已知的主动下架"},
        "proactive removals without an order ÷ proactive removals whose orders are known",
        "share",
        ("measures.measure", "tips.tip", "tips.target", "dossiers.listingsales"),
    ),
    Definition(
        "overturned",
        {"en": "Overturned on appeal", "zh": "申诉改判率"},
        {
            "en": "Of the appeals that were decided in these days, those that were upheld, so that the breach was reversed.",
            "zh": "在这些天作出决定的申诉中，申诉成立、违规被撤销的比例。",
        },
        {"en": "appeals upheld", "zh": "成立的申诉"},
        {"en": "appeals decided", "zh": "已决定的申诉"},
        "appeals upheld ÷ appeals decided",
        "share",
        ("measures.appeal",),
    ),
    Definition(
        "precision",
        {"en": "Precision of what screening found", "zh": "筛查命中精确率"},
        {
            "en": "Of the leads that a ruleset found and that were decided in these days, those that were a breach. “Cannot "
            "tell” is left out; a decision that was overturned counts as what holds instead.",
            "zh": "在规则集发现、且在这些天判定的线索中，确为违规的比例。“无法判断”不计；被推翻的判定按现行结论计。",
        },
        {"en": "breaches", "zh": "违规"},
        {"en": "leads decided as a breach or as nothing wrong", "zh": "判定为违规或无问题的线索"},
        "breaches ÷ (breaches + nothing wrong)",
        "share",
        ("leads.signalcount",),
    ),
    Definition(
        "agreement",
        {"en": "Agreement of reviewers", "zh": "复核一致性"},
        {
            "en": "Cohen’s kappa of the blind second reviews that were answered in these days: what two reviewers agree beyond "
            "chance, 1 in everything, 0 no more than chance; with its large-sample 95 % interval.",
            "zh": "这些天答复的盲复核的 Cohen Kappa：两名审核员超出偶然的一致程度，1 为完全一致，0 为不高于偶然；附大样本 95 % 区间。",
        },
        {"en": "kappa of pairs of answers", "zh": "成对答复的 Kappa"},
        {"en": "second reviews answered in these days", "zh": "这些天答复的复核"},
        "(agreed - agreed by chance) ÷ (1 - agreed by chance)",
        "kappa",
        ("leads.secondreview", "leads.decision"),
    ),
    Definition(
        "backlog",
        {"en": "Backlog by age", "zh": "积压（按时长）"},
        {
            "en": "Leads that wait for a verdict now, whatever the days above, by how long ago they were opened: up to one day, "
            "three days, seven days, longer. Second reviews are not counted.",
            "zh": "当前（与上面所选日期无关）等待判定的线索，按产生时间分为一天内、三天内、七天内和更久。复核不计。",
        },
        {"en": "waiting leads in each class of age", "zh": "各时长等待中的线索"},
        {"en": "leads that wait now", "zh": "当前等待的线索"},
        "count of waiting leads in each class of age",
        "leads",
        ("leads.lead", "leads.secondreview"),
    ),
)
BY_KEY = {definition.key: definition for definition in DEFINITIONS}
