"""The verbs, one row each. Their modules are heavy, so that a row names its module and only the verb called is imported."""

from dataclasses import dataclass
from importlib import import_module

from touchstone.cli.verb import Verb


@dataclass(frozen=True, slots=True)
class Row:
    """One verb: the name, the module that exports it as VERB, and its line in the list."""

    name: str
    module: str
    help_en: str
    help_zh: str


def _row(name: str, help_en: str, help_zh: str) -> Row:
    return Row(name, f"touchstone.cli.{name}", help_en, help_zh)


VERBS: tuple[Row, ...] = (
    _row("market", "make a simulated marketplace with known truth", "生成真值已知的模拟市场"),
    _row("screen", "screen listings and write what was found", "筛查商品并写出结果"),
    _row("report", "write the HTML report of a run", "写出一次运行的 HTML 报告"),
    _row("evaluate", "measure findings against labels", "用标签评估结果"),
    _row("backtest", "compare two rulesets over the same history", "在同一历史上比较两个规则集"),
    _row("calibrate", "fit a ruleset to labels, as a new draft", "用标签拟合规则集，写成新草案"),
    _row(
        "labels",
        "write what people decided at the desk as labels to train and evaluate with",
        "把工作台的人工判定写成标签表，供训练和评估使用",
    ),
    _row("train", "train a text model from labels", "用标签训练文本模型"),
    _row(
        "read", "print what texts say: folded and restored, one line each", "读出文本的真实内容：归一并还原，逐行输出"
    ),
    _row(
        "brands",
        "say which brands titles name: own, compatible or mentioned",
        "说明标题提到哪些品牌：自有、适用或仅提及",
    ),
    _row("signals", "print the signals of titles or listings, line by line", "逐行输出标题或商品的信号"),
    _row(
        "simulate",
        "say what penalty codes would have done to a history of breaches",
        "说明各处罚规则对同一违规历史的结果",
    ),
    _row(
        "ledger",
        "verify, prove, export, check the record: every entry, head and anchor",
        "验证、证明、导出、检查台账：每个条目、树头和锚点",
    ),
    _row(
        "figures",
        "export the service figures with the rows behind them, and recount them without the desk",
        "导出服务指标及其依据的行，并脱离工作台重新计算",
    ),
    _row(
        "demonstrate",
        "fill an empty desk with a simulated market, and print who can sign in",
        "用模拟市场填充空的工作台，并列出可登录的账号",
    ),
    _row(
        "found",
        "enter the organisation that operates the node, and its first administrator",
        "登记运营本节点的机构及其首位管理员",
    ),
    _row("serve", "serve the desk on this machine", "在本机提供工作台"),
    _row(
        "work",
        "run the desk's background work: deliveries, clocks, heads, imports",
        "运行工作台的后台任务：送达、期限、树头、导入",
    ),
    _row(
        "backup",
        "write the desk's database, evidence, anchors and keys into one file",
        "把工作台的数据库、证据、锚点和密钥写入一个文件",
    ),
    _row("restore", "fill an empty desk from a back-up", "用备份文件恢复一个空的工作台"),
)


def load_verb(row: Row) -> Verb:
    """Import the module of a row. The one place where the command line imports by name: `--help` must answer at once."""
    verb: Verb = import_module(row.module).VERB
    return verb
