"""The status of an object: a column that only a step can write."""

from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from touchstone.desk.workflow.errors import StatusWrittenError
from touchstone.desk.workflow.guard import is_open, opened
from touchstone.desk.workflow.table import Workflow


class Entered(str):
    """The status with which a new row is written."""

    __slots__ = ()


class GuardedStatus(DeferredAttribute):
    """Takes the value that a row is made with; after that, values come from steps alone."""

    def __set__(self, row: models.Model, value: str) -> None:
        held = row.__dict__.get(self.field.attname, value)
        if held != value and not is_open():
            raise StatusWrittenError(what=row._meta.label)
        row.__dict__[self.field.attname] = value


class StatusField(models.CharField):  # type: ignore[type-arg]  # Django has no generics at run time
    """The state of a row by the table of its workflow: written with the beginning, then by `take_step` alone."""

    descriptor_class = GuardedStatus

    def __init__(self, workflow: Workflow | None = None, **options: Any) -> None:
        self.workflow = workflow
        if workflow is not None:
            options = {"max_length": 32, "editable": False, "default": workflow.initial, **options}
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """In a migration it is a plain column."""
        name, _, arguments, options = super().deconstruct()
        return name, "django.db.models.CharField", arguments, options

    def pre_save(self, row: models.Model, add: bool) -> Any:
        """A new row starts where its workflow begins."""
        value = super().pre_save(row, add)
        return Entered(value) if add and self.workflow and value == self.workflow.initial else value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Refuse what no step writes; updates of many rows come through here too."""
        if not isinstance(value, Entered) and not is_open():
            raise StatusWrittenError(what=self.model._meta.label)
        return super().get_db_prep_save(str(value), connection)


class Stepped(models.Model):
    """A row that goes through a workflow. The model adds `status = StatusField(…)`; `version` counts its steps."""

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, **options: Any) -> None:
        """As ever, but an old copy never writes back the status that it was read with."""
        if not self._state.adding and options.get("update_fields") is None and not is_open():
            own = ("status", "version")
            options["update_fields"] = [
                field.name for field in self._meta.concrete_fields if field.name not in own and not field.primary_key
            ]
        super().save(**options)

    def refresh_from_db(self, *arguments: Any, **options: Any) -> None:
        """Read again; what the database holds came from steps."""
        with opened():
            super().refresh_from_db(*arguments, **options)


def known_states(workflow: Workflow, *, name: str) -> models.CheckConstraint:
    """The database, too, takes no state that the table does not have."""
    return models.CheckConstraint(condition=models.Q(status__in=[state.key for state in workflow.states]), name=name)
