"""Texts that try to break a folding: all of Unicode, and alphabets of the characters that hide something."""

from hypothesis import strategies as st

NASTY = (
    "aZ09 éłßİſŉǆ\t\r\n\x00\x85\u00a0\u00ad\u200b\u200d\u2028\u3000\u2800\ufeff\ufe0f\u0301\u0336\u20e3\u061c"
    "аеорсухїжщЖАαΑηΗΩωµμςΣƒ՞օՍᎪꭺⲟꓮꞵ①❶⑴⒈㈠㊣㎏㎛㏁ℓ℃½ªº™Ⅷﬃﷺﾞｶﾞガ１Ａ＋～｡、"
    "香奈兒乾著氺⺠⼈﨑妳亀𠀋𗀀丽加微信扣送𝗕𝓐𝟗🅰🄰ⓐ🇱🆗🔟👨\U000e0041\U000e0101\ud7a3\u1112\u1161\u1fff\uffff\U0010ffff."
)
anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
nasty = st.text(st.sampled_from(NASTY), max_size=40)
texts = st.lists(st.one_of(anything, nasty, st.none()), max_size=8)
