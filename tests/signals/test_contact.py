"""Accounts that follow words of contact."""

import pytest

from tests.signals.pipeline import prepare_example
from touchstone.lexicon.lexicon import Lexicon
from touchstone.signals.contact_diverted import SIGNAL
from touchstone.signals.examples import fires


def accounts(title: str, lexicon: Lexicon) -> bool:
    evidence = SIGNAL.detect(prepare_example(fires(title, "", ""), lexicon), {})
    return any("account=yes" in evidence.details[number] for number in evidence.detail)


@pytest.mark.parametrize("title", ["女包 V信:simcsxe", "名表 加V+abceb3uw", "手表 微abcgy97g2", "女包 vx12618785086"])
def test_an_account_is_seen(title: str, lexicon: Lexicon) -> None:
    assert accounts(title, lexicon)


@pytest.mark.parametrize(
    "title",
    [
        "戴尔灵越ins3670-34N8S 台式机",
        "电脑贴膜 VX5-591G 键盘膜",
        "tg-w3000吸顶式",
        "索尼微单FE28-70mm",
        "电话机 DCTG152",
        "石英手表 ins 36-45全码",
    ],
)
def test_a_model_number_is_no_account(title: str, lexicon: Lexicon) -> None:
    assert not accounts(title, lexicon)


@pytest.mark.parametrize("title", ["B10+Q301 抽油烟机", "录音笔4058+微型录音", "适用施乐 鑫加威粉盒"])
def test_a_word_with_other_meanings_is_no_contact_without_an_account(title: str, lexicon: Lexicon) -> None:
    assert not len(SIGNAL.detect(prepare_example(fires(title, "", ""), lexicon), {}))
