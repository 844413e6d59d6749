"""What another code would have done: beside the one that applies, over shipped codes and the node's own."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.measures.world import World, adopt_model, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.dossiers.models import Seller
from touchstone.desk.measures.actions.adopting import confirm_code, propose_code
from touchstone.desk.measures.actions.own_codes import add_code
from touchstone.desk.measures.actions.simulating import (
    keep_part,
    lease_simulation,
    start_simulation,
    stop_simulation,
)
from touchstone.desk.measures.errors import SimulationOverError, SimulationUnfitError
from touchstone.desk.measures.intake import simulating
from touchstone.desk.measures.intake.simulating import run_simulations
from touchstone.desk.measures.models import Breach, CodeAdoption, CodeSimulation, Measure, OwnCode, SimulatedSeller
from touchstone.desk.measures.queries.codes import code_at, every_code
from touchstone.desk.measures.queries.matched import match_kinds
from touchstone.desk.measures.queries.simulating import codes_of, history_of, next_part
from touchstone.desk.measures.queries.staleness import staleness_of
from touchstone.rulebook.errors import PackError
from touchstone.rulebook.penalties.code_file import CODES
from touchstone.rulebook.penalties.digest import add_breaches

pytestmark = pytest.mark.django_db
MODEL = (CODES / "model.toml").read_bytes()
STRICT = MODEL.replace(b"points = 12", b"points = 48").replace(b"2024-01-01", b"2027-01-01")
LATER = NOW + timedelta(days=20)


def simulated(code: str, by: Standing, days: int = 365, now: datetime = LATER) -> CodeSimulation:
    """Asked for, and run to its end by the background loop."""
    row = start_simulation(code=code, days=days, by=by.actor, now=now)
    while run_simulations(now):
        pass
    return CodeSimulation.objects.get(pk=row.pk)


def test_a_stricter_code_closes_accounts_that_stay_open_now(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    establish(world, analyst)
    own = add_code(data=STRICT, by=supervisor.actor, now=NOW)
    row = simulated(own.identity, analyst)
    (line,) = SimulatedSeller.objects.filter(simulation=row)
    assert (line.points_now, line.points_then, line.more_points) == (12, 48, 36)
    assert (line.closed_now, line.differs) == (None, True)
    assert line.measures["then"]["close_account"] == row.sums["then"]["closed"] == 1
    assert Measure.objects.filter(action="close_account").count() == 0


def test_the_code_that_applies_differs_in_nothing_from_itself(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    establish(make_world(analyst, "Mo"), analyst, kind="dangerous", days=3)
    row = simulated("model@1", analyst)
    assert {name: row.sums["now"][name] for name in ("points", "strikes", "measures", "months")} == {
        name: row.sums["then"][name] for name in ("points", "strikes", "measures", "months")
    }
    assert list(row.sellers.values_list("differs", flat=True)) == [False, False]


@pytest.mark.parametrize("sellers", [1, 2, 500])
def test_parts_of_any_size_give_the_same_figures_and_digest(
    world: World, analyst: Standing, sellers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    establish(world, analyst)
    for name, kind in (("Mo", "dangerous"), ("An", "misleading")):
        establish(make_world(analyst, name), analyst, kind=kind, days=2)
    monkeypatch.setattr(simulating, "SELLERS", sellers)
    row = simulated("aliexpress@2018", analyst)
    told = [(one.id, one.kind) for history in history_of(row, roots()).values() for one in history]
    assert (row.state, row.done, row.total, len(told)) == ("done", 3, 3, 3)
    assert row.digest == digest_of_all(row)
    assert row.sums["now"]["points"] == sum(row.sellers.values_list("points_now", flat=True)) == 14


def roots() -> dict[int, str]:
    return dict(Seller.objects.filter(root=None).order_by("pk").values_list("pk", "public_id"))


def digest_of_all(row: CodeSimulation) -> str:
    """The plain way: every history in the order of the rows of sellers."""
    digest, histories = "", history_of(row, roots())
    for root in roots():
        digest = add_breaches(digest, histories[root]) if root in histories else digest
    return digest


def test_it_sees_the_breaches_of_the_moment_in_which_it_was_asked_for(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    first, other = establish(world, analyst), make_world(analyst, "Mo")
    row = start_simulation(code="model@1", days=365, by=analyst.actor, now=LATER)
    Breach.objects.filter(pk=first.pk).update(reversed_at=LATER + timedelta(hours=1), reversed_by="per_x")
    establish(other, analyst, days=21)
    run_simulations(LATER)
    row.refresh_from_db()
    assert (row.state, row.total, row.sums["now"]["points"]) == ("done", 1, 12)
    stale = staleness_of(row, LATER + timedelta(days=2))
    assert (stale.established, stale.reversed, stale.is_rewritten) == (1, 1, False)


def test_a_simulation_is_stale_when_another_code_applies_or_reads_otherwise(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    row = simulated("aliexpress@2018", analyst)
    assert not staleness_of(row, LATER).is_stale
    CodeSimulation.objects.filter(pk=row.pk).update(code_digest="0" * 64)
    row.refresh_from_db()
    assert staleness_of(row, LATER).is_rewritten
    CodeAdoption.objects.update(code="aliexpress@2018")
    assert staleness_of(row, LATER).is_replaced


def test_one_that_was_stopped_is_never_done(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    row = start_simulation(code="model@1", days=30, by=analyst.actor, now=LATER)
    assert start_simulation(code="model@1", days=30, by=analyst.actor, now=LATER).pk == row.pk
    stop_simulation(simulation=row, by=analyst.actor, now=LATER)
    assert run_simulations(LATER) == 0
    row.refresh_from_db()
    assert (row.state, row.done) == ("stopped", 0)
    with pytest.raises(SimulationOverError):
        stop_simulation(simulation=row, by=analyst.actor, now=LATER)


def test_another_loop_takes_over_when_the_lease_is_over_and_no_part_counts_twice(
    world: World, analyst: Standing
) -> None:
    establish(world, analyst)
    row = start_simulation(code="model@1", days=365, by=analyst.actor, now=LATER)
    taken = lease_simulation(now=LATER)
    assert taken is not None
    assert lease_simulation(now=LATER + timedelta(minutes=4)) is None
    part = next_part(taken, codes_of(taken), 500)
    assert part is not None
    assert run_simulations(LATER + timedelta(minutes=5)) == 1
    assert not keep_part(simulation=taken, part=part)
    assert row.sellers.count() == 1


def test_a_merge_while_it_runs_is_said_and_never_counted_wrong(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    mo = make_world(analyst, "Mo")
    establish(mo, analyst)
    row = start_simulation(code="model@1", days=365, by=analyst.actor, now=LATER)
    CodeSimulation.objects.filter(pk=row.pk).update(place=mo.seller.pk)
    run_simulations(LATER)
    row.refresh_from_db()
    assert (row.state, row.failure) == ("failed", "moved")


def test_kinds_of_other_codes_stand_for_what_they_are_about() -> None:
    codes = {code.key: code for code in every_code()}
    known = codes["model"]
    grounds = [(kind.key, kind.code) for kind in known.kinds]
    found = match_kinds(grounds, known, codes["taobao"])
    assert {"counterfeit_minor", "counterfeit", "counterfeit_grave"} <= set(found)
    assert found["counterfeit_minor"] == "fake_minor"
    assert found["counterfeit_grave"] == "fake_gravest"
    assert match_kinds(grounds, None, known) == {kind.key: kind.key for kind in known.kinds}


def test_every_code_can_be_simulated_and_read_on_its_page(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    client = analyst.client()
    assert "No simulation yet" in client.get("/measures/simulate/").content.decode()
    for code in every_code():
        page = client.post("/measures/simulate/", {"code": code.identity, "days": "365"}, follow=True)
        assert "Lin Trading" in page.content.decode()
    assert CodeSimulation.objects.filter(state="done").count() == len(every_code())


def test_the_table_holds_exactly_the_sellers_that_are_seen(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    establish(world, analyst)
    establish(make_world(analyst, "Mo"), analyst, kind="misleading")
    row = simulated(add_code(data=STRICT, by=supervisor.actor, now=NOW).identity, analyst)
    client, base = analyst.client(), f"/measures/simulate/{row.public_id}/"
    for query, names in (
        ({"q": "Mo Sh"}, ["Mo Trading"]),
        ({"which": "differs"}, ["Lin Trading"]),
        ({"which": "closed_now"}, []),
        ({"sort": "-name"}, ["Mo Trading", "Lin Trading"]),
        ({"sort": "then"}, ["Mo Trading", "Lin Trading"]),
    ):
        table = client.get(f"{base}sellers.csv", query).getvalue().decode("utf-8-sig").splitlines()
        assert [line.split(",")[1] for line in table[1:]] == names
        page = client.get(base, query).content.decode()
        assert re.findall(r"(Lin|Mo) Trading", page) == [name.split()[0] for name in names]


def test_the_page_of_one_seller_draws_its_points_under_both_codes(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    establish(world, analyst)
    row = simulated(add_code(data=STRICT, by=supervisor.actor, now=NOW).identity, analyst)
    address = f"/measures/simulate/{row.public_id}/sellers/{world.seller.public_id}/"
    page = analyst.client().get(address).content.decode()
    data = json.loads(re.search(r'<script id="course"[^>]*>(.*?)</script>', page)[1])  # type: ignore[index]
    assert [max(line["values"]) for line in data["series"]] == [12, 48]
    assert {line["values"][-1] for line in data["series"]} == {12, 48}
    assert "account closed" in page


def test_the_second_person_sees_the_figures_that_the_proposer_saw(
    world: World, analyst: Standing, supervisor: Standing, second_supervisor: Standing
) -> None:
    establish(world, analyst)
    own = add_code(data=STRICT, by=supervisor.actor, now=NOW)
    row = simulated(own.identity, analyst)
    day = (LATER + timedelta(days=30)).date().isoformat()
    said = {"code": own.identity, "applies_from": day, "simulation": row.public_id}
    page = supervisor.client().post("/measures/code/propose", said, follow=True).content.decode()
    seen = (
        second_supervisor.client()
        .get(f"/measures/code/{CodeAdoption.objects.latest('pk').public_id}/")
        .content.decode()
    )
    for text in (row.digest, row.code_digest, row.against_digest):
        assert text in page
        assert text in seen
    assert "/confirm" in seen
    assert "/confirm" not in page


def test_no_simulation_of_another_code_is_kept_with_a_proposal(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    establish(world, analyst)
    row = simulated("aliexpress@2018", analyst)
    with pytest.raises(SimulationUnfitError):
        propose_code(
            code="model@1", applies_from=LATER + timedelta(days=30), simulation=row, by=supervisor.actor, now=LATER
        )


def test_a_file_of_our_own_is_kept_once_and_can_be_adopted(
    world: World, supervisor: Standing, second_supervisor: Standing
) -> None:
    client = supervisor.client()
    for _ in range(2):
        sent = client.post("/measures/code/add", {"file": SimpleUploadedFile("own.toml", STRICT)})
        assert sent.status_code == 302
    own = OwnCode.objects.get()
    row = propose_code(code=own.identity, applies_from=LATER, by=supervisor.actor, now=NOW)
    confirm_code(adoption=row, by=second_supervisor.actor, now=NOW)
    assert code_at(LATER).identity == own.identity
    assert CodeAdoption.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[penalty_code", "TOML"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 5000, ""),
        (MODEL.replace(b'track = "danger"', b'track = "dangers"', 1), "dangers"),
        (MODEL.replace(b"points = 12", b"points = -1"), "points"),
    ],
)
def test_a_file_that_is_no_code_is_refused_with_its_place(supervisor: Standing, data: bytes, said: str) -> None:
    adopt_model()
    answer = supervisor.client().post("/measures/code/add", {"file": SimpleUploadedFile("own.toml", data)})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    with pytest.raises(PackError):
        add_code(data=data, by=supervisor.actor, now=NOW)


def test_a_file_too_large_is_not_read(supervisor: Standing) -> None:
    answer = supervisor.client().post("/measures/code/add", {"file": SimpleUploadedFile("own.toml", b"#" * 1_000_001)})
    assert answer.status_code == 422
    assert "larger than 1 MB" in answer.content.decode()


def test_an_analyst_adds_no_code(analyst: Standing) -> None:
    with pytest.raises(NotPermittedError):
        add_code(data=MODEL, by=analyst.actor, now=NOW)


def test_a_kind_that_is_not_confirmed_stands_for_nothing_in_a_code_that_runs() -> None:
    codes = {code.key: code for code in every_code()}
    known = codes["model"]
    found = match_kinds([(kind.key, kind.code) for kind in known.kinds], known, codes["aliexpress"])
    assert {found[kind] for kind in ("counterfeit_minor", "counterfeit", "counterfeit_grave")} == {"serious"}
