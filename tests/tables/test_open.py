"""Inputs are read as they come, and those that cannot be say why."""

import gzip
import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.tables.reading import complaints, put, read, read_text, titles
from touchstone.tables.errors import (
    CorruptTableError,
    MappingError,
    MissingColumnError,
    MissingInputError,
    NotATableError,
    UnreadableInputError,
)
from touchstone.tables.open import open_table
from touchstone.tables.schemas import LABELS, LISTINGS, REVIEWS, SELLERS

TABLE = "商品ID,标题,价格,店铺\n1,香奈儿口红,￥299,小店\n2,莆田运动鞋,1.2万,大店\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_csv_file_is_read_in_any_encoding(encoding: str, newline: str, tmp_path: Path) -> None:
    rows, rejects = read_text(tmp_path, "a.csv", TABLE.replace("\n", newline).encode(encoding))
    assert rows[0] == {"listing_id": "1", "title": "香奈儿口红", "price": 299.0, "currency": "CNY", "seller_id": "小店"}
    assert (rows[1]["price"], rejects) == (12_000.0, [])


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_the_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    rows, _ = read_text(tmp_path, "a.csv", TABLE.replace(",", delimiter))
    assert titles(rows) == ["香奈儿口红", "莆田运动鞋"]


def test_gzip_and_zip_are_read_whatever_the_name_says(tmp_path: Path) -> None:
    packed = read_text(tmp_path, "a.csv", gzip.compress(TABLE.encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.csv", TABLE)
    assert packed == read(tmp_path / "b.zip") == read_text(tmp_path, "c.csv", TABLE)


def test_every_table_of_an_archive_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("1.csv", "title\na\n")
        archive.writestr("2.jsonl", '{"title": "b"}\n')
        archive.writestr("__MACOSX/1.csv", "title\nx\n")
    rows, _ = read(tmp_path / "b.zip")
    assert [(row["listing_id"], row["title"]) for row in rows] == [("b.zip/1:1", "a"), ("b.zip/2:1", "b")]


def test_json_lines_and_arrays_are_read(tmp_path: Path) -> None:
    objects = [{"item_id": 1, "title": "a", "price": 5, "images": ["x", "y"]}, {"item_id": "2", "title": "b"}]
    lines = read_text(tmp_path, "a.jsonl", "\n".join(map(json.dumps, objects)))
    assert lines[0][0] == {"listing_id": "1", "title": "a", "price": 5.0, "images": ["x", "y"]}
    for indent in (None, 2):
        assert read_text(tmp_path, "a.json", json.dumps(objects, indent=indent)) == lines


def test_lines_that_are_no_objects_are_rejects(tmp_path: Path) -> None:
    rows, rejects = read_text(tmp_path, "a.jsonl", '{"title": "a"}\n{"title": \n[1]\n\n{"title": "b"}\n')
    assert titles(rows) == ["a", "b"]
    assert complaints(rejects) == [(2, "not_json"), (3, "not_an_object")]


def test_parquet_of_any_types_is_read(tmp_path: Path) -> None:
    table = pa.table(
        {
            "item_id": pa.array([1, 2], pa.int64()),
            "title": pa.array(["a", "b"]).dictionary_encode(),
            "seller": pa.array([7.0, 8.0]),
            "price": pa.array([5, None], pa.int16()),
            "description": pa.array(["x", ""], pa.large_string()),
            "images": pa.array([["u"], None], pa.large_list(pa.string())),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    first = {"listing_id": "1", "title": "a", "seller_id": "7", "price": 5.0, "description": "x", "images": ["u"]}
    assert read(tmp_path / "a.parquet")[0] == [first, {"listing_id": "2", "title": "b", "seller_id": "8"}]


def test_a_text_file_is_one_title_per_line(tmp_path: Path) -> None:
    rows, _ = read_text(tmp_path, "titles.txt", '香奈儿, "正品"\n\n莆田鞋\n')
    assert [(row["listing_id"], row["title"]) for row in rows] == [
        ("titles:1", '香奈儿, "正品"'),
        ("titles:2", "莆田鞋"),
    ]


def test_a_text_file_of_numbers_is_titles_when_named_itself(tmp_path: Path) -> None:
    assert titles(read_text(tmp_path, "titles.txt", "1\n2\n3\n")[0]) == ["1", "2", "3"]


def test_a_table_without_header_is_recognised(tmp_path: Path) -> None:
    rows, _ = read_text(tmp_path, "q.tsv", "11\t减速器链条\n12\ttasco望远镜\n13\t门帘\n")
    assert [(row["listing_id"], row["title"]) for row in rows] == [
        ("11", "减速器链条"),
        ("12", "tasco望远镜"),
        ("13", "门帘"),
    ]


def test_bad_rows_are_rejects_and_the_rest_goes_on(tmp_path: Path) -> None:
    content = b"id,title\n1,a\n2\n3,\xff\xfe\nid,title\n5, \n6,b\0\n7,g\n8,\xe9\x9e\x8b\n"
    rows, rejects = read_text(tmp_path, "a.csv", content)
    assert titles(rows) == ["a", "g", "鞋"]
    wanted = ["wrong_field_count", "bad_encoding", "repeated_header", "no_title", "nul_byte"]
    assert complaints(rejects) == list(zip((3, 4, 5, 6, 7), wanted, strict=True))


def test_a_truncated_gzip_file_gives_its_whole_rows_and_one_reject(tmp_path: Path) -> None:
    lines = "".join(f"{k},title {k * 7919 % 10_007}\n" for k in range(5000))
    packed = gzip.compress(f"id,title\n{lines}".encode())
    rows, rejects = read_text(tmp_path, "a.csv.gz", packed[: len(packed) // 2])
    assert 1000 < len(rows) < 5000
    assert rows == [{"listing_id": str(k), "title": f"title {k * 7919 % 10_007}"} for k in range(len(rows))]
    assert complaints(rejects) == [(len(rows) + 2, "truncated_file")]


def test_a_folder_is_read_in_order_and_says_what_it_left_aside(tmp_path: Path) -> None:
    put(tmp_path, "b/2.jsonl", '{"title": "b"}\n')
    put(tmp_path, "a.csv", "title\na\n")
    put(tmp_path, "SOURCE.txt", "where it came from\n")
    put(tmp_path, "photo.jpg", b"\xff\xd8")
    put(tmp_path, "other.csv", "colour,size\nred,1\nblue,2\ngreen,3\n")
    put(tmp_path, ".hidden.csv", "title\nx\n")
    source = open_table(tmp_path, LISTINGS)
    assert [source.file.name for source in source.files] == ["a.csv", "b/2.jsonl"]
    assert [skipped.name for skipped in source.skipped] == ["SOURCE.txt", "photo.jpg", "other.csv"]
    assert all(skipped.reason_en != skipped.reason_zh for skipped in source.skipped)


def test_files_of_one_stem_make_different_ids(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "title\nx\n")
    put(tmp_path, "a.txt", "y\n")
    assert [row["listing_id"] for row in read(tmp_path)[0]] == ["a.csv:1", "a.txt:1"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.csv", b"", NotATableError),
        ("a.csv", b" \n\n", NotATableError),
        ("a.csv", bytes(range(256)) * 0 + b"\0\1\2\3" * 50, NotATableError),
        ("a.jsonl", b"no json\n", NotATableError),
        ("a.parquet", b"PAR1 and then nothing", CorruptTableError),
        ("a.zip", b"PK\x03\x04 and then nothing", CorruptTableError),
        ("a.csv", b"colour,size\nred,1\nblue,2\n", MissingColumnError),
        ("a.jsonl", b'{"colour": "red"}\n', MissingColumnError),
    ],
)
def test_what_is_no_table_is_refused(name: str, content: bytes, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error) as refusal:
        open_table(put(tmp_path, name, content), LISTINGS)
    assert "a." in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        open_table(tmp_path / "nothing.csv", LISTINGS)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotATableError):
        open_table(tmp_path, LISTINGS)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.csv", "title\na\n")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableInputError) as refusal:
        open_table(path, LISTINGS)
    assert refusal.value.retry


def test_the_mapping_overrules_names(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "title,宝贝名,kind,vendor\nx,a,fake,v\ny,b,fine,w\n")
    mapping = put(tmp_path, "map.toml", 'title = "宝贝名"\ncurrency = {value = "CNY"}\nseller_id = false\n')
    assert read(path, mapping=mapping)[0][0] == {"listing_id": "a:1", "title": "a", "currency": "CNY"}
    labels, _ = read(path, LABELS, mapping={"listing_id": "title", "label": {"column": "kind", "equals": ["fake"]}})
    assert labels == [
        {"listing_id": "x", "label": 1, "seller_id": "v"},
        {"listing_id": "y", "label": 0, "seller_id": "w"},
    ]


def test_columns_without_names_are_mapped_by_number(tmp_path: Path) -> None:
    path = put(tmp_path, "a.tsv", "1\tshort\ta much longer text\n2\tb\tanother long text\n")
    assert titles(read(path, mapping={"title": 2})[0]) == ["short", "b"]


def test_a_mapping_to_a_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MappingError) as refusal:
        read_text(tmp_path, "a.csv", "title\na\n", mapping={"price": "cost"})
    assert "title" in refusal.value.hint


def test_only_the_columns_asked_for_are_read(tmp_path: Path) -> None:
    rows, _ = read_text(tmp_path, "a.csv", TABLE, columns={"price"})
    assert rows[0] == {"listing_id": "1", "title": "香奈儿口红", "price": 299.0}


def test_sellers_and_reviews_are_read_too(tmp_path: Path) -> None:
    sellers, _ = read_text(tmp_path, "s.csv", "店铺id,店铺名称,授权品牌\n7,小店,Nike|李宁\n", schema=SELLERS)
    assert sellers == [{"seller_id": "7", "name": "小店", "authorised_brands": ["Nike", "李宁"]}]
    reviews, rejects = read_text(tmp_path, "r.csv", "商品ID,评价,评分\n1,假货,1\n2,,5\n", schema=REVIEWS)
    assert reviews == [{"listing_id": "1", "text": "假货", "rating": 1.0}]
    assert complaints(rejects) == [(3, "no_text")]
