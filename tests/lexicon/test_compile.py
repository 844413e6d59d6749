"""Terms become patterns: plain writings first, hidden ones only where they are nobody else's."""

from touchstone.lexicon.brand import Brand
from touchstone.lexicon.compile import compile_terms
from touchstone.lexicon.kind import Kind
from touchstone.lexicon.lexicon import Term
from touchstone.reading.pattern import MASK, Pattern
from touchstone.vocabulary.hiding import Hiding

CHANEL = Brand("chanel", "Chanel", "香奈儿", nicknames=("小香",), misspellings=("香耐儿",), luxury=True)


def written(pattern: Pattern) -> str:
    return "".join("*" if code == MASK else chr(code) for code in pattern.symbols)


def compiled(*brands: Brand, terms: tuple[Term, ...] = ()) -> dict[str, Pattern]:
    return {written(pattern): pattern for pattern in compile_terms(brands, terms)[1] if not pattern.sound}


def test_each_way_of_hiding_is_marked() -> None:
    patterns = compiled(CHANEL)
    for text, hiding in {
        "chanel": Hiding.NONE, "ch*nel": Hiding.MASKED, "ch*": Hiding.MASKED, "香*": Hiding.MASKED, "ch4nel": Hiding.LOOKALIKE,
        "xiangnaier": Hiding.PINYIN, "香nai儿": Hiding.PINYIN, "小香": Hiding.NICKNAME, "香耐儿": Hiding.HOMOPHONE,
    }.items():  # fmt: skip
        assert patterns[text].hiding == hiding


def test_the_sound_of_a_long_chinese_name_is_a_pattern() -> None:
    sounds = [written(pattern) for pattern in compile_terms([CHANEL], ())[1] if pattern.sound]
    assert "香奈儿" in sounds


def test_an_ordinary_brand_keeps_more_of_its_name() -> None:
    patterns = compiled(Brand("kestrel", "Kestrel"))
    assert "kestr*" in patterns
    assert not {"ke*", "kes*", "k*"} & set(patterns)


def test_a_mask_of_two_brands_is_ambiguous_for_the_second() -> None:
    terms, patterns = compile_terms([CHANEL, Brand("chopard", "Chopard", luxury=True)], ())
    owners = [terms[pattern.term] for pattern in patterns if written(pattern) == "ch*"]
    assert [(term.brand, term.ambiguous) for term in owners] == [(0, False), (1, True)]


def test_a_variant_never_takes_the_name_of_another_term() -> None:
    terms, patterns = compile_terms([Brand("olio", "Olio"), Brand("0lio", "01io")], ())
    assert [terms[pattern.term].text for pattern in patterns if written(pattern) == "01io"] == ["01io"]


def test_pieces_of_a_name_are_ambiguous() -> None:
    terms, patterns = compile_terms([CHANEL], ())
    (piece,) = [terms[pattern.term] for pattern in patterns if written(pattern) == "hanel"]
    assert (piece.group, piece.ambiguous) == ("fragment", True)


def test_a_name_that_is_an_ordinary_word_is_ambiguous() -> None:
    terms, _ = compile_terms([Brand("coach", "Coach", ambiguous=("Coach",))], ())
    assert terms[0].ambiguous
    assert terms[0].strength < 0.5


def test_a_product_line_is_a_model_of_its_brand() -> None:
    terms, _ = compile_terms([Brand("rolex", "Rolex", models=("submariner",))], ())
    assert (terms[1].kind, terms[1].text, terms[1].brand) == (Kind.MODEL, "submariner", 0)


def test_a_mask_may_be_written_out_in_the_file() -> None:
    assert compiled(Brand("bird", "Bird", nicknames=("始*",)))["始*"].hiding == Hiding.MASKED


def test_claims_are_found_in_pinyin_but_goods_are_not() -> None:
    patterns = compiled(terms=(Term(Kind.CLAIM, "高仿", "replica"), Term(Kind.GOODS, "手表", "watch")))
    assert "gaofang" in patterns
    assert "shoubiao" not in patterns


def test_compiling_twice_gives_the_same() -> None:
    assert compile_terms([CHANEL], ()) == compile_terms([CHANEL], ())


def test_writings_that_fold_alike_are_one_term():
    terms = [Term(Kind.CONTACT, text, "wechat") for text in ("VX", "vx", "v-x")]
    made, patterns = compile_terms((), terms)
    assert len([term for term in made if term.kind == Kind.CONTACT]) == 1
    assert {pattern.term for pattern in patterns} == {0}


def test_writings_that_tell_differently_stay_two_terms():
    made, _ = compile_terms((), [Term(Kind.CONTACT, "VX", "wechat"), Term(Kind.CONTACT, "vx", "wechat", strength=0.5)])
    assert len(made) == 2
