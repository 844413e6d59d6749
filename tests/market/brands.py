"""A few brands for the market's tests, so that they do not wait for the whole lexicon."""

from touchstone.lexicon.brand import Brand

BRANDS = (
    Brand(
        "nike",
        "Nike",
        "耐克",
        aliases=("NIKE",),
        nicknames=("耐子",),
        models=("air jordan", "dunk"),
        goods=("shoe", "clothing"),
        prices=(("shoe", 400.0, 1600.0, "CNY", 2024),),
    ),
    Brand("adidas", "adidas", "阿迪达斯", aliases=("阿迪",), models=("samba", "superstar"), goods=("shoe", "clothing")),
    Brand(
        "chanel",
        "Chanel",
        "香奈儿",
        nicknames=("小香", "香家"),
        models=("classic flap",),
        goods=("bag", "cosmetics", "watch"),
        luxury=True,
        prices=(("bag", 20000.0, 80000.0, "CNY", 2024),),
    ),
    Brand(
        "louis_vuitton",
        "Louis Vuitton",
        "路易威登",
        aliases=("LV",),
        nicknames=("驴家",),
        models=("neverfull",),
        goods=("bag", "clothing"),
        luxury=True,
    ),
    Brand("rolex", "Rolex", "劳力士", nicknames=("绿水鬼",), models=("submariner",), goods=("watch",), luxury=True),
    Brand("gucci", "Gucci", "古驰", aliases=("古奇",), goods=("bag", "shoe", "clothing", "eyewear"), luxury=True),
    Brand(
        "apple",
        "Apple",
        "苹果",
        ambiguous=("苹果",),
        models=("iPhone 15", "AirPods"),
        goods=("electronics",),
        device=True,
    ),
    Brand("huawei", "Huawei", "华为", models=("Mate 60",), goods=("electronics",), device=True),
    Brand("dyson", "Dyson", "戴森", goods=("electronics",), device=True),
    Brand(
        "cartier", "Cartier", "卡地亚", nicknames=("卡家",), models=("love",), goods=("jewellery", "watch"), luxury=True
    ),
)
