"""The data sets by which the reading is trained and measured, and how they are split."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

MESSAGES = "zh_variant_sms/train.csv.gz"
ALIKE = "zh_confusables/简体-火星文词典.txt.gz"
TRAINED = ("acl2019_train", "naacl2019_train")
HELD_OUT = ("acl2019_dev", "acl2019_test", "naacl2019_dev", "naacl2019_test")
SHINGLE = 6
ALIKE_SHARE = 0.4


def messages(data: Path) -> tuple[list[str], list[str]]:
    """Messages as sent, and as a person restored them."""
    with gzip.open(data / MESSAGES, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [row["raw_data"] for row in rows], [row["right_data"] for row in rows]


def jd_titles(data: Path) -> list[str]:
    with gzip.open(data / "jd_titles_gaiic2022/jd_titles_unlabelled.txt.gz", "rt", encoding="utf-8") as lines:
        return [line.strip() for line in lines]


def taobao_titles(data: Path, parts: tuple[str, ...]) -> list[str]:
    paths = [data / "ecom_ner_zh" / f"taobao_{part}.jsonl" for part in parts]
    return [
        json.loads(line)["title"] for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line
    ]


def ordinary_titles(data: Path) -> list[str]:
    """The titles used for training: three quarters of JD's, and the training part of Taobao's."""
    titles = jd_titles(data)
    return titles[: len(titles) * 3 // 4] + taobao_titles(data, TRAINED)


def held_out_titles(data: Path) -> dict[str, list[str]]:
    """Ordinary titles that the training has not seen, by set."""
    jd, known = jd_titles(data), set(taobao_titles(data, TRAINED))
    taobao = [title for title in taobao_titles(data, HELD_OUT) if title not in known]
    resale = data / "resale_listings/sold_listings.csv.gz"
    with gzip.open(resale, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        name = next(field for field in rows.fieldnames or () if "title" in field.lower() or "name" in field.lower())
        second_hand = [row[name] for row in rows]
    return {"JD": jd[len(jd) * 3 // 4 :], "Taobao": taobao, "second-hand English": second_hand}


def alike_shapes(path: Path) -> dict[str, str]:
    """Decorative glyph -> the ordinary characters it is used for."""
    shapes: defaultdict[str, str] = defaultdict(str)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            plain, _, glyphs = line.replace(" ", "").strip().partition("\t")
            for glyph in glyphs:
                if glyph != plain:
                    shapes[glyph] += plain
    return dict(shapes)


def clusters(texts: list[str]) -> list[int]:
    """Number of the group of near-duplicates that each text belongs to: linked by Jaccard of 6-grams of Han >= 0.4."""
    grams = [_grams("".join(c for c in text if "\u4e00" <= c <= "\u9fff")) for text in texts]
    where: defaultdict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(grams):
        for gram in own:
            where[gram].append(index)
    parent = list(range(len(texts)))
    for one, other in _similar(grams, where):
        parent[_root(parent, one)] = _root(parent, other)
    smallest: dict[int, int] = {}
    return [smallest.setdefault(_root(parent, index), index) for index in range(len(texts))]


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + SHINGLE] for at in range(max(1, len(text) - SHINGLE + 1)))


def _similar(grams: list[frozenset[str]], where: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    for index, own in enumerate(grams):
        shared: defaultdict[int, int] = defaultdict(int)
        for gram in own:
            for other in where[gram]:
                shared[other] += other < index
        for other, count in shared.items():
            if count >= ALIKE_SHARE * len(own | grams[other]):
                yield index, other


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
