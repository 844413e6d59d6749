"""What accounts hides from others: whole organisations, and members, invitations and keys of the stranger's."""

from datetime import timedelta

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.people import NOW, make_organisation, make_standing
from touchstone.desk.accounts.actions.keys import make_key
from touchstone.desk.accounts.models import Invitation
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.authority.permissions import Permission


def paths(scene: Scene) -> list[str]:
    listing, ours = reverse("organisation_list"), scene.owner.organisation.public_id
    return [
        listing,
        *(f"{listing}?q={words}" for words in ("House", "stranger", "Hidden", "91350100M000100Y43")),
        *(f"{listing}?kind={kind}" for kind in ("police", "right_holder")),
        f"{listing}?cursor={ours}",
        reverse("organisation_detail", kwargs={"organisation": ours}),
        *(reverse(name) for name in ("profile", "key_list", "about_roles", "mfa_index")),
    ]


def hide(scene: Scene) -> list[str]:
    theirs = scene.people["stranger"]
    theirs.organisation.registration_number = "91350100M000100Y43"
    theirs.organisation.save()
    make_standing("Hidden", make_organisation("Hidden House", "police"), "police_officer")
    second = make_standing("Zoe", theirs.organisation, "right_holder")
    scopes = [Permission.RECORD_VIEW]
    key, _ = make_key(name="Hidden key", scopes=scopes, lifetime=timedelta(days=30), by=theirs.actor, now=NOW)
    Invitation.objects.create(
        organisation=theirs.organisation,
        email="hidden@example.org",
        role="right_holder",
        token_digest=digest_of("hidden"),
        created_at=NOW,
        expires_at=NOW + timedelta(days=3650),
    )
    path = {"organisation": theirs.organisation.public_id}
    member = {**path, "person": second.person.public_id}
    return [
        *(reverse(name, kwargs=path) for name in ("organisation_detail", "organisation_edit", "member_invite")),
        reverse("member_detail", kwargs=member),
        f"/api/v1/keys/{key.public_id}",
    ]
