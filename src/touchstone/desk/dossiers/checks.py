"""What a number, a class, a country must look like; the check digits are those of a maintained library."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import ean
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as NumberError

from touchstone.desk.dossiers.models import RightKind

CHINA = "CN"
COUNTRY = re.compile(r"[A-Z]{2}")
REGISTER = re.compile(r"[A-Z]{2,8}")
LOCARNO = re.compile(r"(?:0[1-9]|[12]\d|3[0-2])-\d{2}")
PLATFORM = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


def check_registration_number(country: str, number: str) -> str:
    """The number without spaces; a Chinese one must be a unified social credit code. Raises ValidationError."""
    plain = re.sub(r"[\s-]", "", number).upper()
    if not plain or country != CHINA:
        return plain
    try:
        return str(uscc.validate(plain))
    except NumberError:
        raise ValidationError(
            _("“%(number)s” is no unified social credit code: 18 characters, the last one checks the others."),
            params={"number": number},
        ) from None


def check_gtin(number: str) -> str:
    """The GTIN (8, 12, 13 or 14 digits) without spaces. Raises ValidationError."""
    try:
        return str(ean.validate(number))
    except NumberError:
        raise ValidationError(
            _("“%(number)s” is no GTIN: 8, 12, 13 or 14 digits, the last one checks the others."),
            params={"number": number},
        ) from None


def check_country(country: str) -> str:
    """Two letters (ISO 3166)."""
    plain = country.strip().upper()
    if not COUNTRY.fullmatch(plain):
        raise ValidationError(_("Write the country as two letters, such as CN."))
    return plain


def check_register(register: str) -> str:
    """The register as two to eight letters: CN, EM, WO."""
    plain = register.strip().upper()
    if not REGISTER.fullmatch(plain):
        raise ValidationError(_("Write the register as two to eight letters, such as CN, EM or WO."))
    return plain


def check_platform(platform: str) -> str:
    """The platform as one short word."""
    plain = platform.strip().lower()
    if not PLATFORM.fullmatch(plain):
        raise ValidationError(_("Write the platform as one word of letters, digits, dots and dashes."))
    return plain


def check_classes(kind: str, classes: list[str]) -> list[str]:
    """Nice classes 1 to 45 of a trademark; Locarno classes such as 02-04 of a design; none of other rights."""
    plain = [each.strip() for each in classes if each.strip()]
    if kind == RightKind.TRADEMARK:
        plain = [each.lstrip("0") for each in plain]
        wrong = [each for each in plain if not each.isdecimal() or not 1 <= int(each) <= 45]
        words = _("“%(name)s” is no Nice class: write a number from 1 to 45.")
    elif kind == RightKind.DESIGN:
        wrong = [each for each in plain if not LOCARNO.fullmatch(each)]
        words = _("“%(name)s” is no Locarno class: write class and subclass, such as 02-04.")
    else:
        wrong = plain
        words = _("“%(name)s”: only trademarks and designs have classes.")
    if wrong:
        raise ValidationError(words, params={"name": wrong[0]})
    return list(dict.fromkeys(plain))
