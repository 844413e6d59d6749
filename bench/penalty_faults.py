"""Plants faults into the engine of penalty codes and shows which tests find them: python -m bench.penalty_faults [--only WORDS].

Each fault is one change of one line, in a copy of the engine that is thrown away; the tests of rulebook/penalties run
against the copy until the first fails. A fault that no test finds is a survivor: the run then ends with 1.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGINE = "src/touchstone"
FOLDER = "rulebook/penalties"
TESTS = "tests/rulebook/penalties"
FILES = ("single_rules", "shipped_codes", "enforced", "simulation", "keeping", "appealed_histories", "timeline")
QUICK = """from hypothesis import HealthCheck, Phase, settings
settings.register_profile("q", max_examples=25, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
settings.load_profile("q")
"""
"""25 random histories a property, of which one that fails is not made shorter: the tests themselves take 100."""
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """`old` stands once in the file, `new` in its place is wrong."""

    what: str
    file: str
    old: str
    new: str


def _faults(file: str, *rows: tuple[str, str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(what, f"{file}.py", old, new) for what, old, new in rows)


FAULTS = (
    *_faults(
        "keeping",
        ("a tier is reached one point late", "< tier.at <= book", "< tier.at < book"),
        ("a tier is owed again by each breach above it", "before[tier.counted] < tier.at <=", "tier.at <="),
        ("a tier that was left and reached again is not owed", "before[tier.counted] < tier.at", "before[tier.counted] == 0 < tier.at"),
        ("of several tiers the lowest counts", "tier.at > highest[tier.counted].at", "tier.at < highest[tier.counted].at"),
        ("all tiers count as one", "highest[tier.counted] = tier", "highest = {tier.counted: tier}"),
        ("breaches of nobody's right are of one right", "and not right:", "and right is None:"),
        ("a breach at the very moment does not count", "if one.at <= at)", "if one.at < at)"),
        ("breaches are taken as they come", "key=lambda one: (one.at, one.id)", "key=lambda one: one.id"),
        ("the day is that of UTC", "breach.at.astimezone(self.rules.code.zone).date()", "breach.at.date()"),
        ("what ended is not let go before a breach", "        book.advance(breach.at)\n", ""),
        ("what ended is not let go at the end", "            book.advance(at)", "            pass"),
        ("kinds bring nothing at once", "for order in kind.orders:", "for order in ():"),
        ("a merged breach counts again", "kind.points - (group.points if group else 0)", "kind.points"),
        ("a graver breach of a group counts whole", "max(0, kind.points - (group.points if group else 0))", "0 if group else kind.points"),
        ("a strike of a group counts again", "kind.is_strike and not (group and group.is_strike)", "kind.is_strike"),
        ("gathering asks for one day less", "len(days) < rule.days", "len(days) < rule.days - 1"),
        ("gathering forgets listings", " or len(listings) < rule.listings", ""),
        ("what was gathered is gathered again", "        waiting.clear()\n", ""),
        ("a cap holds for ever", "self.capped.get((cap.code, day), 0))", "sum(n for key, n in self.capped.items() if key[0] == cap.code))"),
        ("a cap leaves one point more", "cap.points - self.capped", "cap.points + 1 - self.capped"),
        ("of several caps the last one holds", "points = min(points, cap.points", "points = min(kind.points, cap.points"),
        ("a cap forgets what it let through", "self.capped.get((cap.code, day), 0) + points", "points"),
        ("no warning comes first", "tier.after_warning and tier.track not in self.warned", "False"),
        ("the warning comes each time", "tier.after_warning and tier.track not in self.warned", "tier.after_warning"),
        ("a warning of one track warns of all", "tier.track not in self.warned", "not self.warned"),
        ("a measure lasts a day less", "timedelta(days=order.days)", "timedelta(days=order.days - 1)"),
        ("reasons name breaches of other rights", "breach.right if tier.counted is Counted.STRIKES_ONE_RIGHT else None", "None"),
        ("reasons name breaches without points", "return held.points > 0", "return True"),
        ("what merged is told as counted", "        return Standing.MERGED\n", "        return Standing.COUNTED\n"),
        ("what a cap took is told as counted", "Standing.CAPPED if kind.points", "Standing.COUNTED if kind.points"),
    ),
    *_faults(
        "merging",
        ("the window is a day longer", ">= row.days", "> row.days"),
        ("the window begins anew with each breach",
         "        before = replace(group)\n",
         "        before = replace(group)\n        group.day = day\n"),
        ("a group keeps its first points", "max(group.points, kind.points)", "group.points"),
        ("a group forgets its strike", "group.is_strike or kind.is_strike", "group.is_strike"),
        ("breaches that say no right are alike", "or not alike or", "or"),
        ("rights are not looked at", "        return breach.right\n", "        return kind.track\n"),
        ("of several groups the least counts", "max(group.points for group in joined)", "min(group.points for group in joined)"),
    ),
    *_faults(
        "track_book",
        ("points last a day longer", "timedelta(days=track.days)", "timedelta(days=track.days + 1)"),
        ("an entry that ends now is still there", "self.ending[0][0] <= now", "self.ending[0][0] < now"),
        ("the year ends a day early",
         "beginning_of(date(year + 1, 1, 1), self.zone))\n\n",
         "beginning_of(date(year, 12, 31), self.zone))\n\n"),
        ("only one end of a year is seen", "while self.year < year:", "if self.year < year:"),
        ("the carry-over begins one point late", "row.at_least <= sum", "row.at_least < sum"),
        ("the carry-over ends one point late", "for held in seen) < row.below", "for held in seen) <= row.below"),
        ("the carry-over always looks at all points", "seen = yearly if row.judged is Judged.TOTAL else", "seen = yearly if True else"),
        ("the year carries what earlier years left", "            return seen\n", "            return yearly\n"),
        ("a rule of the next year decides on this one", "date(year, 12, 31)):", "date(year + 1, 1, 1)):"),
        ("strikes of one right are those of all", "else self.by_right[right]", "else self.strikes"),
        ("what leaves keeps its strike", "            self.strikes += sign\n", "            self.strikes += max(sign, 0)\n"),
        ("what leaves keeps its points", "self.points += sign * held.points", "self.points += max(sign, 0) * held.points"),
        ("what leaves stays with its right", "self.by_right[held.right] += sign", "self.by_right[held.right] += max(sign, 0)"),
        ("rolling entries end with the year too", "if held.ends is None}", "}"),
    ),
    *_faults(
        "rules",
        ("kinds of tracks out of force count", " if kind.track in tracks}", "}"),
        ("tiers of all tracks count", "[row for row in tiers if row.track == key]", "list(tiers)"),
        ("the rules of the first day hold for all", "if day not in self.days:", "if not self.days:"),
    ),
    *_faults(
        "code",
        ("rows that are not confirmed are applied", "row.is_enabled and row.applies_on(day)", "row.applies_on(day)"),
        ("a code runs without anything that follows",
         "any(kind.orders or any(tier.track == kind.track for tier in tiers) for kind in kinds)",
         "bool(kinds)"),
    ),
    *_faults(
        "enforced",
        ("the time of grace is missing already", "if debt.from_at + grace <= at:", "if debt.from_at <= at:"),
        ("a late measure is in time", "paid.from_at > debt.from_at + grace", "paid.from_at < debt.from_at"),
        ("terms are not compared", "if _term(paid.from_at, paid.until) != _term(debt.from_at, debt.until):", "if False:"),
        ("a measure pays for two debts", "paid = found.pop(0)", "paid = found[0]"),
        ("measures of others pay",
         "found = open_applied.get((debt.identity, debt.key), [])",
         "found = next((rows for (_, key), rows in open_applied.items() if key == debt.key), [])"),
    ),
    *_faults(
        "simulation",
        ("the end belongs to the period", "self.since <= at < self.until", "self.since <= at <= self.until"),
        ("breaches of all identities count together",
         "by_identity[breach.identity].append(breach)",
         "by_identity[breach.kind].append(breach)"),
        ("days that overlap count twice", "max(one.from_at, reached)", "max(one.from_at, period.since)"),
        ("begun days are left out", "-(-total // timedelta(days=1))", "total // timedelta(days=1)"),
        ("those without a breach in the period are there", "tuple(one for one in outcomes if one.breaches)", "tuple(outcomes)"),
    ),
)  # fmt: skip


def main() -> int:
    """Plant each fault, run the tests, print what found it."""
    parser = argparse.ArgumentParser(prog="python -m bench.penalty_faults", description=__doc__)
    parser.add_argument("--only", default="", help="faults whose words hold these")
    options = parser.parse_args()
    chosen = [fault for fault in FAULTS if options.only in fault.what]
    with tempfile.TemporaryDirectory(prefix="touchstone-faults-") as folder:
        copy = Path(folder) / "touchstone"
        shutil.copytree(ROOT / ENGINE, copy, ignore=shutil.ignore_patterns("desk", "__pycache__"))
        (copy.parent / "quick_profile.py").write_text(QUICK, encoding="utf-8")
        if find(copy):
            raise SystemExit("The tests fail without any fault.")
        survivors = [fault for fault in chosen if not _is_found(copy, fault)]
    print(f"{len(chosen)} faults planted, {len(chosen) - len(survivors)} found, {len(survivors)} survived")
    return bool(survivors)


def _is_found(copy: Path, fault: Fault) -> bool:
    path = copy / FOLDER / fault.file
    whole = path.read_text(encoding="utf-8")
    if whole.count(fault.old) != 1:
        raise SystemExit(f"{fault.file}: {fault.old!r} stands there {whole.count(fault.old)} times.")
    path.write_text(whole.replace(fault.old, fault.new), encoding="utf-8")
    found = find(copy)
    path.write_text(whole, encoding="utf-8")
    print(f"{fault.file:15} {fault.what:55} {found or 'SURVIVED'}", flush=True)
    return bool(found)


def find(copy: Path) -> str:
    """The first test that fails; empty: all pass."""
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", str(ROOT), "-p", "no:cacheprovider"]
    command += ["-p", "no:django", "-x", "-q", "--noconftest", "-p", "quick_profile"]
    command += [str(ROOT / TESTS / f"test_{name}.py") for name in FILES]
    environment = {**os.environ, "PYTHONPATH": f"{copy.parent}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy.parent, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    named = FAILED.search(done.stdout)
    return named[1].split("::")[-1] if named else done.stdout[-300:] + done.stderr[-300:]


if __name__ == "__main__":
    raise SystemExit(main())
