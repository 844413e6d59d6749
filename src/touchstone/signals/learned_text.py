"""What a model learned from labelled listings says of the title."""

from touchstone.signals.batch import SignalBatch
from touchstone.signals.definition import Setting, Settings, SignalDefinition
from touchstone.signals.details import NONE, make_evidence
from touchstone.signals.evidence import Evidence
from touchstone.signals.examples import fires, stays_silent
from touchstone.signals.text_model import find_strongest_words, predict
from touchstone.signals.text_model_file import load_default
from touchstone.signals.text_spans import number_spans, spell_codes
from touchstone.vocabulary.field import Field

FLOOR = Setting("floor", 0.05, 0, 1, "Probability below which nothing is reported.", "低于此概率不报告。")


def detect(batch: SignalBatch, settings: Settings) -> Evidence:
    """The title reads like those of listings that were found to be counterfeits, says a model trained on labels.

    The score is the model's probability for a listing of the market it was trained on. It sees the words of the title
    only: goods of an often faked brand score above others even where they are honest. It ranks, it does not convict.
    """
    model = batch.text_model or load_default()
    chance = predict(model, batch.title)
    row = (chance >= max(FLOOR.of(settings), 1e-6)).nonzero()[0]
    if not len(row):
        return NONE
    first, last = find_strongest_words(model, batch.title, row)
    worded = last > first
    if not worded.all():
        row, first, last = row[worded], first[worded], last[worded]
    first, last = batch.title.offsets[row] + first, batch.title.offsets[row] + last
    number, example = number_spans(batch.title.codes, first, last)
    begin, end = first[example].tolist(), last[example].tolist()
    return make_evidence(
        row,
        chance[row],
        number,
        lambda code: f"model={model.label};word={spell_codes(batch.title.codes[begin[code] : end[code]])}",
        Field.TITLE,
        batch.title.starts[first],
        batch.title.ends[last - 1],
    )


SIGNAL = SignalDefinition(
    name="learned_text",
    title_en="Learned text model",
    title_zh="文本学习模型",
    text_zh="由带标签的商品训练出的模型认为该标题像已查实的假货。分数是模型给出的概率（以其训练市场为准）。模型只看标题文字：常被仿冒的品牌商品即使是真品也会得分较高，因此只用于排序，不作定论。",
    sentence_en="It reads like listings found to be counterfeits, “{word}” most of all ({model}).",
    sentence_zh="标题与已查实的假货相似，“{word}”最明显（{model}）。",
    detect=detect,
    settings=(FLOOR,),
    examples=(
        fires("AAA replica Rolex Submariner automatic watch black dial", "a replica of a watch", "仿表"),
        fires("高仿 路易威登 女包 1:1", "a replica of a bag", "仿冒包"),
        fires("Replica Louis Vuitton sunglasses brown", "a replica of sunglasses", "仿冒太阳镜"),
        stays_silent("5x Pink Rolex 200mg MDMA pills", "pills named after a brand", "以品牌命名的药片"),
        stays_silent("$100 Amazon gift card", "a gift card", "礼品卡"),
        stays_silent("纯棉四件套 床上用品", "ordinary goods", "普通商品"),
    ),
)
