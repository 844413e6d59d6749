"""What can happen to people, organisations and keys, with the sentences of the record."""

from django.utils.translation import gettext_noop

from touchstone.desk.audit.event_kind import Audience, EventKind

EVENTS = (
    EventKind("accounts.organisation_made", gettext_noop("%(by)s entered %(subject)s at this desk.")),
    EventKind("accounts.organisation_changed", gettext_noop("%(by)s changed the details of %(subject)s.")),
    EventKind("accounts.member_invited", gettext_noop("%(by)s invited somebody to the role %(role)s."), Audience.OURS),
    EventKind("accounts.invitation_sent_again", gettext_noop("%(by)s sent %(subject)s again."), Audience.OURS),
    EventKind("accounts.invitation_withdrawn", gettext_noop("%(by)s withdrew %(subject)s."), Audience.OURS),
    EventKind("accounts.invitation_accepted", gettext_noop("%(by)s accepted %(subject)s."), Audience.OURS),
    EventKind("accounts.role_given", gettext_noop("%(by)s gave %(subject)s the role %(role)s."), Audience.OURS),
    EventKind("accounts.role_ended", gettext_noop("%(by)s ended the role %(role)s of %(subject)s."), Audience.OURS),
    EventKind("accounts.membership_ended", gettext_noop("%(by)s ended the membership of %(subject)s."), Audience.OURS),
    EventKind("accounts.profile_changed", gettext_noop("%(by)s changed their own profile."), Audience.OURS),
    EventKind("accounts.key_made", gettext_noop("%(by)s made %(subject)s."), Audience.OURS),
    EventKind("accounts.key_revoked", gettext_noop("%(by)s revoked %(subject)s."), Audience.OURS),
    EventKind("accounts.signed_in", gettext_noop("%(by)s signed in."), Audience.OURS),
    EventKind("accounts.signed_out", gettext_noop("%(by)s signed out."), Audience.OURS),
    EventKind("accounts.sign_in_failed", gettext_noop("A sign-in failed."), Audience.NODE),
    EventKind("accounts.locked_out", gettext_noop("Sign-in was closed for %(seconds)s seconds."), Audience.NODE),
    EventKind("accounts.password_changed", gettext_noop("%(by)s set a new password."), Audience.OURS),
    EventKind("accounts.factor_added", gettext_noop("%(by)s added a second factor."), Audience.OURS),
    EventKind("accounts.factor_removed", gettext_noop("%(by)s removed a second factor."), Audience.OURS),
    EventKind("accounts.sessions_ended", gettext_noop("%(by)s ended every session of %(subject)s."), Audience.OURS),
    EventKind(
        "accounts.factors_taken",
        gettext_noop("%(by)s removed the lost second factors of %(subject)s."),
        Audience.OURS,
    ),
    EventKind("accounts.sign_in_linked", gettext_noop("%(by)s linked a sign-in service."), Audience.OURS),
)
