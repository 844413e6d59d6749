"""The Arrow schemas of every table, declared once."""

import pyarrow as pa

LISTINGS = pa.schema(
    [
        pa.field("listing_id", pa.string(), nullable=False),
        pa.field("title", pa.string(), nullable=False),
        pa.field("seller_id", pa.string()),
        pa.field("description", pa.string()),
        pa.field("price", pa.float64()),
        pa.field("currency", pa.string()),
        pa.field("category", pa.string()),
        pa.field("brand", pa.string()),
        pa.field("images", pa.list_(pa.string())),
        pa.field("listed_at", pa.string()),
    ]
)

SELLERS = pa.schema(
    [
        pa.field("seller_id", pa.string(), nullable=False),
        pa.field("name", pa.string()),
        pa.field("authorised_brands", pa.list_(pa.string())),
        pa.field("registered_at", pa.string()),
    ]
)

REVIEWS = pa.schema(
    [
        pa.field("listing_id", pa.string(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("review_id", pa.string()),
        pa.field("seller_id", pa.string()),
        pa.field("rating", pa.float64()),
        pa.field("reviewed_at", pa.string()),
    ]
)

SIGNAL = pa.struct(
    [
        pa.field("name", pa.string(), nullable=False),
        pa.field("score", pa.float32(), nullable=False),
        pa.field("detail", pa.string(), nullable=False),
        pa.field("field", pa.string(), nullable=False),
        pa.field("start", pa.int32(), nullable=False),
        pa.field("end", pa.int32(), nullable=False),
    ]
)

FINDINGS = pa.schema(
    [
        pa.field("listing_id", pa.string(), nullable=False),
        pa.field("score", pa.float32(), nullable=False),
        pa.field("verdict", pa.string(), nullable=False),
        pa.field("signals", pa.list_(pa.field("item", SIGNAL, nullable=False)), nullable=False),
        pa.field("ruleset", pa.string(), nullable=False),
        pa.field("input_digest", pa.string(), nullable=False),
    ]
)

LABELS = pa.schema(
    [
        pa.field("listing_id", pa.string(), nullable=False),
        pa.field("label", pa.int8(), nullable=False),  # 1 counterfeit, 0 not
        pa.field("seller_id", pa.string()),
    ]
)

BREACHES = pa.schema(
    [
        pa.field("breach_id", pa.string(), nullable=False),
        pa.field("identity", pa.string(), nullable=False),  # who stands behind the shop
        pa.field("kind", pa.string(), nullable=False),
        pa.field("at", pa.string(), nullable=False),  # ISO 8601 with its zone
        pa.field("listing_id", pa.string()),
        pa.field("shop_id", pa.string()),
        pa.field("right_id", pa.string()),
        pa.field("holder_id", pa.string()),  # of the right, when the breach was established
    ]
)
