"""The URLs of rulesets."""

from django.urls import URLPattern

from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, POST, route
from touchstone.desk.rulesets.views import drafting, releases, rescreenings, trainings, trials

VIEW, EDIT, RELEASE = Permission.RULESET_VIEW, Permission.RULESET_EDIT, Permission.RULESET_RELEASE
ONE, TRIAL = "rulesets/<slug:release>/", "rulesets/trials/<slug:trial>/"
TRAINING, RESCREENING = "rulesets/trainings/<slug:training>/", "rulesets/rescreenings/<slug:rescreening>/"

urlpatterns: list[URLPattern] = [
    route("rulesets/", releases.list_releases, name="ruleset_list", needs=VIEW, methods=GET),
    route("rulesets/new", drafting.new_draft, name="ruleset_new", needs=EDIT),
    route(TRIAL, trials.show_trial, name="trial_detail", needs=VIEW, methods=GET),
    route(TRIAL + "stop", trials.stop, name="trial_stop", needs=EDIT, methods=POST),
    route("rulesets/train", trainings.start, name="ruleset_train", needs=EDIT),
    route(TRAINING, trainings.show, name="training_detail", needs=VIEW, methods=GET),
    route(TRAINING + "stop", trainings.stop, name="training_stop", needs=EDIT, methods=POST),
    route(RESCREENING, rescreenings.show, name="rescreening_detail", needs=VIEW, methods=GET),
    route(RESCREENING + "stop", rescreenings.stop, name="rescreening_stop", needs=RELEASE, methods=POST),
    route(ONE, releases.show_release, name="ruleset_detail", needs=VIEW, methods=GET),
    route(ONE + "edit", drafting.edit_draft, name="ruleset_edit", needs=EDIT),
    route(ONE + "file", releases.download, name="ruleset_file", needs=VIEW, methods=GET),
    route(ONE + "backtest", trials.start, name="ruleset_backtest", needs=EDIT, methods=POST),
    route(ONE + "rescreen", rescreenings.start, name="ruleset_rescreen", needs=RELEASE, methods=POST),
    route(ONE + "steps/<slug:verb>", releases.take_release_step, name="ruleset_step", needs=VIEW, methods=POST),
]
