"""The root of every error a user can meet: what happened, how to cure it, whether trying again helps.

TouchstoneError
 ├─ tables.errors.TableError        an input or output file
 ├─ lexicon.errors.LexiconError     a brand or term file
 ├─ rulebook.errors.RulebookError   a dated rule pack, a deadline
 ├─ exchange.errors.ExchangeError   a statement or record in the format of others
 ├─ signals.errors.SignalsError     a reference table or a model of the signals
 ├─ screening.errors.ScreeningError a ruleset, a run, an evaluation
 ├─ figures.errors.FigureError       published figures, exported rows
 ├─ market.errors.MarketError       the simulated market
 ├─ ledger.errors.LedgerError       the record: entries, heads, keys, exports
 ├─ client.errors.ClientError        a call to a desk
 ├─ desk.authority.errors.DeskError a refusal at the desk
 ├─ desk.delivery.errors.DeliveryError a message that cannot go out
 ├─ desk.frontdoor.errors.ConfigurationError a variable of the environment
 └─ vocabulary.errors.UsageError    the command line
"""


class TouchstoneError(Exception):
    """A refusal: `sentence` says what and where, `hint` what cures it, `retry` whether the same call may succeed later.

    `sentence_zh` and `hint_zh` say the same in Chinese; where they are empty the English words are shown.
    """

    def __init__(
        self, sentence: str, *, hint: str, retry: bool = False, sentence_zh: str = "", hint_zh: str = ""
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.retry = retry
        self.sentence_zh = sentence_zh or sentence
        self.hint_zh = hint_zh or hint

    def __str__(self) -> str:
        again = "Trying again may help." if self.retry else "Trying again will not help until this is cured."
        return f"{self.sentence}\n  cure: {self.hint}\n  {again}"

    def in_chinese(self) -> str:
        """The whole refusal for a Chinese reader."""
        again = "稍后重试可能成功。" if self.retry else "不纠正就重试不会成功。"
        return f"{self.sentence_zh}\n  办法：{self.hint_zh}\n  {again}"


class UsageError(TouchstoneError):
    """The words of the call do not fit together."""
