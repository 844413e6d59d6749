"""What comes in is screened by the node itself: once, with the live release, and leads follow."""

import pytest

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import FAKE, HARSH, PLAIN, founded, in_shadow, make_listings
from touchstone.desk.audit.models import Event
from touchstone.desk.dossiers.actions.listings import edit_listing
from touchstone.desk.dossiers.models import Listing, ListingState, Screening
from touchstone.desk.leads.models import Lead
from touchstone.desk.rulesets.actions.keeping import keep_round, place_reached
from touchstone.desk.rulesets.actions.stepping import step_on
from touchstone.desk.rulesets.intake import screening
from touchstone.desk.rulesets.intake.screening import screen_what_came
from touchstone.desk.rulesets.models import Moved, Trial

pytestmark = pytest.mark.django_db


def test_a_listing_that_comes_in_has_its_finding_and_its_lead(analyst: Standing) -> None:
    live = founded()
    fake, plain = make_listings(analyst, FAKE, PLAIN)
    assert screen_what_came(NOW) == 2
    told = dict(Screening.objects.values_list("version__listing", "ruleset"))
    assert told == {fake.pk: live.file.identity, plain.pk: live.file.identity}
    fake.refresh_from_db()
    assert fake.verdict in ("review", "block")
    assert [lead.listing for lead in Lead.objects.all()] == [fake]
    event = Event.objects.get(kind="rulesets.screened")
    assert event.data == {"count": 2, "ruleset": live.file.identity}


def test_the_finding_says_why_in_words(analyst: Standing) -> None:
    founded()
    make_listings(analyst, FAKE)
    screen_what_came(NOW)
    kept = Screening.objects.get().signals
    assert {"replica_claim", "contact_diverted"} <= {signal["name"] for signal in kept["signals"]}
    assert kept["reasons"]


def test_nothing_is_screened_twice(analyst: Standing) -> None:
    founded()
    make_listings(analyst, FAKE, PLAIN)
    assert [screen_what_came(NOW) for _ in range(3)] == [2, 0, 0]
    assert Screening.objects.count() == 2


def test_a_change_is_screened_again(analyst: Standing) -> None:
    founded()
    (listing,) = make_listings(analyst, PLAIN)
    screen_what_came(NOW)
    edit_listing(by=analyst.actor, now=NOW, listing=listing.public_id, seen=1, title=FAKE)
    screen_what_came(NOW)
    assert list(Screening.objects.order_by("pk").values_list("version__number", flat=True)) == [1, 2]
    assert Lead.objects.get().listing == listing


def test_what_is_not_online_makes_no_finding(analyst: Standing) -> None:
    founded()
    (listing,) = make_listings(analyst, FAKE)
    edit_listing(by=analyst.actor, now=NOW, listing=listing.public_id, seen=1, state=ListingState.REMOVED)
    assert screen_what_came(NOW) == 0
    assert not Screening.objects.exists()
    assert place_reached() > 0


def test_the_finding_of_a_source_stays(analyst: Standing) -> None:
    founded()
    (listing,) = make_listings(analyst, FAKE)
    Screening.objects.create(
        version=listing.versions.get(), verdict="pass", score=0.1, ruleset="own@1", signals={}, at=NOW, created_at=NOW
    )
    screen_what_came(NOW)
    assert Screening.objects.get().ruleset == "own@1"


def test_a_node_that_nobody_founded_screens_nothing() -> None:
    assert screen_what_came(NOW) == 0


def test_a_founded_node_takes_the_ruleset_that_comes_with_it(analyst: Standing) -> None:
    make_listings(analyst, FAKE)
    assert screen_what_came(NOW) == 1


def test_of_two_loops_one_keeps_what_both_found(analyst: Standing) -> None:
    live = founded()
    make_listings(analyst, FAKE)
    begun = place_reached()
    screen_what_came(NOW)
    assert not keep_round(release=live, begun=begun, place=99, findings=(), shadows={}, now=NOW)
    assert Screening.objects.count() == 1


def test_one_listing_that_cannot_be_screened_keeps_no_other_waiting(
    analyst: Standing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    founded()
    make_listings(analyst, FAKE, PLAIN)
    real = screening.screen

    def fails_on_fakes(versions, *others):  # type: ignore[no-untyped-def]
        if any(each.title == FAKE for each in versions):
            raise ValueError
        return real(versions, *others)

    monkeypatch.setattr(screening, "screen", fails_on_fakes)
    screen_what_came(NOW)
    assert list(Screening.objects.values_list("version__title", flat=True)) == [PLAIN]
    assert Listing.objects.get(title=FAKE).verdict == ""


def test_in_shadow_it_has_no_effect_but_is_counted(supervisor: Standing, analyst: Standing) -> None:
    in_shadow(supervisor, "2", HARSH)
    make_listings(analyst, FAKE, PLAIN)
    screen_what_came(NOW)
    trial = Trial.objects.get(kind="shadow")
    assert (trial.done, trial.sums["listings"], trial.sums["changed"]) == (2, 2, 1)
    moved = Moved.objects.get(trial=trial)
    assert (moved.version.title, moved.before, moved.after) == (PLAIN, "pass", "review")
    assert set(Screening.objects.values_list("ruleset", flat=True)) == {trial.against.file.identity}
    assert Lead.objects.count() == 1


def test_after_going_live_the_new_release_screens(
    supervisor: Standing, second_supervisor: Standing, analyst: Standing
) -> None:
    release = in_shadow(supervisor, "2", HARSH)
    step_on(release=release, verb="propose", by=supervisor.actor, now=NOW)
    step_on(release=release, verb="go_live", by=second_supervisor.actor, now=NOW)
    make_listings(analyst, PLAIN)
    screen_what_came(NOW)
    told = Screening.objects.get()
    assert (told.verdict, told.ruleset) == ("review", release.file.identity)
