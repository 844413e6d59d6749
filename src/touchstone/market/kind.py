"""What a simulated listing really is: the truth that screening has to find."""

from enum import StrEnum


class ListingKind(StrEnum):
    """Kinds from REPLICA_OPEN on are counterfeit (label 1), those before are not (label 0)."""

    HONEST_UNBRANDED = "honest_unbranded"  # goods of no brand, most of the market
    HONEST_NEW = "honest_new"  # branded, from a seller with the right
    HONEST_OUTLET = "honest_outlet"  # branded, end of line, far below the usual price
    HONEST_RESELLER = "honest_reseller"  # branded and genuine, from a seller who has shown no right
    HONEST_SECOND_HAND = "honest_second_hand"  # branded, used
    HONEST_COMPATIBLE = "honest_compatible"  # made to fit goods of a brand
    HONEST_PLACEHOLDER = "honest_placeholder"  # postage top-ups and other links without goods
    INNOCENT_CLAIM_WORD = "innocent_claim_word"  # lifelike silk flowers, 1:18 models, re-issued records
    REPLICA_OPEN = "replica_open"  # says what it is
    REPLICA_HIDDEN = "replica_hidden"  # the brand is written so that a filter misses it
    REPLICA_UNDERPRICED = "replica_underpriced"  # clean words, a price that cannot be
    REPLICA_UNAUTHORISED = "replica_unauthorised"  # claims a right that the seller has not
    REPLICA_REVIEWED = "replica_reviewed"  # only its buyers tell
    REPLICA_QUIET = "replica_quiet"  # nothing of its own tells; only who sells it
    HIDDEN_LINK = "hidden_link"  # title, price and category disagree; agreed elsewhere
    DIVERTED = "diverted"  # no brand at all; asks the buyer to come to another platform


KINDS: tuple[ListingKind, ...] = tuple(ListingKind)
KIND_INDEX: dict[ListingKind, int] = {kind: index for index, kind in enumerate(KINDS)}
FIRST_COUNTERFEIT = KIND_INDEX[ListingKind.REPLICA_OPEN]
