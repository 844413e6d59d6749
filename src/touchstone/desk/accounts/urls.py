"""The URLs of accounts: our pages, and the library's below /accounts/."""

from django.urls import URLPattern, URLResolver, include, path

from touchstone.desk.accounts.library_urls import library_urls
from touchstone.desk.accounts.views import account, invitations, keys, members, organisations, roles, securing
from touchstone.desk.authority.permissions import Permission
from touchstone.desk.authority.routes import GET, POST, Open, route

ACCOUNT, MANAGE, KEYS = Permission.OWN_ACCOUNT, Permission.MEMBER_MANAGE, Permission.KEY_MANAGE
SECURE = Permission.MEMBER_SECURE
ORGANISATION = "organisations/<slug:organisation>/"
MEMBER = ORGANISATION + "members/<slug:person>/"

urlpatterns: list[URLPattern | URLResolver] = [
    route("about/roles", roles.list_roles, name="about_roles", needs=Open.EVERYONE, methods=GET),
    route("account/", account.show_profile, name="profile", needs=ACCOUNT),
    route("account/acting-for", account.act_for, name="act_for", needs=ACCOUNT, methods=POST),
    route("account/language", account.set_language, name="set_language", needs=Open.EVERYONE, methods=POST),
    route("account/keys/", keys.list_keys, name="key_list", needs=KEYS),
    route("account/keys/<slug:key>/revoke", keys.revoke_key, name="key_revoke", needs=KEYS, methods=POST),
    route(
        "organisations/",
        organisations.list_organisations,
        name="organisation_list",
        needs=Permission.ORGANISATION_VIEW,
        methods=GET,
    ),
    route(
        ORGANISATION,
        organisations.show_organisation,
        name="organisation_detail",
        needs=Permission.ORGANISATION_VIEW,
        methods=GET,
    ),
    route(
        ORGANISATION + "edit",
        organisations.edit_organisation,
        name="organisation_edit",
        needs=Permission.ORGANISATION_EDIT,
    ),
    route(ORGANISATION + "invite", members.invite_member, name="member_invite", needs=MANAGE),
    route(MEMBER, members.show_member, name="member_detail", needs=SECURE, methods=GET),
    route(MEMBER + "sessions/end", securing.end_sessions, name="member_sessions_end", needs=SECURE, methods=POST),
    route(MEMBER + "factors/remove", securing.remove_factors, name="member_factors_remove", needs=SECURE, methods=POST),
    route(MEMBER + "roles", members.give_role, name="role_give", needs=MANAGE, methods=POST),
    route(MEMBER + "end", members.end_membership, name="membership_end", needs=MANAGE, methods=POST),
    route("memberships/<slug:membership>/end", members.end_role, name="role_end", needs=MANAGE, methods=POST),
    route("invitations/accept/", invitations.accept, name="invitation_accept", needs=Open.EVERYONE),
    route(
        "invitations/<slug:invitation>/send", invitations.send_again, name="invitation_send", needs=MANAGE, methods=POST
    ),
    route(
        "invitations/<slug:invitation>/withdraw",
        invitations.withdraw,
        name="invitation_withdraw",
        needs=MANAGE,
        methods=POST,
    ),
    route("join/<str:token>/", invitations.open_invitation, name="invitation_open", needs=Open.EVERYONE, methods=GET),
    path("accounts/", include(library_urls())),
]
