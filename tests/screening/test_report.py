"""The page of a report: what it says, in both languages, and that nothing in a listing can speak for the page."""

import json
import re
from pathlib import Path

import pytest

from tests.screening.report_pages import PageReader, make_page
from touchstone.screening.errors import RunError
from touchstone.screening.report.write import write_report

HAN = re.compile(r"[\u4e00-\u9fff]")
ROWS = "".join(
    f"L{i},{title},{price},s{i % 3},{text}\n"
    for i, (title, price, text) in enumerate(
        [
            ("高仿 路易威登 女包 1:1", 199, "加薇信 abc12345"),
            ("n i k e 莆田 A货 鞋子", 99, "支持专柜对比"),
            ("纯棉四件套 全棉床单", 89, ""),
            ("适用于苹果 iPhone 手机壳", 19, "防摔"),
        ]
        * 10
    )
)
HOSTILE = (
    "H1,高仿 LV <script>alert(1)</script> 包,9,<img src=x onerror=alert(1)>,</script><script>alert(2)</script> 加微信 abc12345\n"
    'H2,"高仿 Gucci ""><svg onload=alert(3)> \u202eKCOL\u202c 包",9,{{ 7*7 }},"{% raw %} & &amp; \' "" "\n'
    f"H3,高仿 Nike {'长' * 100_000},9,s,\n"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_page(tmp_path_factory.mktemp("page"), ROWS + "L99,too,many,fields,in,this,row\n")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return make_page(tmp_path_factory.mktemp("hostile"), HOSTILE)


def text_of(page: str, language: str = "en") -> str:
    return " ".join(PageReader(page).said[language])


def test_the_page_says_how_many_and_by_which_ruleset(page: str) -> None:
    reader = PageReader(page)
    assert "40 listings from" in " ".join(reader.said["en"])
    assert any(given.startswith("standard@") for given in reader.given)


def test_the_page_needs_nothing_outside_itself(page: str) -> None:
    reader = PageReader(page)
    assert [tag for tag, attributes in reader.tags if {"src", "href", "srcset"} & set(attributes)] == []
    assert "url(" not in page
    assert "@import" not in page


def test_no_element_has_an_inline_handler(hostile: str) -> None:
    named = [name for _, attributes in PageReader(hostile).tags for name in attributes if name.startswith("on")]
    assert named == []


def test_hostile_titles_stay_text(hostile: str) -> None:
    reader = PageReader(hostile)
    assert [tag for tag, _ in reader.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in reader.tags}
    assert any("alert(1)" in given for given in reader.given)


def test_templates_in_listings_are_not_run(hostile: str) -> None:
    assert "{{ 7*7 }}" in hostile
    assert "{% raw %}" in hostile


def test_marks_of_direction_are_named_not_obeyed(hostile: str) -> None:
    assert "\u202e" not in re.sub(r'data-\w+="[^"]*"', "", hostile)
    assert "U+202E" in hostile


def test_endless_titles_are_cut(hostile: str) -> None:
    assert len(hostile) < 150_000
    assert re.search(r"and 99,\d{3} more characters", text_of(hostile)) is not None


def test_every_text_is_in_both_languages(page: str) -> None:
    reader = PageReader(page)
    assert len(reader.said["en"]) == len(reader.said["zh"]) > 100
    assert [text for text in reader.bare if re.search(r"[A-Za-z\u4e00-\u9fff]{2,}", text)] == []


def test_each_language_is_written_in_itself(page: str) -> None:
    reader = PageReader(page)
    pairs = zip(reader.said["en"], reader.said["zh"], strict=True)
    untranslated = {en for en, zh in pairs if re.search(r"[a-z]{3,} [a-z]{3,}", en) and not HAN.search(zh)}
    assert untranslated == set()
    assert [zh for zh in reader.said["zh"] if not zh.strip()] == []


def test_choices_are_in_both_languages(page: str) -> None:
    options = [attributes for tag, attributes in PageReader(page).tags if tag == "option"]
    assert options
    assert [option for option in options if not option.get("data-en") or not option.get("data-zh")] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_opens_in_the_language_asked_for(tmp_path: Path, language: str) -> None:
    assert f'data-lang="{language}"' in make_page(tmp_path, ROWS, language)


def test_evidence_is_marked_and_explained(page: str) -> None:
    assert re.search(r'<mark data-p="[\d ]+">高仿</mark>', page) is not None
    assert "words of the replica trade" in text_of(page)
    assert "仿品用语" in text_of(page, "zh")


def test_contributions_add_up_to_the_sum(page: str) -> None:
    card = page.split('<ol class="falls">')[1].split("</ol>")[0]
    *parts, total = [float(number) for number in re.findall(r'class="sum">([+-][\d.]+)<', card)]
    assert sum(parts) == pytest.approx(total, abs=0.01 * len(parts))


def test_rejects_are_listed_with_their_cure(page: str) -> None:
    assert "more or fewer fields than the header" in text_of(page)
    assert "Put fields that contain the delimiter in double quotes" in text_of(page)


def test_the_page_says_what_its_scores_rest_on(page: str) -> None:
    assert "The score is calibrated on: " in text_of(page)
    assert "Not measured on this input" in text_of(page)


def test_simulated_data_is_named_on_top(tmp_path: Path, page: str) -> None:
    simulated = make_page(tmp_path, ROWS, simulated="a market of a test")
    assert "SIMULATED 模拟数据" in simulated.split("<header>")[0]
    assert "SIMULATED" not in page


def test_a_run_without_findings_says_what_to_do(tmp_path: Path) -> None:
    page = make_page(tmp_path, "1,纯棉毛巾,,,\n")
    assert "Nothing to review or block" in text_of(page)
    assert "No sellers known" in text_of(page)
    assert "No price stands out" in text_of(page)


def test_a_run_without_listings_has_a_page(tmp_path: Path) -> None:
    assert "No listing could be read" in text_of(make_page(tmp_path, ""))


def test_a_page_with_many_exhibits_stays_small(tmp_path: Path) -> None:
    rows = "".join(f"{i},高仿 LV 包 {i} {'很长的标题' * 80},9,s{i},{'描述' * 500} 高仿\n" for i in range(1500))
    assert len(make_page(tmp_path, rows).encode()) < 2_000_000


def test_the_same_run_gives_the_same_page(tmp_path: Path) -> None:
    first = make_page(tmp_path, ROWS)
    assert write_report(tmp_path / "out").read_text(encoding="utf-8") == first


def test_an_evaluation_beside_the_findings_is_shown(tmp_path: Path) -> None:
    make_page(tmp_path, ROWS)
    interval = {"value": 0.5, "low": 0.4, "high": 0.6}
    share = {"name": "block", "count": 4, "hits": 2, "precision": interval, "recall": 0.5}
    values = {
        "listings": 40, "positives": 4, "largest_seller": "", "without_largest": interval, "calibration_error": 0.1,
        "average_precision": interval, "verdicts": [share], "signals": [{**share, "name": "replica_claim"}],
        "curve": [{"score": 0.9, "precision": 1.0, "recall": 0.0}, {"score": 0.1, "precision": 0.5, "recall": 1.0}],
        "calibration": [{"low": 0.8, "high": 0.9, "count": 4, "score": 0.85, "share": interval}],
    }  # fmt: skip
    (tmp_path / "out" / "evaluation.json").write_text(json.dumps(values), encoding="utf-8")
    page = write_report(tmp_path / "out").read_text(encoding="utf-8")
    assert "average precision 0.500" in text_of(page)
    assert '<polyline class="curve"' in page


@pytest.mark.parametrize("broken", ["run.json", "exhibits.parquet"])
def test_a_folder_without_a_run_is_refused(tmp_path: Path, broken: str) -> None:
    make_page(tmp_path, ROWS)
    (tmp_path / "out" / broken).write_text("[", encoding="utf-8")
    with pytest.raises(RunError, match="holds no finished run"):
        write_report(tmp_path / "out")
