"""The kinds of terms; a signal asks for hits of its kinds."""

from enum import IntEnum


class Kind(IntEnum):
    """What a term says about a listing. `group` of a term tells finer (claim: replica, grade, original_order …)."""

    INNOCENT = 0  # swallows shorter hits inside it: 苹果醋, 小米粥, cartier-bresson
    BRAND = 1  # an alias of a brand
    CLAIM = 2  # says replica: 高仿, A货, 1:1, aaa+, mirror, UA, rep
    DENIAL = 3  # negates a claim or a complaint: 不是, 非, 拒绝, 假一赔十, not, no
    COMPATIBLE = 4  # made to fit: 适用于, 兼容, 通用, for, fits, 替换
    ACCESSORY = 5  # goods that fit other goods: 手机壳, 钢化膜, 表带, 滤芯, case, strap
    GOODS = (
        6  # branded consumer goods; group = watch, bag, shoe, clothing, eyewear, jewellery, cosmetics, electronics, …
    )
    CONTRABAND = 7  # not goods of a brand at all; group = drug, dose, weapon, document, money, digital, service
    CONTACT = 8  # a way off the platform: 微信, vx, 加q, whatsapp, telegram, 电话
    PLACEHOLDER = 9  # hidden link: 补差价, 定金, 专拍, 链接, 拍下备注, deposit
    AUTHORISED = 10  # 专柜正品, 官方授权, 旗舰店, authentic, authorised dealer
    FAKE_REVIEW = 11  # buyers' words: 假货, 山寨, 不是正品, fake, knock-off
    QUANTITY = 12  # 批发, 一手货源, 尺码齐全, 全码, wholesale, lot of
    INNOCENT_CLAIM = (
        13  # innocent use of a claim word nearby: 仿真花, 复刻版 (authorised re-issue), 高仿真, mirror polish
    )
    MODEL = 14  # a product line of a brand: iphone, submariner, air jordan, birkin (brand column says whose)


KINDS: tuple[Kind, ...] = tuple(Kind)
