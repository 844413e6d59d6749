"""The pages of rulesets: what screens, what a release changes, what it moves; a wrong file comes back with its line."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.desk.people import NOW, Standing
from tests.desk.rulesets.making import FAKE, HARSH, PLAIN, founded, in_shadow, make_draft, make_listings, written
from touchstone.desk.rulesets.actions.trials import start_backtest
from touchstone.desk.rulesets.intake.backtesting import run_backtests
from touchstone.desk.rulesets.models import Release

pytestmark = pytest.mark.django_db


def page(by: Standing, address: str, status: int = 200) -> str:
    answer = by.client().get(address, headers={"accept-language": "en"})
    assert answer.status_code == status
    return answer.content.decode()


def test_the_list_says_what_is_live_and_what_is_under_way(supervisor: Standing) -> None:
    release = in_shadow(supervisor, "2", HARSH)
    shown = page(supervisor, "/rulesets/")
    assert "standard@1.2.0" in shown
    assert f"/rulesets/{release.public_id}/" in shown


def test_a_release_shows_what_it_changes(supervisor: Standing) -> None:
    release = make_draft(supervisor, "2", HARSH)
    shown = page(supervisor, f"/rulesets/{release.public_id}/")
    assert "Threshold: review" in shown
    assert "A draft has no effect" in shown


def test_a_backtest_shows_which_listings_move_and_why(analyst: Standing) -> None:
    release = make_draft(analyst, "2", HARSH)
    listing, _fake = make_listings(analyst, PLAIN, FAKE)
    trial = start_backtest(release=release, by=analyst.actor, now=NOW)
    waiting = page(analyst, f"/rulesets/trials/{trial.public_id}/")
    assert 'hx-trigger="every 2s"' in waiting
    while run_backtests(NOW):
        pass
    shown = page(analyst, f"/rulesets/trials/{trial.public_id}/?way=pass%3Ereview")
    assert f"/dossiers/listings/{listing.public_id}/" in shown
    assert 'hx-trigger="every 2s"' not in shown
    assert "No listing has a verdict yet" in shown


def test_a_wrong_file_comes_back_with_its_line_and_what_was_written(analyst: Standing) -> None:
    founded()
    content = written("2", ("threshold = 0.25", "threshold = 2.0")).decode()
    answer = analyst.client().post("/rulesets/new", {"content": content}, headers={"accept-language": "en"})
    assert answer.status_code == 422
    assert "Line " in answer.content.decode()
    assert "threshold = 2.0" in answer.content.decode()
    assert Release.objects.count() == 1


def test_a_file_takes_the_place_of_the_text(analyst: Standing) -> None:
    founded()
    file = SimpleUploadedFile("a.toml", written("5"))
    answer = analyst.client().post("/rulesets/new", {"content": "nothing", "file": file})
    assert answer.status_code == 302
    assert str(Release.objects.first()) == "standard@5"


def test_the_file_is_given_as_it_was_written(analyst: Standing) -> None:
    release = make_draft(analyst, "2", HARSH)
    assert page(analyst, f"/rulesets/{release.public_id}/file").encode() == written("2", HARSH)
