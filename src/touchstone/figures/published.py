"""The best that others have published of a figure, to stand beside ours."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """`value` is in the unit of the part of the figure; `text` and `source` by language (en, zh)."""

    key: str
    part: str
    value: float
    text: Mapping[str, str]
    source: Mapping[str, str]


PUBLISHED = (
    Published(
        "T24",
        "share",
        0.98,
        {
            "en": "95 % (2017), 96 % (2018, 2019), 98 % (2020) of notices",
            "zh": "通知：95 %（2017）、96 %（2018、2019）、98 %（2020）",
        },
        {"en": "Alibaba, 2017–2020; in 2018 by working days", "zh": "阿里巴巴，2017–2020 年；2018 年按工作日计"},
    ),
    Published(
        "PRO",
        "share",
        0.99,
        {"en": "98 % (2019); more than 99 %", "zh": "98 %（2019）；超过 99 %"},
        {
            "en": "European Commission, memorandum of understanding; Amazon",
            "zh": "欧盟委员会谅解备忘录；亚马逊",
        },
    ),
    Published(
        "PRO",
        "ratio",
        27,
        {"en": "27 proactive to 1 notified", "zh": "主动与通知之比 27 : 1"},
        {"en": "Alibaba", "zh": "阿里巴巴"},
    ),
    Published(
        "PRE0",
        "share",
        0.97,
        {"en": "96–97 %", "zh": "96–97 %"},
        {"en": "Alibaba, 2017–2019", "zh": "阿里巴巴，2017–2019 年"},
    ),
)
