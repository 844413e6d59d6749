"""The table of all signals; to add one, write its file and add its row."""

from touchstone.signals import (
    brand_hidden,
    brand_recognised,
    branded_goods,
    contact_diverted,
    fake_reviews,
    goods_mismatch,
    hidden_link,
    learned_text,
    price_gap,
    quantity_pattern,
    replica_claim,
    unauthorised_claim,
)
from touchstone.signals.definition import SignalDefinition

SIGNALS: tuple[SignalDefinition, ...] = (
    brand_recognised.SIGNAL,
    branded_goods.SIGNAL,
    brand_hidden.SIGNAL,
    replica_claim.SIGNAL,
    price_gap.SIGNAL,
    contact_diverted.SIGNAL,
    hidden_link.SIGNAL,
    quantity_pattern.SIGNAL,
    unauthorised_claim.SIGNAL,
    fake_reviews.SIGNAL,
    goods_mismatch.SIGNAL,
    learned_text.SIGNAL,
)
SIGNAL_BY_NAME: dict[str, SignalDefinition] = {signal.name: signal for signal in SIGNALS}
