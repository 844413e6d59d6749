"""What the engine knows beyond a listing: a text model by its digest, and which sellers have shown a right to which brands."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from touchstone.desk.rulesets.engine.values import Engine
from touchstone.screening.ruleset import Ruleset
from touchstone.signals.seller_reference import SellerReference
from touchstone.signals.text_model import TextModel
from touchstone.signals.text_model_file import model_bytes, parse_model
from touchstone.tables.schemas import SELLERS


def read_model(content: bytes, digest: str) -> TextModel:
    """A text model that was kept."""
    return parse_model(content, Path(f"{digest}.npz"))


def write_model(model: TextModel) -> bytes:
    """The file of a text model; the same model gives the same bytes."""
    return model_bytes(model)


def with_ruleset(engine: Engine, ruleset: Ruleset, model: TextModel | None) -> Engine:
    """The same knowledge under a ruleset and the text model that it names; None: the shipped one."""
    return replace(engine, model=model, model_digest=ruleset.model).with_ruleset(ruleset)


def with_sellers(engine: Engine, brands: Mapping[str, Sequence[str]]) -> Engine:
    """The engine that knows these sellers: seller → names of the brands that it has shown a right to."""
    rows = [{"seller_id": seller, "authorised_brands": list(names)} for seller, names in brands.items()]
    batch = pa.RecordBatch.from_pylist(rows, schema=SELLERS)
    return replace(engine, sellers=SellerReference.from_batches([batch], engine.lexicon))
