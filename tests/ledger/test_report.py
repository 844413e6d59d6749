"""The report says what was read and what is wrong, in both languages."""

from tests.ledger.record import check, make_record

LINES = make_record(25).lines()


def test_a_sound_record_is_called_sound_with_its_counts() -> None:
    report = check(LINES)
    assert report.in_english().splitlines() == [
        "desk.example/record: 25 entries, 3 heads (0 cosignatures of witnesses), 3 anchors, 8 with particulars",
        "the record is sound; 25 entries are proven by a signed head",
    ]
    assert report.in_chinese().splitlines()[1] == "台账完好；25 条由签名树头证明"


def test_faults_are_listed_and_only_what_stands_before_them_is_proven() -> None:
    report = check([*LINES[:15], *LINES[16:]])
    assert report.in_english().splitlines()[1:] == [
        "the record does NOT hold: 1 faults; 10 entries are proven by a signed head",
        "  line 16, entry 12: entries are missing",
    ]
    assert report.in_chinese().splitlines()[1:] == [
        "台账有问题：1 处；10 条由签名树头证明",
        "  行 16，条目 12：条目缺失",
    ]
