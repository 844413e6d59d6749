"""The schemas of the truth: what only a simulation can know."""

import pyarrow as pa

TRUTH_LISTINGS = pa.schema(
    [
        pa.field("listing_id", pa.string(), nullable=False),
        pa.field("seller_id", pa.string(), nullable=False),
        pa.field("label", pa.int8(), nullable=False),  # 1 counterfeit, 0 not
        pa.field("kind", pa.string(), nullable=False),  # market/kind.py
        pa.field("brand", pa.string()),  # key of the lexicon: the brand the goods are, pretend to be, or fit
        pa.field("goods", pa.string(), nullable=False),  # group of words/goods.toml
        pa.field("language", pa.string(), nullable=False),
        pa.field(
            "usual_price", pa.float64(), nullable=False
        ),  # of such goods genuine and new, in the listing's currency
        pa.field("brand_start", pa.int32(), nullable=False),  # characters of the title; -1: the title does not name it
        pa.field("brand_end", pa.int32(), nullable=False),
        pa.field("tactics", pa.list_(pa.string()), nullable=False),  # "brand:masked_inside", market/obfuscation.py
        pa.field("network_id", pa.string()),
        pa.field("relisted_from", pa.string()),
        pa.field("removed_at", pa.string()),
    ]
)

TRUTH_NETWORKS = pa.schema(
    [
        pa.field("seller_id", pa.string(), nullable=False),
        pa.field("network_id", pa.string(), nullable=False),
        pa.field(
            "shared", pa.list_(pa.string()), nullable=False
        ),  # names of the identifiers it shares with the network
    ]
)

SELLERS_IDENTITY = pa.schema(
    [
        pa.field("seller_id", pa.string(), nullable=False),
        pa.field("phone", pa.string(), nullable=False),
        pa.field("bank_account", pa.string(), nullable=False),
        pa.field("address", pa.string(), nullable=False),
        pa.field("device_hash", pa.string(), nullable=False),
    ]
)
