"""The reasons of a measure in one language: facts, ground, what was counted, automation, redress."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext, ngettext, override

from touchstone.desk.measures.appeal_terms import complaint_right, own_term
from touchstone.desk.measures.days import day_of
from touchstone.desk.measures.models import Breach
from touchstone.desk.measures.queries.appeals import last_appeal
from touchstone.desk.measures.queries.codes import in_chinese, row_of
from touchstone.desk.measures.rule_reasons import name_rules
from touchstone.rulebook.penalties.account import Account, Owed
from touchstone.rulebook.penalties.action import TITLES
from touchstone.rulebook.penalties.code import PenaltyCode

LANGUAGES = ("en", "zh-hans")


def state_reasons(
    code: PenaltyCode, account: Account, owed: Owed, rows: Mapping[str, Breach], language: str, at: datetime
) -> str:
    """The statement of a measure that this account owes, decided `at`, as it is kept for ever; `rows` are the breaches by id."""
    breach = rows[owed.breach]
    with override(language):
        is_chinese = language.startswith("zh")
        parts = (
            _facts(breach, is_chinese),
            _ground(code, breach, is_chinese),
            _consequence(code, breach, owed, is_chinese),
            *name_rules(code, account, owed, rows),
            _term(code, owed, is_chinese),
            _automation(breach),
            _redress(code, breach, at),
        )
        return "\n\n".join(parts)


def _facts(breach: Breach, is_chinese: bool) -> str:
    said = {
        "listing": breach.listing_version.listing.platform_listing_id,
        "title": breach.listing_version.title,
        "facts": breach.facts_zh if is_chinese else breach.facts_en,
    }
    facts = gettext("Facts. Listing %(listing)s, “%(title)s”: %(facts)s") % said
    return f"{facts}\n{_kept(breach.evidence_count)}"


def _kept(files: int) -> str:
    """How many files stand behind the facts."""
    if not files:
        return gettext("It rests on the listing itself; no further file is kept with it.")
    said = ngettext("%(n)s file is kept with it as evidence.", "%(n)s files are kept with it as evidence.", files)
    return said % {"n": files}


def _ground(code: PenaltyCode, breach: Breach, is_chinese: bool) -> str:
    row = row_of(code, breach.ground, breach.established_at)
    text, law = (row.text_zh, row.law_zh) if is_chinese else (row.text_en, row.law_en)
    return gettext("Ground. %(text)s (%(law)s, %(code)s, %(row)s)") % {
        "law": law,
        "code": code.identity,
        "row": row.code,
        "text": text,
    }


def _consequence(code: PenaltyCode, breach: Breach, owed: Owed, is_chinese: bool) -> str:
    if owed.row == breach.ground:
        return gettext("What follows. The measure follows from this breach itself.")
    row = row_of(code, owed.row, owed.from_at)
    text = row.text_zh if is_chinese else row.text_en
    counted = ngettext(
        "What follows. %(text)s %(count)s breach is counted for it. (%(row)s)",
        "What follows. %(text)s %(count)s breaches are counted for it. (%(row)s)",
        len(owed.because),
    )
    return counted % {"row": row.code, "text": text, "count": len(owed.because)}


def _term(code: PenaltyCode, owed: Owed, is_chinese: bool) -> str:
    said = {"action": TITLES[owed.action][is_chinese], "starts": day_of(owed.from_at, code.zone)}
    if owed.until is None:
        return gettext("Measure, from %(starts)s: %(action)s.") % said
    until = day_of(owed.until, code.zone)
    return gettext("Measure, from %(starts)s until %(until)s: %(action)s.") % {**said, "until": until}


def _automation(breach: Breach) -> str:
    if breach.screening is None:
        return gettext("Automation. The listing was found and the breach established by people.")
    return gettext("Automation. A program found the listing (%(ruleset)s); a person established the breach.") % {
        "ruleset": breach.screening.ruleset
    }


def _redress(code: PenaltyCode, breach: Breach, at: datetime) -> str:
    appeal = last_appeal(breach)
    if appeal is None:
        return _how_to_appeal(code, breach, at)
    day = day_of(appeal.filed_at, code.zone)
    if appeal.superseded is None:
        text = gettext(
            "Redress. Your appeal of %(day)s against this breach is not decided yet; another person decides. If it is upheld, this "
            "measure is reversed too."
        )
        return text % {"day": day}
    text = gettext(
        " You may, although your appeal of %(day)s against this breach has ended: this measure came after it."
    )
    return _how_to_appeal(code, breach, at) + text % {"day": day}


def _how_to_appeal(code: PenaltyCode, breach: Breach, at: datetime) -> str:
    until, own = breach.appeal_until, own_term(code, at)
    right = complaint_right(code, breach.listing_version.listing.platform, at)
    if right is None or until <= own:
        text = gettext("Redress. You may appeal here until %(until)s; another person decides.")
        return text % {"until": day_of(until, code.zone)}
    text = gettext(
        "Redress. You may appeal here until %(until)s, electronically and free of charge; another person decides. The time "
        "under %(code)s itself ends on %(own)s; this longer one follows from %(law)s, article %(article)s."
    )
    return text % {
        "code": code.identity,
        "own": day_of(own, code.zone),
        "law": right.law_zh if in_chinese() else right.law_en,
        "article": right.article,
        "until": day_of(until, code.zone),
    }
