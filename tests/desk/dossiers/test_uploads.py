"""Uploaded files: checked first, every problem with its line, column and cure; taken in only when confirmed."""

import csv
import gzip
import io
from datetime import timedelta
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import InvalidError
from touchstone.desk.dossiers.actions.imports import confirm_import, upload_import, withdraw_import
from touchstone.desk.dossiers.errors import WrongImportError
from touchstone.desk.dossiers.intake import bounds
from touchstone.desk.dossiers.intake.running import run_imports
from touchstone.desk.dossiers.models import Brand, Import, Listing, Product, Right, Seller, Shop
from touchstone.desk.dossiers.queries.pages import ids_found

SELLERS = (
    "卖家编号,卖家名称,统一社会信用代码,类型\nS-1,林氏貿易,91110000600037341L,企业\nS-2,木子,,个人\nS-3,坏号,123,企业\n"
)


def upload(by: Standing, kind: str, text: str | bytes, name: str = "table.csv") -> Import:
    content = text.encode() if isinstance(text, str) else text
    row = upload_import(by=by.actor, now=NOW, kind=kind, platform="bazaar", as_of=NOW, file_name=name, content=content)
    run_imports(NOW)
    row.refresh_from_db()
    return row


def take(by: Standing, kind: str, text: str) -> Import:
    row = upload(by, kind, text)
    assert row.problems_count == 0, [problem.what_en for problem in row.problems.all()]
    confirm_import(by=by.actor, now=NOW, row=row)
    run_imports(NOW)
    row.refresh_from_db()
    return row


def test_an_upload_is_checked_and_nothing_is_taken_in(analyst: Standing) -> None:
    row = upload(analyst, "sellers", SELLERS)
    assert (row.state, row.total, row.problems_count) == ("preview", 3, 1)
    assert row.mapping == {
        "seller_id": "卖家编号", "name": "卖家名称", "registration_number": "统一社会信用代码", "kind": "类型"
    }  # fmt: skip
    problem = row.problems.get()
    assert (problem.line, problem.column) == (4, "registration_number")
    assert "unified social credit code" in problem.what_en
    assert "统一社会信用代码" in problem.what_zh
    assert not Seller.objects.exists()


def test_a_file_does_not_describe_what_lies_ahead(analyst: Standing) -> None:
    later = NOW + timedelta(seconds=1)
    with pytest.raises(InvalidError, match="lies ahead"):
        upload_import(
            by=analyst.actor, now=NOW, kind="sellers", platform="p", as_of=later, file_name="t.csv", content=b"x"
        )
    assert not Import.objects.exists()


def test_what_fits_is_taken_in_after_confirmation(analyst: Standing) -> None:
    row = upload(analyst, "sellers", SELLERS)
    confirm_import(by=analyst.actor, now=NOW, row=row)
    run_imports(NOW)
    row.refresh_from_db()
    assert (row.state, row.counts, bytes(row.content)) == ("done", {"new_sellers": 2}, b"")
    assert {seller.kind for seller in Seller.objects.all()} == {"enterprise", "person"}
    assert ids_found(analyst.actor, NOW, "seller", "贸易")
    assert Event.objects.filter(kind="dossiers.batch_imported").count() == 1
    with pytest.raises(WrongImportError):
        confirm_import(by=analyst.actor, now=NOW, row=row)


def test_a_withdrawn_import_leaves_nothing(analyst: Standing) -> None:
    row = upload(analyst, "sellers", SELLERS)
    withdraw_import(by=analyst.actor, now=NOW, row=row)
    run_imports(NOW)
    row.refresh_from_db()
    assert (row.state, bytes(row.content), Seller.objects.count()) == ("withdrawn", b"", 0)


def test_a_seller_that_changed_keeps_what_the_file_leaves_empty(analyst: Standing) -> None:
    take(analyst, "sellers", "seller_id,name,registration_number\nS-1,Lin,91110000600037341L\n")
    row = take(analyst, "sellers", "seller_id,name,registration_number\nS-1,Lin Trading,\n")
    seller = Seller.objects.get()
    assert (seller.name, seller.registration_number, seller.version) == ("Lin Trading", "91110000600037341L", 2)
    assert row.counts == {"changed": 1}
    event = Event.objects.filter(kind="dossiers.batch_imported").latest("sequence")
    assert event.data["changes"] == {seller.public_id: {"name": ["Lin", "Lin Trading"]}}
    assert ids_found(analyst.actor, NOW, "seller", "trading") == [seller.pk]


def test_shops_and_listings_come_with_their_sellers(analyst: Standing) -> None:
    take(analyst, "shops", "店铺编号,店铺名称,卖家编号\nP-1,林家铺子,S-1\n")
    take(analyst, "listings", "listing_id,title,price,currency,shop_id,seller_id\nL-1,耐克鞋,1.5,CNY,P-1,S-1\n")
    listing = Listing.objects.select_related("shop__seller").get()
    assert (listing.shop, listing.shop.seller) == (Shop.objects.get(), Seller.objects.get())  # type: ignore[union-attr]
    assert str(listing.price) == "1.50"


def test_brands_rights_and_products_are_taken_in_and_joined(analyst: Standing) -> None:
    take(analyst, "brands", "品牌名称,别名\nBale,巴雷;BALE\n")
    text = "类型,号码,类别,有效期起,有效期至,品牌\n商标,123,25;18,2020-01-31,2030/01/30,Bale\n"
    take(analyst, "rights", text)
    take(analyst, "products", "条码,品名,品牌\n6901028001342,皂,Bale\n")
    right = Right.objects.get()
    assert (right.kind, right.classes, right.valid_to.isoformat()) == ("trademark", ["25", "18"], "2030-01-30")  # type: ignore[union-attr]
    assert right.brands.get() == Product.objects.get().brand == Brand.objects.get()
    assert take(analyst, "rights", text).counts == {"same": 1}


@pytest.mark.parametrize(
    ("kind", "text", "column"),
    [
        ("rights", "kind,number,classes\ntrademark,1,99\n", "classes"),
        ("rights", "kind,number\npoem,1\n", "kind"),
        ("rights", "kind,number,valid_from,valid_to\npatent,1,2020-01-01,2019-01-01\n", "valid_to"),
        ("products", "gtin,name\n6901028001343,x\n", "gtin"),
        ("shops", "shop_id,seller_id,name\nP,,x\n", "seller_id"),
        ("sellers", f"seller_id,name\nS-1,{'x' * 300}\n", "name"),
    ],
)
def test_a_problem_names_its_column(analyst: Standing, kind: str, text: str, column: str) -> None:
    row = upload(analyst, kind, text)
    assert [problem.column for problem in row.problems.all()] == [column], row.failure


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"colour,size\nred,1\n", b"PAR1 broken", b"{"])
def test_what_is_no_table_of_the_kind_is_refused_in_both_languages(analyst: Standing, content: bytes) -> None:
    row = upload(analyst, "sellers", content or b" ")
    assert row.state == "failed"
    assert row.failure["en"]
    assert row.failure["zh-hans"]


def parquet(values: list[str]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table({"seller_id": ["1"] * len(values), "name": values}), file, compression="zstd")
    return file.getvalue()


def test_a_table_in_parquet_is_taken(analyst: Standing) -> None:
    assert upload(analyst, "sellers", parquet(["Lin", "Mo"]), "t.parquet").total == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [(gzip.compress(SELLERS.encode()), "packed"), (b"PK\x03\x04" + bytes(60), "packed"), (b"BZh91AY", "packed")],
)
def test_what_is_packed_is_refused_before_it_grows(analyst: Standing, content: bytes, why: str) -> None:
    assert why in upload(analyst, "sellers", content).failure["en"]


def test_a_small_parquet_file_of_large_cells_is_refused_before_it_grows(
    analyst: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "LARGEST", bounds.MEGABYTE)
    content = parquet(["a" * (2 * bounds.MEGABYTE)])
    assert len(content) < bounds.MEGABYTE / 10
    assert "more than 1 MB" in upload(analyst, "sellers", content, "t.parquet").failure["en"]


def test_a_refusal_does_not_tell_where_the_file_lay(analyst: Standing) -> None:
    failure = upload(analyst, "sellers", b"[[[", "t.jsonl").failure
    assert "upload.jsonl" in failure["en"]
    assert "/" not in failure["en"].partition("Give")[0]


@pytest.mark.parametrize(("as_of", "status"), [("0001-01-01T00:00", 422), ("2026-11-01T00:00", 302)])
def test_a_file_is_not_older_than_marketplaces(analyst: Standing, as_of: str, status: int) -> None:
    file = SimpleUploadedFile("sellers.csv", SELLERS.encode())
    values = {"kind": "sellers", "platform": "bazaar", "as_of": as_of, "file": file}
    assert analyst.client().post("/dossiers/imports/new", values).status_code == status


def test_the_pages_lead_from_upload_to_the_end(analyst: Standing) -> None:
    browser = analyst.client()
    file = SimpleUploadedFile("sellers.csv", SELLERS.encode())
    answer = browser.post("/dossiers/imports/new", {"kind": "sellers", "platform": "bazaar", "file": file})
    page = answer.headers["Location"]
    assert "being checked" in browser.get(page).content.decode()
    run_imports(NOW)
    assert "Take in 2 rows" in browser.get(page).content.decode()
    lines = list(csv.reader(io.StringIO(browser.get(f"{page}problems.csv").content.decode("utf-8-sig"))))
    assert lines[1][:2] == ["4", "registration_number"]
    browser.post(f"{page}confirm")
    run_imports(NOW)
    assert "done" in browser.get(page).content.decode()
    assert Seller.objects.count() == 2


def test_an_upload_needs_its_platform_and_the_permission(analyst: Standing, owner: Standing) -> None:
    values: dict[str, Any] = {"kind": "sellers", "platform": "Not one word!", "file": SimpleUploadedFile("a.csv", b"a")}
    assert analyst.client().post("/dossiers/imports/new", values).status_code == 422
    assert owner.client().get("/dossiers/imports/new").status_code == 403
