"""The variables that configure the desk, as rows; docs/operations.md prints this table."""

from pathlib import Path
from urllib.parse import urlsplit

from touchstone.desk.frontdoor.variable import Variable, one_of, percent, whole_number, words, yes_or_no
from touchstone.exchange.dsa.served_states import SAMPLE, read_services


def _folder(text: str) -> Path:
    """An absolute folder. Raises ValueError."""
    if not text:
        raise ValueError("write a folder")
    return Path(text).expanduser().absolute()


def _address(text: str) -> str:
    """A whole address without query. Raises ValueError."""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("write an address such as https://desk.example.org")
    return text.rstrip("/")


def _database(text: str) -> str:
    """The address of a database, or nothing. Raises ValueError."""
    if text and not text.startswith(("postgres://", "postgresql://", "sqlite:///")):
        raise ValueError("write postgresql://user@host/name or sqlite:///path, or leave it empty")
    return text


def _mail_addresses(text: str) -> list[str]:
    """A list of mail addresses. Raises ValueError."""
    addresses = words(text)
    if any(address.count("@") != 1 for address in addresses):
        raise ValueError("write mail addresses with commas between them")
    return addresses


HOME = Variable(
    "TOUCHSTONE_HOME",
    _folder,
    "out/desk",
    "The folder of the embedded database, the evidence files, the ledger's anchors and the keys.",
    "存放内嵌数据库、证据文件、台账锚点和密钥的目录。",
)
DATABASE = Variable(
    "DATABASE_URL",
    _database,
    "",
    "The database: empty for embedded SQLite in the home folder, or postgresql://user@host/name.",
    "数据库：留空则用主目录中的内嵌 SQLite，或写 postgresql://user@host/name。",
    secret=True,
)
ADDRESS = Variable(
    "TOUCHSTONE_URL",
    _address,
    "http://127.0.0.1:8000",
    "The address at which people reach the desk.",
    "用户访问工作台的地址。",
)
PORT = Variable("TOUCHSTONE_PORT", whole_number, "8000", "The loopback port to serve on.", "本机服务端口。")
SECRET_KEY = Variable(
    "TOUCHSTONE_SECRET_KEY",
    str,
    "",
    "Signs cookies; empty makes one and keeps it in the home folder.",
    "用于签署 cookie；留空则自动生成并保存在主目录。",
    secret=True,
)
DEMONSTRATION = Variable(
    "TOUCHSTONE_DEMONSTRATION",
    yes_or_no,
    "0",
    "1 fills the desk with the simulated market and prints accounts with passwords; loopback only.",
    "1 表示用模拟市场填充工作台并打印带密码的账号；仅限本机。",
)
LANGUAGE = Variable(
    "TOUCHSTONE_LANGUAGE",
    one_of("zh-hans", "en"),
    "zh-hans",
    "The language of whoever has not chosen one: zh-hans or en.",
    "未选择语言者所用的语言：zh-hans 或 en。",
)
TIME_ZONE = Variable(
    "TOUCHSTONE_TIME_ZONE", str, "Asia/Shanghai", "The time zone in which times are shown.", "显示时间所用的时区。"
)
SECOND_FACTOR = Variable(
    "TOUCHSTONE_SECOND_FACTOR",
    yes_or_no,
    "1",
    "1 asks for a second factor where a role needs one; 0 only in a demonstration.",
    "1 表示角色需要时必须使用第二因素；仅演示时可为 0。",
)
PROXIES = Variable(
    "TOUCHSTONE_PROXIES",
    words,
    "",
    "Addresses of the reverse proxies whose X-Forwarded-For and -Proto are believed, with commas.",
    "可信反向代理的地址（逗号分隔），采信其 X-Forwarded-For 和 -Proto。",
)
EMAIL = Variable(
    "TOUCHSTONE_EMAIL_URL",
    str,
    "",
    "smtp://user:password@host:587?tls=1; empty writes mails as files into the home folder.",
    "smtp://user:password@host:587?tls=1；留空则把邮件写成文件放入主目录。",
    secret=True,
)
SENDER = Variable(
    "TOUCHSTONE_SENDER", str, "touchstone@localhost", "The sender of the desk's mails.", "工作台邮件的发件人。"
)
OIDC = Variable(
    "TOUCHSTONE_OIDC",
    str,
    "",
    "The path of a JSON file with OpenID Connect providers; empty offers none.",
    "OpenID Connect 提供方的 JSON 文件路径；留空则不提供。",
)
THREADS = Variable(
    "TOUCHSTONE_THREADS", whole_number, "4", "Requests answered at a time by one process.", "每个进程同时处理的请求数。"
)

COSTLY_PAGES = Variable(
    "TOUCHSTONE_COSTLY_PAGES",
    whole_number,
    "300",
    "Searches, exports and imports that one person may ask one process for in a minute.",
    "每人每分钟可向每个进程发起的搜索、导出和导入次数。",
)
SECOND_REVIEWS = Variable(
    "TOUCHSTONE_SECOND_REVIEWS",
    percent,
    "5",
    "Per cent of the decided leads that a second person decides without knowing of it; 0 to 100, 0 draws none.",
    "由第二人在不知情的情况下复核的已判定线索所占百分比；0 至 100，0 表示不抽取。",
)
WITNESSES = Variable(
    "TOUCHSTONE_WITNESSES",
    _mail_addresses,
    "",
    "Mail addresses, with commas, that get the anchor of each day; empty sends none.",
    "接收每日锚点的邮箱（逗号分隔）；留空则不发送。",
)
METRICS_TOKEN = Variable(
    "TOUCHSTONE_METRICS_TOKEN",
    str,
    "",
    "The bearer token with which monitoring reads /metrics; empty lets only node operators read them.",
    "监控系统读取 /metrics 时使用的令牌；留空则仅节点运维人员可读。",
    secret=True,
)

SERVED_STATES = Variable(
    "TOUCHSTONE_SERVED_STATES",
    read_services,
    "*=EEA",
    "In which states of the EEA each platform serves, from a day on: the territorial scope of statements of reasons. "
    f"Such as {SAMPLE}.",
    f"各平台自何日起服务于欧洲经济区哪些国家，即理由声明的地域范围。例如 {SAMPLE}。",
)
LOG_LEVEL = Variable(
    "TOUCHSTONE_LOG_LEVEL",
    one_of("debug", "info", "warning", "error"),
    "info",
    "What the log keeps: info has a line for each answer, warning only refusals and faults.",
    "日志保留的内容：info 每个应答一行，warning 只记拒绝和故障。",
)

VARIABLES = (
    HOME,
    DATABASE,
    ADDRESS,
    PORT,
    SECRET_KEY,
    DEMONSTRATION,
    LANGUAGE,
    TIME_ZONE,
    SECOND_FACTOR,
    PROXIES,
    EMAIL,
    SENDER,
    OIDC,
    THREADS,
    COSTLY_PAGES,
    SECOND_REVIEWS,
    WITNESSES,
    METRICS_TOKEN,
    SERVED_STATES,
    LOG_LEVEL,
)
