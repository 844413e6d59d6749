"""What another code would have done: beside the one that applies, over shipped codes and the node's own."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.measures.world import World, adopt_model, establish, make_world
from tests.desk.people import NOW, Standing
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.measures.actions.adopting import confirm_code, propose_code
from touchstone.desk.measures.actions.own_codes import add_code
from touchstone.desk.measures.models import CodeAdoption, Measure, OwnCode
from touchstone.desk.measures.queries.codes import code_at, code_named, every_code
from touchstone.desk.measures.queries.matched import match_kinds
from touchstone.desk.measures.queries.simulating import compare_codes
from touchstone.rulebook.errors import PackError
from touchstone.rulebook.penalties.action import Action
from touchstone.rulebook.penalties.code_file import CODES

pytestmark = pytest.mark.django_db
MODEL = (CODES / "model.toml").read_bytes()
STRICT = MODEL.replace(b"points = 12", b"points = 48").replace(b"2024-01-01", b"2027-01-01")
LATER = NOW + timedelta(days=20)


def test_a_stricter_code_closes_accounts_that_stay_open_now(
    world: World, analyst: Standing, supervisor: Standing
) -> None:
    establish(world, analyst)
    row = add_code(data=STRICT, by=supervisor.actor, now=NOW)
    other = code_named(row.identity)
    assert other is not None
    compared = compare_codes(code_at(LATER), other, LATER, 365)
    (line,) = compared.lines
    assert (line.now.points, line.then.points, line.more_points) == (12, 48, 36)
    assert line.now.closed_at is None
    assert line.then.measures[Action.CLOSE_ACCOUNT] == 1
    assert Measure.objects.filter(action="close_account").count() == 0


def test_the_code_that_applies_differs_in_nothing_from_itself(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    establish(make_world(analyst, "Mo"), analyst, kind="dangerous", days=3)
    compared = compare_codes(code_at(LATER), code_at(LATER), LATER, 365)
    assert compared.now.outcomes == compared.then.outcomes
    assert [line.differs for line in compared.lines] == [False, False]


def test_kinds_of_other_codes_stand_for_what_they_are_about() -> None:
    codes = {code.key: code for code in every_code()}
    known = codes["model"]
    grounds = [(kind.key, kind.code) for kind in known.kinds]
    found = match_kinds(grounds, known, codes["taobao"])
    assert {"counterfeit_minor", "counterfeit", "counterfeit_grave"} <= set(found)
    assert found["counterfeit_minor"] == "fake_minor"
    assert found["counterfeit_grave"] == "fake_gravest"
    assert match_kinds(grounds, None, known) == {kind.key: kind.key for kind in known.kinds}


def test_every_code_can_be_simulated_and_compared_on_the_page(world: World, analyst: Standing) -> None:
    establish(world, analyst)
    client = analyst.client()
    assert "Choose a code" in client.get("/measures/simulate/").content.decode()
    for code in every_code():
        page = client.get("/measures/simulate/", {"code": code.identity, "sort": "-points"})
        assert "Lin Trading" in page.content.decode()
    assert client.get("/measures/simulate.csv", {"code": "model@1"}).content.decode().startswith("\ufeffseller,name")


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
