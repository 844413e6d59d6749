"""What the exit code says to a script: one table."""

from touchstone.figures.errors import RecordError
from touchstone.ledger.errors import HeadError, KeyFileError, LedgerError
from touchstone.lexicon.errors import LexiconError
from touchstone.market.errors import DirectoryError, MarketError, NoBrandsError
from touchstone.rulebook.errors import BreachError, RulebookError
from touchstone.screening.errors import InterruptedRunError, LabelError, RulesetError, RunError
from touchstone.signals.errors import SignalsError
from touchstone.tables.errors import MappingError, OutputError, TableError
from touchstone.vocabulary.errors import TouchstoneError, UsageError

FINISHED, USAGE, INPUT, CONFIGURATION, INTERRUPTED, OUTPUT, RECORD, REFUSED, INTERNAL = 0, 2, 3, 4, 5, 6, 7, 8, 70

MEANINGS: tuple[tuple[int, str, str], ...] = (
    (FINISHED, "finished", "完成"),
    (USAGE, "the call is wrong", "命令用法有误"),
    (INPUT, "an input cannot be read", "输入无法读取"),
    (CONFIGURATION, "a ruleset, lexicon, mapping or model is refused", "规则集、词库、映射或模型不被接受"),
    (INTERRUPTED, "interrupted; the same call goes on from there", "被中断；重复同一命令可继续"),
    (OUTPUT, "an output cannot be written", "输出无法写入"),
    (RECORD, "a record does not hold: it was altered or forged", "台账不成立：被改动或伪造"),
    (REFUSED, "the desk refused it and said why", "工作台拒绝并说明了理由"),
    (INTERNAL, "a fault of touchstone itself", "touchstone 自身的故障"),
)

# The first row whose error fits decides: finer errors stand above their parents.
CODES: tuple[tuple[type[TouchstoneError], int], ...] = (
    (UsageError, USAGE),
    (InterruptedRunError, INTERRUPTED),
    (RunError, USAGE),
    (RulesetError, CONFIGURATION),
    (LabelError, INPUT),
    (OutputError, OUTPUT),
    (MappingError, CONFIGURATION),
    (TableError, INPUT),
    (LexiconError, CONFIGURATION),
    (BreachError, INPUT),
    (RecordError, INPUT),
    (RulebookError, CONFIGURATION),
    (SignalsError, CONFIGURATION),
    (KeyFileError, CONFIGURATION),
    (HeadError, RECORD),
    (LedgerError, INPUT),
    (DirectoryError, OUTPUT),
    (NoBrandsError, CONFIGURATION),
    (MarketError, USAGE),
)


def exit_code(error: TouchstoneError) -> int:
    """The code of a refusal."""
    return next((code for kind, code in CODES if isinstance(error, kind)), INTERNAL)
