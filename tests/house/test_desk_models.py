"""Laws of the desk's tables: each is mutable or append-only, no foreign key points up, a when has its by whom."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import CheckConstraint, Field, Model

from tests.house.tree import pyproject

# Moments that nobody makes: the node or a machine does, or they are times to come.
MOMENTS = {
    "leads.SecondReview": {"created_at"},  # drawn by the node itself
    "audit.Alarm": {"ended_at"},
    "audit.Verification": {"ended_at"},
    "workflow.RunningClock": {"started_at", "due_at", "stopped_at", "next_at"},  # the step's event says who took it
    "workflow.ClockPause": {"began_at", "ended_at"},
    "workflow.ClockRing": {"rings_at", "rung_at"},
    "accounts.ApiKey": {"expires_at", "used_at"},
    "accounts.SignInGate": {"tried_at"},
    "accounts.RateBucket": {"filled_at"},
    "accounts.Invitation": {"expires_at"},
    "accounts.Person": {"joined_at"},
    "access.AccessRequest": {"opened_at", "created_at"},  # by a visitor, who has no account
    "access.AccessQuestion": {"answered_at"},
    "access.AccessLink": {"expires_at", "made_at"},
    "tips.Target": {"created_at"},
    "tips.Tip": {
        "corrected_at",
        "created_at",
        "ended_at",
        "forgotten_at",
    },  # by visitors, by the node, by the step beside them
    "delivery.InboxItem": {"created_at", "read_at"},  # read by the one person it is for
    "delivery.Message": {"ended_at", "created_at", "next_at"},
    "measures.PlatformOrder": {"carried_out_at"},  # by the platform, as it says
    "frontdoor.Beat": {"ran_at"},
    "frontdoor.KeptAnswer": {"expires_at"},
}

# Ended by the node where its time ran out: tied to how it ended instead.
TIED_OTHERWISE = {"workflow.Proposal.ended_at"}


def models() -> list[type[Model]]:
    """Every table of the desk's own."""
    return [model for model in apps.get_models() if model.__module__.startswith("touchstone.")]


def room_of(model: type[Model]) -> str:
    """The room that a table belongs to."""
    return model.__module__.split(".")[2]


def fields(model: type[Model]) -> Iterator[Field]:  # type: ignore[type-arg]
    """The columns of a table."""
    yield from model._meta.concrete_fields


def times(model: type[Model]) -> set[str]:
    """The columns that say when."""
    return {field.name for field in fields(model) if field.name.endswith("_at")}


def floors() -> list[str]:
    """The rooms of the desk, from the highest down."""
    contracts = pyproject()["tool"]["importlinter"]["contracts"]
    return list(next(contract["layers"] for contract in contracts if contract["id"] == "desk"))


def test_every_table_says_whether_it_only_grows() -> None:
    silent = [model._meta.label for model in models() if not isinstance(getattr(model, "APPEND_ONLY", None), bool)]
    assert silent == []


def test_no_foreign_key_points_up() -> None:
    order = floors()
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in models()
        for field in fields(model)
        if field.related_model in models() and order.index(room_of(model)) > order.index(room_of(field.related_model))  # type: ignore[arg-type]
    ]
    assert upward == []


def test_a_when_has_its_by_whom() -> None:
    lone = {
        model._meta.label: times(model)
        - {f"{field.name[:-3]}_at" for field in fields(model) if field.name[-3:] == "_by"}
        for model in models()
    }
    assert {label: found for label, found in lone.items() if found} == MOMENTS


def test_a_when_that_may_be_empty_is_tied_to_its_by_whom() -> None:
    loose = []
    for model in models():
        tied = " ".join(str(each.condition) for each in model._meta.constraints if isinstance(each, CheckConstraint))
        for field in fields(model):
            paired = field.name in times(model) - MOMENTS.get(model._meta.label, set())
            if paired and field.null and not (f"'{field.name}'" in tied and f"'{field.name[:-3]}_by'" in tied):
                loose.append(f"{model._meta.label}.{field.name}")
    assert set(loose) == TIED_OTHERWISE


def test_events_hold_on_to_nothing() -> None:
    holding = [
        f"{model._meta.label}.{field.name}"
        for model in models()
        if room_of(model) == "audit"
        for field in fields(model)
        if field.related_model is not None
    ]
    assert holding == []


def test_what_events_can_be_about_has_a_word_and_a_public_id() -> None:
    words = {model._meta.label: getattr(model, "SUBJECT_KIND", "") for model in models()}
    named = [word for word in words.values() if word]
    assert len(named) == len(set(named))
    public = {model._meta.label for model in models() if any(field.name == "public_id" for field in fields(model))}
    assert {label for label, word in words.items() if word} == public
