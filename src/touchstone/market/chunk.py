"""One chunk of the market: all of its tables, drawn from the seed and the number of the chunk alone."""

from dataclasses import dataclass
from random import Random

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from touchstone.market.days import stamp, stamp_or_null
from touchstone.market.descriptions import describe
from touchstone.market.disguise import Tactics, disguise
from touchstone.market.filing import fill_brand_column, write_categories
from touchstone.market.identity import identify
from touchstone.market.joining import join_tokens
from touchstone.market.kind import KINDS
from touchstone.market.numbering import LISTING, NETWORK, SELLER, number
from touchstone.market.plan import LISTINGS_PER_CHUNK, Plan, plan_listings
from touchstone.market.population import Population, populate
from touchstone.market.prices import CNY_PER_USD, ask_prices, usual_prices
from touchstone.market.reviews import write_reviews
from touchstone.market.shops import name_shops
from touchstone.market.stock import Stock
from touchstone.market.titles import arrange, draw_spaces, draw_titles
from touchstone.market.truth import TRUTH_LISTINGS
from touchstone.market.wording import LANGUAGES
from touchstone.tables.schemas import LABELS, LISTINGS

Tables = dict[str, pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the brand stands in each title, in characters; -1 for nowhere."""

    start: NDArray[np.int32]
    end: NDArray[np.int32]


def make_chunk(stock: Stock, chunk: int, rows: int = LISTINGS_PER_CHUNK) -> Tables:
    """The tables of chunk number `chunk`, cut to its first `rows` listings and what belongs to them."""
    rng, lot = np.random.default_rng([stock.seed % 2**64, chunk]), Random(f"{stock.seed}/{chunk}")  # noqa: S311
    stock.tokens.clear()
    people = populate(rng, chunk, stock.profile, stock.shelf)
    plan = plan_listings(rng, people, stock.profile, stock.shelf)
    numbers = chunk * LISTINGS_PER_CHUNK + np.arange(len(plan), dtype=np.int64)
    listing_id = number(LISTING, numbers)
    seller_id = number(SELLER, people.first + plan.seller.astype(np.int64))
    tokens = draw_titles(rng, plan, stock)
    usual, spread = usual_prices(plan, stock, tokens)
    price = ask_prices(rng, plan, usual, spread)
    category = write_categories(rng, plan, stock, tokens)
    used = disguise(rng, lot, plan, stock, tokens)
    description = describe(rng, lot, plan, stock, used)
    title, spans = write_titles(rng, plan, stock, tokens)
    brand = fill_brand_column(rng, plan, stock)
    listings = [listing_id, title, seller_id, description, pa.array(price), currencies(plan), category, brand,
                pa.nulls(len(plan), pa.list_(pa.string())), stamp(plan.seconds)]  # fmt: skip
    reviews, reviewed = write_reviews(rng, plan, stock, listing_id, seller_id)
    identity, networks = identify(rng, chunk, people, stock)
    tables = {
        "listings": pa.record_batch(listings, schema=LISTINGS),
        "labels": pa.record_batch([listing_id, pa.array(plan.counterfeit.astype(np.int8)), seller_id], schema=LABELS),
        "truth_listings": write_truth(plan, people, stock, listing_id, seller_id, usual, spans, used, numbers),
        "reviews": reviews,
        "sellers": name_shops(rng, people, stock),
        "sellers_identity": identity,
        "truth_networks": networks,
    }
    return tables if rows == len(plan) else cut(tables, plan, people, reviewed, rows)


def write_titles(
    rng: np.random.Generator, plan: Plan, stock: Stock, tokens: NDArray[np.int32]
) -> tuple[pa.StringArray, Spans]:
    """The titles, and where they name their brand."""
    arranged, place = arrange(rng, plan, tokens)
    title, start, end = join_tokens(stock.tokens.columns(), stock.tokens.space, arranged, draw_spaces(rng, plan), place)
    return title, Spans(start, end)


def currencies(plan: Plan) -> pa.StringArray:
    """CNY for Chinese listings, USD for English ones."""
    return pa.array(["CNY", "USD"]).take(pa.array(plan.english.astype(np.int8)))


def write_truth(
    plan: Plan, people: Population, stock: Stock, listing_id: pa.StringArray, seller_id: pa.StringArray,
    usual: NDArray[np.float64], spans: Spans, used: Tactics, numbers: NDArray[np.int64],
) -> pa.RecordBatch:  # fmt: skip
    """The table TRUTH_LISTINGS."""
    brand = pa.array([brand.key for brand in stock.shelf.brands]).take(pa.array(plan.brand, mask=plan.brand < 0))
    tactics = pa.array([used.get(row, ()) for row in range(len(plan))], pa.list_(pa.string()))
    columns = [
        listing_id,
        seller_id,
        pa.array(plan.counterfeit.astype(np.int8)),
        pa.array([kind.value for kind in KINDS]).take(pa.array(plan.kind)),
        brand,
        pa.array(stock.wording.groups).take(pa.array(plan.group)),
        pa.array(LANGUAGES).take(pa.array(plan.english.astype(np.int8))),
        pa.array(np.round(np.where(plan.english, usual / CNY_PER_USD, usual), 2)),
        pa.array(spans.start),
        pa.array(spans.end),
        tactics,
        number(NETWORK, people.network[plan.seller].astype(np.int64)),
        number(LISTING, np.where(plan.again_of >= 0, numbers[0] + plan.again_of, -1)),
        stamp_or_null(plan.removed),
    ]
    return pa.record_batch(columns, schema=TRUTH_LISTINGS)


def cut(tables: Tables, plan: Plan, people: Population, reviewed: NDArray[np.int32], rows: int) -> Tables:
    """The first `rows` listings, their reviews, and the sellers who have one of them."""
    selling = np.isin(np.arange(len(people)), plan.seller[:rows])
    chosen = pa.array(selling)
    members = pa.array(selling[people.network >= 0])
    reviews = int(np.searchsorted(reviewed, rows))
    return {
        **{name: tables[name].slice(0, rows) for name in ("listings", "labels", "truth_listings")},
        "reviews": tables["reviews"].slice(0, reviews),
        **{name: tables[name].filter(chosen) for name in ("sellers", "sellers_identity")},
        "truth_networks": tables["truth_networks"].filter(members),
    }
