"""Verdicts become the label table that the engine learns from and is measured with: a stream, however long it is."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from io import RawIOBase
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from touchstone.desk.audit.csv_rows import write_row
from touchstone.desk.dossiers.bulk import one_of_rows
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.tables.schemas import LABELS
from touchstone.tables.writers import write_table

COLUMNS = pa.schema([*LABELS, pa.field("title", pa.string(), nullable=False), pa.field("platform", pa.string())])
"""What `touchstone train` and `touchstone evaluate` read; with the title that was judged, no other table is needed."""
LABEL_OF = {LeadVerdict.COUNTERFEIT: 1, LeadVerdict.FINE: 0}
"""Another breach says neither that the goods are counterfeit nor that they are not; nor does what nobody could tell."""
MANY = 20_000
READ = 5_000
SELLER_COLUMNS = ("seller__root__public_id", "seller__public_id", "shop__public_id")
READ_COLUMNS = (
    "listing", "verdict", "listing__platform_listing_id", *SELLER_COLUMNS, "listing_version__title", "platform",
)  # fmt: skip
Row = tuple[str, int, str | None, str, str]


def labelled_leads() -> QuerySet[Lead]:
    """Leads whose verdict all may know, without the second reviews of others."""
    return Lead.objects.exclude(verdict="").filter(second_review=None).exclude(decisions__second_review__open=True)


def labelled_versions(listings: Collection[int] | None = None) -> Iterator[tuple[int, bool, str]]:
    """Version, whether it is counterfeit, and the pseudonym of its seller (the listing's own where none is known): as `label_rows`.

    `listings`: of these rows alone.
    """
    decided = labelled_leads().order_by("listing", "pk")
    asked = decided if listings is None else decided.filter(listing__in=one_of_rows(listings))
    columns = ("listing", "verdict", "listing_version", *SELLER_COLUMNS)
    for listing, leads in groupby(asked.values_list(*columns).iterator(chunk_size=READ), key=itemgetter(0)):
        *_, (_listing, verdict, version, *behind) = leads
        if verdict in LABEL_OF:
            seller = next((each for each in behind if each), f"listing {listing}")
            yield version, LABEL_OF[LeadVerdict(verdict)] == 1, pseudonym_of(seller)


def label_rows(platform: str = "") -> Iterator[Row]:
    """One row for each listing whose last verdict says whether it is counterfeit, in the order of COLUMNS."""
    decided = labelled_leads().order_by("listing", "pk")
    rows = decided.filter(platform=platform) if platform else decided
    read = rows.values_list(*READ_COLUMNS).iterator(chunk_size=READ)
    for _listing, leads in groupby(read, key=itemgetter(0)):
        *_, last = leads
        if last[1] in LABEL_OF:
            yield _row(*last[1:])


def label_batches(platform: str = "") -> Iterator[pa.RecordBatch]:
    """The same as batches of COLUMNS."""
    rows = label_rows(platform)
    while many := list(islice(rows, MANY)):
        yield pa.RecordBatch.from_arrays(
            [pa.array(column, field.type) for column, field in zip(zip(*many, strict=True), COLUMNS, strict=True)],
            schema=COLUMNS,
        )


def label_lines(platform: str = "") -> Iterator[bytes]:
    """The same as lines of CSV that no spreadsheet runs."""
    yield b"\xef\xbb\xbf" + write_row(COLUMNS.names)  # spreadsheets take the mark for UTF-8
    for row in label_rows(platform):
        yield write_row("" if cell is None else cell for cell in row)


def label_pieces(platform: str = "") -> Iterator[bytes]:
    """The same as pieces of a Parquet file."""
    kept = _Kept()
    with pq.ParquetWriter(kept, COLUMNS, compression="zstd") as writer:
        for batch in label_batches(platform):
            writer.write_batch(batch)
            yield kept.take()
    yield kept.take()


def write_labels(path: Path, platform: str = "") -> int:
    """The same as a file, by the suffix of its name; returns the number of rows. Raises OutputError."""
    return write_table(path, COLUMNS, label_batches(platform))


class _Kept(RawIOBase):
    """Holds what was written until it is taken."""

    def __init__(self) -> None:
        self.bytes, self.place = bytearray(), 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.place

    def write(self, content: Any) -> int:
        self.bytes += content
        self.place += len(content)
        return len(content)

    def take(self) -> bytes:
        taken = bytes(self.bytes)
        self.bytes.clear()
        return taken


def _row(verdict: str, key: str, root: str | None, seller: str | None, shop: str | None, title: str, on: str) -> Row:
    behind = root or seller or shop
    return key, LABEL_OF[LeadVerdict(verdict)], pseudonym_of(behind) if behind else None, title, on


@lru_cache(maxsize=100_000)
def pseudonym_of(public_id: str) -> str:
    """The same for all listings of one seller, so that whole sellers are held out; it leads back to nobody."""
    return salted_hmac("leads.labels.seller", public_id, algorithm="sha256").hexdigest()[:20]
