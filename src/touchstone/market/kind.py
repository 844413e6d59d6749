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

KIND_WORDS: dict[ListingKind, tuple[str, str]] = {
    ListingKind.HONEST_UNBRANDED: ("goods of no brand", "无品牌商品"),
    ListingKind.HONEST_NEW: ("branded, with the right", "品牌新品（有授权）"),
    ListingKind.HONEST_OUTLET: ("branded, end of line", "品牌尾货"),
    ListingKind.HONEST_RESELLER: ("branded and genuine, no right shown", "正品转售（未出示授权）"),
    ListingKind.HONEST_SECOND_HAND: ("branded, second-hand", "品牌二手"),
    ListingKind.HONEST_COMPATIBLE: ("fits goods of a brand", "适配品牌的配件"),
    ListingKind.HONEST_PLACEHOLDER: ("postage and other links without goods", "补差价等无货链接"),
    ListingKind.INNOCENT_CLAIM_WORD: ("innocent use of a claim word", "仿真花等无辜用语"),
    ListingKind.REPLICA_OPEN: ("replica that says so", "明说的仿品"),
    ListingKind.REPLICA_HIDDEN: ("replica with a hidden brand", "隐写品牌的仿品"),
    ListingKind.REPLICA_UNDERPRICED: ("replica, told by its price", "只有价格露馅的仿品"),
    ListingKind.REPLICA_UNAUTHORISED: ("replica that claims a right", "谎称授权的仿品"),
    ListingKind.REPLICA_REVIEWED: ("replica, told by its buyers", "只有评价露馅的仿品"),
    ListingKind.REPLICA_QUIET: ("replica, told only by its seller", "只有卖家可疑的仿品"),
    ListingKind.HIDDEN_LINK: ("hidden link", "隐藏链接"),
    ListingKind.DIVERTED: ("buyer led off the platform", "引流到站外"),
}
