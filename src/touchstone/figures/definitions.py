"""What each service figure means: one row each, in both languages, with its formula and where its rows come from."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """`name` and `meaning` by language (en, zh); `sources` are tables of the desk."""

    key: str
    name: Mapping[str, str]
    meaning: Mapping[str, str]
    formula: str
    unit: str
    sources: tuple[str, ...]


DEFINITIONS = (
    Definition(
        "T_decide",
        {"en": "Time to decide", "zh": "判定用时"},
        {
            "en": "From the moment a lead was opened to the first verdict on it that stands. The percentiles are nearest "
            "ranks. A verdict is within a working day if it was given no later than on the first working day after.",
            "zh": "从线索产生到对它作出的第一个有效判定。分位数取最近秩。不晚于次一工作日作出的判定算作一个工作日内。",
        },
        "decided_at - created_at",
        "hours",
        ("leads.lead", "leads.decision", "leads.undoing"),
    ),
    Definition(
        "PRO",
        {"en": "Proactive share of removals", "zh": "主动下架占比"},
        {
            "en": "Of the removals of listings that were decided and not reversed, those of listings that nobody had "
            "reported before the decision.",
            "zh": "在已决定且未撤销的商品下架中，决定之前无人举报的商品所占比例。",
        },
        "removals without an earlier tip ÷ removals",
        "share",
        ("measures.measure", "tips.tip"),
    ),
    Definition(
        "PRE0",
        {"en": "Removed before the first sale", "zh": "首次成交前下架占比"},
        {
            "en": "Of the proactive removals, those with no completed order before. Only listings whose orders the platform "
            "gave count; of the others it is said how many there are.",
            "zh": "在主动下架中，此前没有成交订单的比例。仅计平台提供了订单数的商品，其余另行说明数量。",
        },
        "proactive removals with 0 orders ÷ proactive removals whose orders are known",
        "share",
        ("measures.measure", "tips.tip"),
    ),
    Definition(
        "overturned",
        {"en": "Overturned on appeal", "zh": "申诉改判率"},
        {
            "en": "Of the appeals that were decided, those that were upheld, so that the breach was reversed.",
            "zh": "在已决定的申诉中，申诉成立、违规被撤销的比例。",
        },
        "appeals upheld ÷ appeals decided",
        "share",
        ("measures.appeal",),
    ),
    Definition(
        "backlog",
        {"en": "Backlog by age", "zh": "积压（按时长）"},
        {
            "en": "Leads that wait for a verdict now, by how long ago they were opened: up to one day, three days, seven "
            "days, longer.",
            "zh": "当前等待判定的线索，按产生时间分为一天内、三天内、七天内和更久。",
        },
        "count of waiting leads in each class of age",
        "leads",
        ("leads.lead",),
    ),
)
BY_KEY = {definition.key: definition for definition in DEFINITIONS}
