"""What a person changes about the own account."""

from datetime import datetime

from touchstone.desk.accounts.models import Person
from touchstone.desk.audit.acting import act
from touchstone.desk.audit.record import record
from touchstone.desk.authority.actor import Actor


@act
def change_profile(*, person: Person, name: str, language: str, by: Actor, now: datetime) -> Person:
    """Change what others call the person, and the language of the desk for it."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    changed = [field for field, value in (("name", name), ("language", language)) if getattr(person, field) != value]
    if changed:
        person.name, person.language = name, language
        person.save(update_fields=changed)
        told = {"name": name} if "name" in changed else None
        record("accounts.profile_changed", person, by=by, now=now, data={"changed": changed}, particulars=told)
    return person
