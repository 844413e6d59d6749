"""Nothing lost, in short: kills under load, deaths at every point of an act, and a planted fault that must be seen.

`make soak` is the long version: bench/soak, docs/durability.md.
"""

import json
from collections.abc import Iterator

import pytest

from bench.soak.node import STYLES, SoakNode, bare_node
from bench.soak.rounds import soak

SEED = 7
KILLS = 4
DEEPEST = 8

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(not STYLES.exists(), reason="the screens are not built: make frontend"),
]


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoakNode]:
    """One for both tests: to make it takes as long as either of them."""
    folder = tmp_path_factory.mktemp("soak")
    with bare_node(folder / "home") as bare:
        made = SoakNode(bare, folder, clients=2, seed=SEED)
        made.postgres = None  # it belongs to the other tests too: nobody kills it here
        try:
            made.prepare()
            yield made
        finally:
            made.close()


def test_nothing_is_lost_when_desk_and_work_die(node: SoakNode) -> None:
    outcome = soak(node, rounds=KILLS, every=KILLS, advance=lambda seen: None)
    assert outcome.problems == []
    assert outcome.rounds == KILLS
    assert outcome.last["done"] > KILLS
    assert outcome.last["effects"] > 0


def test_an_act_dies_at_each_of_its_points_and_leaves_nothing_half_done(node: SoakNode) -> None:
    words = [str(node.folder), str(SEED), str(DEEPEST), "withdraw"]
    died = json.loads(node.run("bench.soak.exhaust", *words))
    judged = node.judge()
    assert judged["problems"] == []
    assert died["withdraw"] == DEEPEST
    assert judged["unknown"] >= DEEPEST
