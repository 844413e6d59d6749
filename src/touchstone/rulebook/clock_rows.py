"""Rows `[[clocks]]` of a pack: read, and refused where they could not be computed."""

from datetime import time

from touchstone.rulebook.china import CALENDARS
from touchstone.rulebook.clock import Clock, Escalation, Reminder, Span, Starts, Tolling, Unit
from touchstone.rulebook.provision_rows import take_provision
from touchstone.tables.toml_table import TomlTable

LONGEST = {Unit.HOURS: 8784, Unit.CALENDAR_DAYS: 3660, Unit.WORKING_DAYS: 2500, Unit.MONTHS: 120, Unit.YEARS: 30}
"""Longer limits do not occur in any law we know: a larger number is a slip of the pen."""
DAYS = (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS)
SHIFTS = (Unit.HOURS, *DAYS)
MORNING = time(9)


def read_clock(table: TomlTable, jurisdiction: str) -> Clock:
    """One row of `[[clocks]]`. PackError names file, row, field and cure."""
    fields = take_provision(table, jurisdiction)
    span = _take_span(table, tuple(Unit))
    clock = Clock(
        **fields,
        title_en=table.take_text("title_en", longest=120),
        title_zh=table.take_text("title_zh", longest=120),
        span=span,
        starts=_take_start(table, span.unit),
        roll_forward=_take_roll(table, span.unit),
        tolling=_take_tolling(table, span.unit) if "tolling" in table.values else None,
        counting=table.take_texts("counting", []),
        reminders=tuple(_read_reminder(row) for row in table.take_tables("reminders", [])),
        escalations=tuple(_read_escalation(row) for row in table.take_tables("escalations", [])),
        calendar_key=table.take_word("calendar", tuple(CALENDARS), "CN"),
    )
    table.close()
    return clock


def _take_span(table: TomlTable, units: tuple[Unit, ...], least: int = 1) -> Span:
    unit = Unit(table.take_word("unit", units))
    return Span(table.take_count("amount", least, LONGEST[unit]), unit)


def _take_start(table: TomlTable, unit: Unit) -> Starts:
    if unit is Unit.HOURS:
        return Starts(table.take_word("starts", (Starts.AT_ONCE,)))
    allowed = (Starts.NEXT_DAY, Starts.SAME_DAY) if unit in DAYS else (Starts.NEXT_DAY,)
    return Starts(table.take_word("starts", allowed))


def _take_roll(table: TomlTable, unit: Unit) -> bool:
    value = table.take("roll_forward")
    if not isinstance(value, bool):
        cure = "roll_forward = true"
        raise table.refuse(
            "roll_forward", "must be true or false", "必须是 true 或 false", f"write {cure}", f"写成 {cure}"
        )
    if value and unit in (Unit.HOURS, Unit.WORKING_DAYS):
        en, zh = f"has no meaning for {unit}: their end never moves", f"对 {unit} 没有意义：其终点不顺延"
        raise table.refuse("roll_forward", en, zh, "write roll_forward = false", "写成 roll_forward = false")
    return value


def _take_tolling(table: TomlTable, unit: Unit) -> Tolling:
    tolling = table.take_table("tolling")
    if not tolling.values:
        return Tolling()
    cap = tolling.take_table("cap")
    found = Tolling(_take_span(cap, (Unit.HOURS,) if unit is Unit.HOURS else DAYS))
    cap.close()
    tolling.close()
    return found


def _take_hour(table: TomlTable) -> time:
    value = table.take("at", MORNING)
    if not isinstance(value, time):
        raise table.refuse("at", "must be an hour", "必须是时刻", "write at = 09:00:00", "写成 at = 09:00:00")
    return value


def _read_reminder(table: TomlTable) -> Reminder:
    reminder = Reminder(_take_span(table, SHIFTS), _take_hour(table))
    table.close()
    return reminder


def _read_escalation(table: TomlTable) -> Escalation:
    span, hour = _take_span(table, SHIFTS, least=0), _take_hour(table)
    escalation = Escalation(span, hour, table.take_text("role", longest=40))
    table.close()
    return escalation
