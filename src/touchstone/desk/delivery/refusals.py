"""Why a call to another machine is refused or fails: one row per reason, in both languages."""

from dataclasses import dataclass
from typing import TypeVar

from touchstone.desk.delivery.addresses import Address, AddressClass
from touchstone.desk.delivery.errors import EgressFailedError, EgressRefusedError

SHOWN_CHARACTERS = 120
Refusal = TypeVar("Refusal", EgressRefusedError, EgressFailedError)
_ADDRESS_HINT = "Give the name of a server that everyone on the internet can reach."
_ADDRESS_HINT_ZH = "请填写互联网上任何人都能访问的服务器名称。"


@dataclass(frozen=True)
class Reason:
    """One reason: `{what}` in its sentences is the part of the address that is wrong."""

    key: str
    sentence: str
    hint: str
    sentence_zh: str
    hint_zh: str
    retry: bool = False


_NAME_HINT = "Give a full public name such as hooks.example.com."
_NAME_HINT_ZH = "请填写完整的公开域名，例如 hooks.example.com。"
_LATER = "The receiver's operator should check the server; delivery is tried again by itself."
_LATER_ZH = "请接收方检查服务器；系统会自动重试。"

_MAIL = "The operator should check the mail server; the mail is tried again by itself."
_MAIL_ZH = "请管理员检查邮件服务器；系统会自动重试。"

# fmt: off
REASONS: dict[str, Reason] = {row.key: row for row in (
    Reason("too_long", "The address has more than 2,048 characters.", "Give a shorter address.",
           "地址超过 2048 个字符。", "请填写较短的地址。"),
    Reason("bad_character", "The address holds a character that has no place there: {what}.",
           "Write spaces and other signs as %XX, and remove invisible characters and backslashes.",
           "地址中有不允许的字符：{what}。", "请把空格等字符写成 %XX，并删除不可见字符和反斜杠。"),
    Reason("bad_scheme", "The address begins with {what}, and only https:// is called.",
           "Give an address that begins with https://.",
           "地址以 {what} 开头，只允许 https://。", "请填写以 https:// 开头的地址。"),
    Reason("credentials", "The address holds a name or password before an @ sign.",
           "Remove everything up to and including the @; messages prove themselves by their signature.",
           "地址在 @ 之前带有用户名或密码。", "请删去 @ 及其之前的内容；消息以签名证明来源。"),
    Reason("fragment", "The address has a part after #, which is never sent.", "Remove the # and what follows it.",
           "地址带有 # 之后的部分，该部分不会发送。", "请删去 # 及其后的内容。"),
    Reason("bad_port", "The port {what} is no number from 1 to 65535.", "Give a port such as 443, or leave it out.",
           "端口 {what} 不是 1 到 65535 的数字。", "请填写 443 等端口，或省略端口。"),
    Reason("port_closed", "Port {what} is not called from here.", "Use port 443, or another that the operator opened.",
           "不允许访问端口 {what}。", "请使用 443 端口，或管理员开放的其他端口。"),
    Reason("no_host", "The address names no server.", _NAME_HINT, "地址没有写明服务器。", _NAME_HINT_ZH),
    Reason("bad_name", "{what} is no name of a server.", _NAME_HINT, "{what} 不是有效的服务器名称。", _NAME_HINT_ZH),
    Reason("trailing_dot", "The name {what} ends in a dot.", "Remove the dot at the end.",
           "名称 {what} 以点结尾。", "请删去末尾的点。"),
    Reason("single_label", "{what} is a name of one word, which only a local network knows.", _NAME_HINT,
           "{what} 只有一段，仅在本地网络有效。", _NAME_HINT_ZH),
    Reason("local_name", "{what} is a name that only a local network knows.", _NAME_HINT,
           "{what} 是仅在本地网络有效的名称。", _NAME_HINT_ZH),
    Reason("look_alike", "The name {what} holds digits or dots of another script.", "Type digits and dots in plain ASCII.",
           "名称 {what} 含有其他文字的数字或点。", "请用半角数字和点。"),
    Reason("number_spelling", "{what} is an address in an unusual spelling.",
           "Write an IPv4 address as four decimal numbers without leading zeros.",
           "{what} 是写法异常的地址。", "请把 IPv4 地址写成四个不带前导零的十进制数。"),
    Reason("zone", "The address {what} names a network card of this machine.", _ADDRESS_HINT,
           "地址 {what} 指定了本机网卡。", _ADDRESS_HINT_ZH),
    Reason("no_answer", "The name {what} leads to no address.", "Check the spelling, and that the name is published.",
           "名称 {what} 没有解析到任何地址。", "请检查拼写，并确认域名已发布。", retry=True),
    Reason("lookup_failed", "The address of {what} could not be looked up in time.", _LATER,
           "未能及时解析 {what} 的地址。", _LATER_ZH, retry=True),
    Reason("too_many_answers", "The name {what} leads to more addresses than can be checked.",
           "Publish at most 32 addresses for the name.",
           "名称 {what} 解析到的地址过多，无法逐一检查。", "请将该域名的地址减少到 32 个以内。", retry=True),
    Reason("not_connected", "No connection to {what} could be made.", _LATER,
           "无法连接 {what}。", _LATER_ZH, retry=True),
    Reason("not_trusted", "The certificate of {what} does not prove that it is this server.",
           "The receiver's operator must install a valid certificate for the name.",
           "{what} 的证书不能证明其身份。", "请接收方为该域名安装有效证书。", retry=True),
    Reason("too_slow", "{what} did not answer in time.", _LATER, "{what} 未在规定时间内应答。", _LATER_ZH, retry=True),
    Reason("headers_too_large", "The answer of {what} begins with more headers than are read.", _LATER,
           "{what} 应答的头部过大。", _LATER_ZH, retry=True),
    Reason("broken_answer", "{what} broke off or did not answer in HTTP.", _LATER,
           "{what} 中断连接，或应答不是 HTTP。", _LATER_ZH, retry=True),
    Reason("mail_refused", "The mail server knows no such address.", "Correct the e-mail address of the receiver.",
           "邮件服务器不认识该地址。", "请更正收件人的邮箱地址。"),
    Reason("mail_not_taken", "The mail server did not take the mail.", _MAIL, "邮件服务器未接收邮件。", _MAIL_ZH,
           retry=True),
)}
# fmt: on


def shorten(text: str) -> str:
    """What a refusal may repeat of a hostile text: its beginning, with everything unprintable written out."""
    shown = text[:SHOWN_CHARACTERS].encode("unicode_escape").decode("ascii") if not text.isprintable() else text
    return shown[:SHOWN_CHARACTERS]


def refuse(key: str, what: str = "") -> EgressRefusedError:
    """The refusal of one row, made before anything was sent."""
    return _word(EgressRefusedError, key, shorten(what))


def fail(key: str, what: str) -> EgressFailedError:
    """The failure of one row, after a connection was tried."""
    return _word(EgressFailedError, key, shorten(what))


def refuse_address(kind: AddressClass, address: Address, name: str = "") -> EgressRefusedError:
    """The refusal of an address that is no place on the public internet; a name may lead elsewhere tomorrow."""
    leads, leads_zh = (f"{name} leads to {address}, which", f"{name} 指向 {address}，") if name else (f"{address}",) * 2
    return EgressRefusedError(
        kind.key,
        f"{leads} is {kind.name} and no place on the public internet.",
        hint=_ADDRESS_HINT,
        retry=bool(name),
        sentence_zh=f"{leads_zh}属于{kind.name_zh}，不在公共互联网上。",
        hint_zh=_ADDRESS_HINT_ZH,
    )


def _word(kind: type[Refusal], key: str, what: str) -> Refusal:
    row = REASONS[key]
    return kind(
        row.key,
        row.sentence.format(what=what),
        hint=row.hint,
        retry=row.retry,
        sentence_zh=row.sentence_zh.format(what=what),
        hint_zh=row.hint_zh,
    )
