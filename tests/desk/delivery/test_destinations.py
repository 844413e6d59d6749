"""Addresses that are called are read the one way on which all programs agree; the others get their own reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.desk.delivery.destinations import read_destination
from touchstone.desk.delivery.errors import EgressRefusedError
from touchstone.desk.delivery.policy import STRICT, EgressPolicy

LABEL = "a" * 63
GOOD = {
    "https://hooks.example.com": "https://hooks.example.com/",
    "HTTPS://HOOKS.Example.COM:443/a": "https://hooks.example.com/a",
    "https://hooks.example.com:8443/in?a=b@c&d=%2F": "https://hooks.example.com:8443/in?a=b@c&d=%2F",
    "https://hooks.example.com?x": "https://hooks.example.com/?x",
    "https://例子.中国/收".replace("收", "in"): "https://xn--fsqu00a.xn--fiqs8s/in",
    "https://Bücher.example.com/": "https://xn--bcher-kva.example.com/",
    "https://xn--fsqu00a.xn--fiqs8s/": "https://xn--fsqu00a.xn--fiqs8s/",
    "https://8.8.8.8/": "https://8.8.8.8/",
    "https://[2606:4700::1111]:4443/": "https://[2606:4700::1111]:4443/",
    "https://1.2.3.example.com/": "https://1.2.3.example.com/",
    f"https://{LABEL}.example.com/": f"https://{LABEL}.example.com/",
}
BAD = {
    "": "bad_scheme",
    "hooks.example.com": "bad_scheme",
    "javascript:alert(1)": "bad_scheme",
    "https:hooks.example.com": "no_host",
    "https://": "no_host",
    "https://:443/": "no_host",
    "https://a@hooks.example.com": "credentials",
    "https://hooks.example.com/#a": "fragment",
    "https://hooks.example.com:": "bad_port",
    "https://hooks.example.com:0443/": "bad_port",
    "https://hooks.example.com:65536/": "bad_port",
    "https://hooks.example.com:４４３/": "bad_port",
    "https://hooks.example.com:22/": "port_closed",
    "https://hooks.example.com:80/": "port_closed",
    "https://hooks.example.com/a b": "bad_character",
    "https://hooks.example.com/收": "bad_character",
    "https://hooks.example.com/%zz": "bad_character",
    "https://hooks.example.com/\u202e": "bad_character",
    "https://hooks_1.example.com/": "bad_name",
    "https://-a.example.com/": "bad_name",
    f"https://{LABEL}a.example.com/": "bad_name",
    f"https://{'.'.join([LABEL] * 4)}.com/": "bad_name",
    "https://xn--a.example.com/": "bad_name",
    "https://ab--c.example.com/": "bad_name",
    "https://hooks.example.com./": "trailing_dot",
    "https://intranet/": "local_name",
    "https://server/": "single_label",
    "https://printer.local/": "local_name",
    "https://metadata.google.internal/": "local_name",
    "https://a.localhost/": "local_name",
    "https://１.example.com/": "look_alike",
    "https://example。com/": "look_alike",
    "https://1.2.3.4.5/": "number_spelling",
    "https://example.0x1/": "number_spelling",
    "https://[::1%25lo]/": "zone",
    "https://" + "a" * 2048: "too_long",
}


@pytest.mark.parametrize("url", GOOD)
def test_a_good_address_is_written_the_one_usual_way(url: str) -> None:
    found = read_destination(url, STRICT)
    assert found.url == GOOD[url]
    assert read_destination(found.url, STRICT) == found


@pytest.mark.parametrize("url", BAD)
def test_a_bad_address_has_its_own_reason(url: str) -> None:
    with pytest.raises(EgressRefusedError) as caught:
        read_destination(url, STRICT)
    assert caught.value.reason == BAD[url]
    assert not caught.value.retry


def outcome(url: str) -> str:
    """The address as it is written, or the sentence of its refusal."""
    try:
        return read_destination(url, STRICT).url
    except EgressRefusedError as refusal:
        return refusal.sentence


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for url in (text, f"https://{text}", f"https://{text}.example.com/{text}"):
        assert outcome(url).isprintable()


def test_ports_are_as_the_operator_allows() -> None:
    closed = EgressPolicy(ports=frozenset({443, 444}), has_high_ports=False)
    assert read_destination("https://hooks.example.com:444/", closed).port == 444
    with pytest.raises(EgressRefusedError):
        read_destination("https://hooks.example.com:8443/", closed)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/", "http://[::1]:8000/"])
def test_loopback_is_opened_only_by_the_operator(url: str) -> None:
    assert read_destination(url, EgressPolicy(has_loopback=True)).port == 8000
    with pytest.raises(EgressRefusedError):
        read_destination(url, STRICT)


@pytest.mark.parametrize(
    "url", ["http://localhost/", "http://10.0.0.1/", "http://hooks.example.com/", "http://8.8.8.8/"]
)
def test_open_loopback_opens_nothing_else(url: str) -> None:
    with pytest.raises(EgressRefusedError):
        read_destination(url, EgressPolicy(has_loopback=True))
