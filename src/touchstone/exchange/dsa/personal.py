"""Personal data in free text: addresses and numbers that name one person must not leave (Article 24(5))."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from touchstone.exchange.dsa.number_checks import is_bank_card, is_iban, is_identity_number, is_old_identity_number
from touchstone.exchange.dsa.problem import Basis, Problem, find_fault

# Each pattern begins where a run of its signs begins, or is bounded: hostile text costs no more than its length.
GAP = r"[ \-.]?"
LOW, HIGH = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"


@dataclass(frozen=True, slots=True)
class Trace:
    """A sort of personal data: its title in English and Chinese, its pattern, and what a match must also pass."""

    key: str
    title: tuple[str, str]
    pattern: re.Pattern[str]
    passes: Callable[[str], bool] = bool


TRACES = (
    Trace(
        "email",
        ("an e-mail address", "电子邮箱"),
        re.compile(r"(?<![\w.%+\-])[\w.%+\-]+@[\w\-]+(?:\.[\w\-]+)*\.[^\W\d]"),
    ),
    Trace(
        "url_user",
        ("a web address with a user in it", "含用户名的网址"),
        re.compile(r"://[^\s/?#@]+@", re.I),
    ),
    Trace(
        "url_user",
        ("a web address with a user in it", "含用户名的网址"),
        re.compile(r"://[^\s/]+/(?:[@~]|(?:[\w\-]+/)?(?:users?|u|profiles?|members?)/)[\w.\-]+", re.I),
    ),
    Trace(
        "phone",
        ("a telephone number", "电话号码"),
        re.compile(rf"(?<![0-9A-Za-z.\-])(?:\+?86{GAP})?1[3-9][0-9]{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}(?![0-9A-Za-z\-])"),
    ),
    Trace(
        "phone",
        ("a telephone number", "电话号码"),
        re.compile(
            r"(?<![0-9A-Za-z+])(?:\+|00(?=[1-9][0-9]{1,2}[ \-./]?[(1-9]))[1-9][0-9]{0,2}(?:[ \-./]?\(?[0-9]{1,5}\)?){2,6}(?![0-9])"
        ),
        lambda text: 9 <= _count_digits(text) <= 17,
    ),
    Trace(
        "phone",
        ("a telephone number", "电话号码"),
        re.compile(rf"{LOW}\(?0[1-9][0-9]{{1,2}}(?:-|\)[ \-]?)[0-9]{{7,8}}{HIGH}"),
    ),
    Trace("phone", ("a telephone number", "电话号码"), re.compile(rf"{LOW}1 [3-9](?: [0-9]){{9}}(?! ?[0-9])")),
    Trace(
        "phone",
        ("a telephone number", "电话号码"),
        re.compile(
            r"(?:\btel\b|\bphone\b|\bmobile\b|\bcall\b|\bwhatsapp\b|电话|手机号码?|微信)[\s.:号码]{0,4}[0-9(][0-9 ()\-]{6,20}[0-9]",
            re.I,
        ),
    ),
    Trace(
        "identity_number",
        ("an identity number", "身份证号码"),
        re.compile(rf"{LOW}[1-9][0-9]{{5}}[ \-]?[0-9]{{8}}[ \-]?[0-9]{{3}}[0-9Xx]{HIGH}"),
        is_identity_number,
    ),
    Trace(
        "identity_number",
        ("an identity number", "身份证号码"),
        re.compile(rf"{LOW}[1-9][0-9]{{14}}{HIGH}"),
        is_old_identity_number,
    ),
    Trace(
        "bank_card",
        ("a bank card number", "银行卡号"),
        re.compile(rf"{LOW}[2-6][0-9]{{3}}(?:[ \-]?[0-9]){{11,15}}{HIGH}"),
        is_bank_card,
    ),
    Trace(
        "bank_account",
        ("a bank account number", "银行账号"),
        re.compile(rf"{LOW}[A-Z]{{2}}[0-9]{{2}}(?: ?[A-Z0-9]){{11,30}}{HIGH}"),
        is_iban,
    ),
)


def find_personal_data(field: str, text: str) -> Iterator[Problem]:
    """One problem for each sort of personal data in a free text; the finding never repeats what it found."""
    plain = unicodedata.normalize("NFKC", text)
    said = set()
    for trace in TRACES:
        if trace.key not in said and any(trace.passes(match.group()) for match in trace.pattern.finditer(plain)):
            said.add(trace.key)
            what = (f"seems to hold {trace.title[0]}", f"似乎含有{trace.title[1]}")
            cure = ("take it out: personal data must not be sent", "请删除：不得提交个人信息")
            yield find_fault(field, f"personal_{trace.key}", what, cure, Basis.OWN)


def _count_digits(text: str) -> int:
    return sum(sign.isdigit() for sign in text)
