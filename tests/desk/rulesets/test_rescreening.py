"""After going live, what is there is screened again: resumable, cancellable, and without bringing back what people decided."""

import pytest

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import FAKE, HARSH, PLAIN, founded, in_shadow, make_listings
from touchstone.desk.audit.models import Event
from touchstone.desk.authority.errors import NotPermittedError
from touchstone.desk.dossiers.models import Listing, Screening
from touchstone.desk.leads.actions.deciding import decide_leads
from touchstone.desk.leads.models import Lead, LeadVerdict
from touchstone.desk.rulesets.actions.rescreenings import start_rescreening, stop_rescreening
from touchstone.desk.rulesets.actions.stepping import step_on
from touchstone.desk.rulesets.errors import NotLiveError, RescreeningRunsError, TrialOverError
from touchstone.desk.rulesets.intake import rescreening
from touchstone.desk.rulesets.intake.rescreening import run_rescreenings
from touchstone.desk.rulesets.intake.screening import screen_what_came
from touchstone.desk.rulesets.models import Release, Rescreening

pytestmark = pytest.mark.django_db
MILD = (
    ("threshold = 0.25", "threshold = 0.9998"),
    ("threshold = 0.5", "threshold = 0.9999"),
    ('signal = "contact_diverted"\nscore = 0.6', 'signal = "contact_diverted"\nscore = 1.0'),
)


def made_live(proposer: Standing, confirmer: Standing, version: str, *changes: tuple[str, str]) -> Release:
    """A release that two people made live."""
    release = in_shadow(proposer, version, *changes)
    step_on(release=release, verb="propose", by=proposer.actor, now=NOW)
    return step_on(release=release, verb="go_live", by=confirmer.actor, now=NOW)


def rescreened(release: Release, by: Standing) -> Rescreening:
    """Run to its end."""
    row = start_rescreening(release=release, by=by.actor, now=NOW)
    while run_rescreenings(NOW):
        pass
    row.refresh_from_db()
    return row


def test_what_is_there_has_its_finding_and_its_lead(
    supervisor: Standing, second_supervisor: Standing, analyst: Standing
) -> None:
    founded()
    _, plain = make_listings(analyst, FAKE, PLAIN)
    screen_what_came(NOW)
    release = made_live(supervisor, second_supervisor, "2", HARSH)
    row = rescreened(release, second_supervisor)
    assert (row.state, row.done, row.screened, row.opened, row.brought, row.harder) == ("done", 2, 2, 1, 1, 1)
    plain.refresh_from_db()
    assert plain.verdict == "review"
    assert set(Lead.objects.values_list("screening__ruleset", flat=True)) == {release.file.identity}
    assert Event.objects.get(kind="rulesets.rescreening_ended").data["opened"] == 1


def test_a_lead_that_nobody_decided_lapses_where_the_listing_passes_now(
    supervisor: Standing, second_supervisor: Standing, analyst: Standing
) -> None:
    founded()
    make_listings(analyst, FAKE)
    screen_what_came(NOW)
    row = rescreened(made_live(supervisor, second_supervisor, "2", *MILD), supervisor)
    assert (row.opened, row.lapsed, row.milder) == (0, 1, 1)
    assert Lead.objects.get().status == "lapsed"


def test_what_people_decided_does_not_come_back(
    supervisor: Standing, second_supervisor: Standing, analyst: Standing
) -> None:
    founded()
    make_listings(analyst, FAKE)
    screen_what_came(NOW)
    decide_leads(leads=list(Lead.objects.all()), verdict=LeadVerdict.FINE, by=analyst.actor, now=NOW)
    row = rescreened(made_live(supervisor, second_supervisor, "2", HARSH), supervisor)
    assert (row.screened, row.opened, row.brought) == (1, 0, 0)
    assert Lead.objects.get().status == "decided"


def test_rolled_back_the_old_findings_and_the_leads_stand_again(
    supervisor: Standing, second_supervisor: Standing, analyst: Standing
) -> None:
    first = founded()
    (fake,) = make_listings(analyst, FAKE)
    screen_what_came(NOW)
    rescreened(made_live(supervisor, second_supervisor, "2", *MILD), supervisor)
    step_on(release=first, verb="propose_return", by=supervisor.actor, now=NOW, reason="It missed too much.")
    step_on(release=first, verb="roll_back", by=second_supervisor.actor, now=NOW)
    row = rescreened(first, supervisor)
    assert (row.opened, row.harder, Screening.objects.count()) == (1, 1, 2)
    assert Listing.objects.get(pk=fake.pk).verdict in ("review", "block")
    assert [lead.status for lead in Lead.objects.order_by("pk")] == ["lapsed", "open"]


def test_it_goes_on_where_it_was_broken_off_and_doubles_nothing(
    analyst: Standing, supervisor: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescreening, "BATCH", 2)
    live = founded()
    make_listings(analyst, *[FAKE] * 5)
    start_rescreening(release=live, by=supervisor.actor, now=NOW)
    real, kept = rescreening.keep_rescreened, []

    def breaks(**named: object) -> bool:
        kept.append(real(**named))  # type: ignore[arg-type]
        if len(kept) == 2:
            raise KeyboardInterrupt
        return kept[-1]

    monkeypatch.setattr(rescreening, "keep_rescreened", breaks)
    with pytest.raises(KeyboardInterrupt):
        run_rescreenings(NOW)
    assert Rescreening.objects.get().done == 4
    while run_rescreenings(NOW):
        pass
    row = Rescreening.objects.get()
    assert (row.state, row.done, row.opened, Screening.objects.count()) == ("done", 5, 5, 5)


def test_stopped_it_keeps_what_was_screened(analyst: Standing, supervisor: Standing) -> None:
    live = founded()
    make_listings(analyst, FAKE)
    row = start_rescreening(release=live, by=supervisor.actor, now=NOW)
    with pytest.raises(RescreeningRunsError):
        start_rescreening(release=live, by=supervisor.actor, now=NOW)
    stop_rescreening(rescreening=row, by=supervisor.actor, now=NOW)
    assert run_rescreenings(NOW) == 0
    with pytest.raises(TrialOverError):
        stop_rescreening(rescreening=row, by=supervisor.actor, now=NOW)


def test_where_another_ruleset_goes_live_it_ends(
    supervisor: Standing, second_supervisor: Standing, analyst: Standing
) -> None:
    make_listings(analyst, FAKE)
    row = start_rescreening(release=founded(), by=supervisor.actor, now=NOW)
    made_live(supervisor, second_supervisor, "2", HARSH)
    run_rescreenings(NOW)
    row.refresh_from_db()
    assert (row.state, row.screened) == ("stopped", 0)


def test_only_those_who_answer_for_releases_start_it_and_only_with_the_live_one(
    supervisor: Standing, analyst: Standing
) -> None:
    draft = in_shadow(supervisor, "2", HARSH)
    with pytest.raises(NotLiveError):
        start_rescreening(release=draft, by=supervisor.actor, now=NOW)
    with pytest.raises(NotPermittedError):
        start_rescreening(release=founded(), by=analyst.actor, now=NOW)
