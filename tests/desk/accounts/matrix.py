"""The objects that the URLs of accounts need; all belong to the owner's organisation."""

from datetime import timedelta

from allauth.mfa.models import Authenticator

from tests.desk.authority.matrix import Call, Maker
from tests.desk.authority.scene import Scene
from tests.desk.people import NOW, PASSWORD
from touchstone.desk.accounts.actions.keys import make_key
from touchstone.desk.accounts.models import Invitation, Membership, Person
from touchstone.desk.accounts.tokens import digest_of
from touchstone.desk.accounts.views.invitations import OPENED
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.sealing import seal

TOKEN = "a-token-of-an-invitation"


def house(scene: Scene) -> Call:
    details = {"name": "New name", "registration_number": "", "website": "https://house.example"}
    return Call({"organisation": scene.owner.organisation.public_id}, details)


def invitation_form(scene: Scene) -> Call:
    data = {"name": "Dee", "email": "dee@example.org", "role": "right_holder", "language": "en"}
    return Call(house(scene).path, data)


def member(scene: Scene) -> Call:
    person = scene.people["colleague"].person.public_id
    return Call({**house(scene).path, "person": person}, {"role": "administrator", "reason": "The telephone was lost."})


def member_with_factor(scene: Scene) -> Call:
    factor(scene, "totp", scene.people["colleague"].person)
    return member(scene)


def membership(scene: Scene) -> Call:
    held = Membership.objects.get(person=scene.people["colleague"].person)
    return Call({"membership": held.public_id})


def invited(scene: Scene) -> Invitation:
    return Invitation.objects.create(
        organisation=scene.owner.organisation,
        email="dee@example.org",
        name="Dee",
        role="right_holder",
        token_digest=digest_of(TOKEN),
        created_at=NOW,
        expires_at=NOW + timedelta(days=3650),
    )


def key(scene: Scene) -> Call:
    scopes = [Permission.RECORD_VIEW]
    made, _ = make_key(name="Nightly", scopes=scopes, lifetime=timedelta(days=30), by=scene.owner.actor, now=NOW)
    return Call({"key": made.public_id})


def opened(scene: Scene) -> Call:
    return Call({}, {"name": "Dee", "password": PASSWORD}, {OPENED: invited(scene).token_digest})


def factor(scene: Scene, kind: str, person: Person | None = None) -> int:
    """A second factor, of the owner unless it is said whose."""
    data = {
        "totp": {"secret": seal("second factor", "JBSWY3DPEHPK3PXP")},
        "webauthn": {"name": "Key"},
        "recovery_codes": {"seed": seal("second factor", "0" * 32), "used_mask": 0},
    }
    return int(Authenticator.objects.create(user=person or scene.owner.person, type=kind, data=data[kind]).pk)


def totp(scene: Scene) -> Call:
    factor(scene, "totp")
    return Call()


def recovery_codes(scene: Scene) -> Call:
    factor(scene, "totp")
    factor(scene, "recovery_codes")
    return Call()


def security_key(scene: Scene) -> Call:
    return Call({"pk": factor(scene, "webauthn")}, {"name": "Key"})


MAKERS: dict[str, Maker] = {
    "organisation_detail": house,
    "organisation_edit": house,
    "member_invite": invitation_form,
    "member_detail": member,
    "role_give": member,
    "membership_end": member,
    "member_sessions_end": member,
    "member_factors_remove": member_with_factor,
    "role_end": membership,
    "key_list": lambda _scene: Call({}, {"name": "Nightly", "scopes": ["record.view"], "days": "30"}),
    "key_revoke": key,
    "invitation_open": lambda scene: Call({"token": TOKEN}) if invited(scene) else Call(),
    "invitation_accept": opened,
    "invitation_send": lambda scene: Call({"invitation": invited(scene).public_id}),
    "invitation_withdraw": lambda scene: Call({"invitation": invited(scene).public_id}),
    "profile": lambda _scene: Call({}, {"name": "Somebody", "language": "en"}),
    "act_for": lambda scene: Call({}, {"organisation": scene.owner.organisation.public_id}),
    "set_language": lambda _scene: Call({}, {"language": "en"}),
    "account_confirm_email": lambda _scene: Call({"key": "abc"}),
    "account_reset_password_from_key": lambda _scene: Call({"uidb36": "1", "key": "abc"}),
    "openid_connect_login": lambda _scene: Call({"provider_id": "nobody"}),
    "openid_connect_callback": lambda _scene: Call({"provider_id": "nobody"}),
    "mfa_deactivate_totp": totp,
    "mfa_view_recovery_codes": recovery_codes,
    "mfa_download_recovery_codes": recovery_codes,
    "mfa_remove_webauthn": security_key,
    "mfa_edit_webauthn": security_key,
}
