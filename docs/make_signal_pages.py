"""Writes docs/signals: one page per signal in each language, from its docstring, settings and examples."""

import inspect
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from touchstone.signals.definition import Example, Setting, SignalDefinition
from touchstone.signals.registry import SIGNALS

FOLDER = Path(__file__).parent / "signals"


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of a page in one language; `ending` is that of its file names."""

    ending: str
    index: str
    index_text: str
    made: str
    key: str
    sentence: str
    settings: str
    settings_head: str
    no_settings: str
    fires: str
    silent: str
    examples_head: str
    price: str
    category: str
    seller: str
    rights: str
    review: str
    peers: str
    separator: str
    colon: str


ENGLISH = Words(
    ending=".md",
    index="Signals",
    index_text="A signal is one piece of evidence about a listing. Rulesets weigh signals; findings show them.",
    made="<!-- made by `make docs` from the code of the signal -->",
    key="Key in rulesets and findings",
    sentence="What a finding says",
    settings="Settings",
    settings_head="| setting | default | least | most | meaning |",
    no_settings="None.",
    fires="Fires",
    silent="Does not fire",
    examples_head="| listing | why |",
    price="price",
    category="category",
    seller="seller",
    rights="has shown a right for",
    review="review",
    peers="prices of its peers",
    separator="; ",
    colon=": ",
)
CHINESE = Words(
    ending=".zh.md",
    index="信号",
    index_text="一个信号是关于一件商品的一条证据。规则集给信号加权，判定结果连同位置一起列出信号。",
    made="<!-- 由 `make docs` 根据信号的代码生成 -->",
    key="在规则集与判定结果中的名称",
    sentence="判定结果中的说法",
    settings="设置",
    settings_head="| 设置 | 默认值 | 最小 | 最大 | 含义 |",
    no_settings="无。",
    fires="会触发",
    silent="不会触发",
    examples_head="| 商品 | 原因 |",
    price="价格",
    category="类目",
    seller="卖家",
    rights="已出示授权的品牌",
    review="评价",
    peers="同类商品价格",
    separator="；",
    colon="：",
)


def visible(text: str) -> str:
    """The text as a table cell shows it: characters that cannot be seen are spelled out, bars do not end the cell."""
    shown = "".join(
        f"‹U+{ord(character):04X}›" if unicodedata.category(character) in ("Cf", "Mn", "Cc", "Zl", "Zp") else character
        for character in text
    )
    return shown.replace("|", "\\|").replace("`", "ˋ")


def listing_cell(example: Example, words: Words) -> str:
    """Everything the signal was shown, in one cell."""
    listing = example.listing
    parts = [f"`{visible(listing.title)}`"]
    if listing.description:
        parts.append(f"`{visible(listing.description)}`")
    if listing.price is not None:
        parts.append(f"{words.price} {listing.price:g} {listing.currency or ''}".rstrip())
    if listing.category:
        parts.append(f"{words.category} {visible(listing.category)}")
    if example.seller:
        parts.append(f"{words.seller} {visible(example.seller.name or example.seller.seller_id)}")
        if example.seller.authorised_brands:
            parts.append(f"{words.rights} {visible(', '.join(example.seller.authorised_brands))}")
    parts += [f"{words.review} `{visible(review.text)}`" for review in example.reviews]
    if example.peer_prices:
        parts.append(f"{words.peers} {min(example.peer_prices):g}–{max(example.peer_prices):g}")
    return words.separator.join(parts)


def settings_rows(settings: tuple[Setting, ...], words: Words) -> Iterator[str]:
    """The table of settings."""
    if not settings:
        yield words.no_settings
        return
    yield words.settings_head
    yield "|---|---|---|---|---|"
    for setting in settings:
        text = setting.text_en if words is ENGLISH else setting.text_zh
        yield f"| `{setting.name}` | {setting.default:g} | {setting.low:g} | {setting.high:g} | {visible(text)} |"


def example_rows(examples: tuple[Example, ...], *, fires: bool, words: Words) -> Iterator[str]:
    """The table of examples that fire, or of those that do not."""
    yield words.examples_head
    yield "|---|---|"
    for example in examples:
        if example.fires is fires:
            why = example.why_en if words is ENGLISH else example.why_zh
            yield f"| {listing_cell(example, words)} | {visible(why)} |"


def signal_page(signal: SignalDefinition, words: Words) -> str:
    """The whole page of one signal."""
    english = words is ENGLISH
    lines = [
        f"# {signal.title_en if english else signal.title_zh}",
        "",
        words.made,
        "",
        inspect.getdoc(signal.detect) or "" if english else signal.text_zh,
        "",
        f"{words.key}{words.colon}`{signal.name}`",
        "",
        f"{words.sentence}{words.colon}{signal.sentence_en if english else signal.sentence_zh}",
        "",
        f"## {words.settings}",
        "",
        *settings_rows(signal.settings, words),
        "",
        f"## {words.fires}",
        "",
        *example_rows(signal.examples, fires=True, words=words),
        "",
        f"## {words.silent}",
        "",
        *example_rows(signal.examples, fires=False, words=words),
    ]
    return "\n".join(lines) + "\n"


def index_page(words: Words) -> str:
    """The list of all signals."""
    lines = [f"# {words.index}", "", words.made, "", words.index_text, ""]
    for signal in SIGNALS:
        title, text = signal.title_zh, signal.text_zh
        if words is ENGLISH:
            title, text = signal.title_en, (inspect.getdoc(signal.detect) or "").split("\n\n")[0]
        lines.append(f"- [{title}]({signal.name}{words.ending}){words.colon}{' '.join(text.split())}")
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Every page with its text."""
    made = {}
    for words in (ENGLISH, CHINESE):
        made[FOLDER / f"README{words.ending}"] = index_page(words)
        for signal in SIGNALS:
            made[FOLDER / f"{signal.name}{words.ending}"] = signal_page(signal, words)
    return made


def main() -> None:
    """Write all pages and remove those of signals that are gone."""
    made = pages()
    FOLDER.mkdir(exist_ok=True)
    for path in set(FOLDER.glob("*.md")) - set(made):
        path.unlink()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
