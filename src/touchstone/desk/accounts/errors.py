"""Refusals of accounts.

DeskError
 ├─ LastAdministratorError  an organisation would be left without an administrator
 ├─ OwnRolesError           nobody gives a role to oneself
 ├─ OwnAccountError         what an administrator does for others, nobody does for oneself
 ├─ NoFactorError           there is no second factor to remove
 ├─ WorksElsewhereError     the account is not of this organisation alone
 ├─ RoleNotThereError       a role that the kind of organisation does not have
 ├─ AlreadyMemberError      the person holds the role
 ├─ AlreadyInvitedError     the person was asked for the role and has not answered
 ├─ InvitationOverError     accepted, withdrawn, expired, or never sent
 ├─ OtherPersonError        an invitation for another account
 ├─ KeyScopeError           a key may do no more than its maker
 ├─ KeyLifetimeError        a key ends, and soon enough
 ├─ TooManyRequestsError    429, says when to come back
 ├─ ProviderRefusedError    what the sign-in service sent does not hold
 ├─ AddressNotVerifiedError the sign-in service does not vouch for the e-mail address
 ├─ NoAccountError          signed in there, but nobody was invited here
 ├─ FactorUnreadableError   a second factor that was sealed with another key
 └─ NoSenderError           no room of this desk sends mails
"""

from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.errors import DeskError


class LastAdministratorError(DeskError):
    """The last administrator cannot go."""

    words = _("%(organisation)s would be left without an administrator.")
    cure = _("Give somebody else the role of administrator first.")


class OwnRolesError(DeskError):
    """Nobody raises oneself."""

    status = 403
    words = _("Nobody can give a role to oneself.")
    cure = _("Ask another administrator of your organisation.")


class OwnAccountError(DeskError):
    """What is done for others does without the proof that the own account asks for."""

    status = 403
    words = _("Nobody does this to one's own account here.")
    cure = _("End sessions and change second factors on the pages of your account.")


class NoFactorError(DeskError):
    """Nothing to remove."""

    words = _("This person has no second factor.")
    cure = _("Reload the page: it was removed already, or none was ever set up.")


class WorksElsewhereError(DeskError):
    """An administrator of one organisation does not weaken an account that opens another."""

    status = 403
    words = _("This account does not belong to your organisation alone.")
    cure = _("Ask a supervisor of the platform to remove the second factor.")


class RoleNotThereError(DeskError):
    """Each kind of organisation has its own roles."""

    status = 422
    words = _("There is no role “%(role)s” in %(organisation)s.")
    cure = _("Choose one of the roles that this kind of organisation has: see the page of roles.")


class AlreadyMemberError(DeskError):
    """A role is held once at a time."""

    words = _("This person holds the role already.")
    cure = _("Choose another role, or leave it as it is.")


class AlreadyInvitedError(DeskError):
    """One open invitation for an address and a role."""

    words = _("This address was invited to this role and has not answered yet.")
    cure = _("Send the invitation again, or withdraw it first.")


class InvitationOverError(DeskError):
    """The same words whatever the reason: a link tells nothing about others' invitations."""

    status = 410
    words = _("This invitation does not hold: it was used, withdrawn, or it expired.")
    cure = _("Ask whoever invited you to send a new one.")


class OtherPersonError(DeskError):
    """An invitation is for the account with its address, and not for who sent it."""

    status = 403
    words = _("This invitation is for another account than the one you are signed in with.")
    cure = _("Sign out, then open the link in the mail again.")


class KeyScopeError(DeskError):
    """A key is made for a part of what its maker may do."""

    status = 422
    words = _("A key cannot be made for this: %(scopes)s.")
    cure = _("Choose only what your own roles permit and what a program may do.")


class KeyLifetimeError(DeskError):
    """A key ends."""

    status = 422
    words = _("A key lives for 1 to %(days)s days.")
    cure = _("Choose a day within that time; make a new key before it ends.")


class TooManyRequestsError(DeskError):
    """Too many requests in too short a time; `seconds` says when the next one is answered."""

    status = 429
    words = _("Too many requests.")
    cure = _("Wait %(seconds)s seconds, then go on more slowly.")
    again = True

    @property
    def headers(self) -> dict[str, str]:
        """When to come back, for programs."""
        return {**self.values.get("limits", {}), "Retry-After": str(self.values["seconds"])}


class ProviderRefusedError(DeskError):
    """A token that does not hold: wrong nonce, or another person in two answers."""

    status = 403
    words = _("The answer of the sign-in service does not hold.")
    cure = _("Start again from the sign-in page; if it happens again, tell the operator of this desk.")


class AddressNotVerifiedError(DeskError):
    """An address that nobody checked proves nothing."""

    status = 403
    words = _("The sign-in service does not say that your e-mail address was verified.")
    cure = _("Verify the address there, or sign in here with your password.")


class NoAccountError(DeskError):
    """Accounts are made by invitation only."""

    status = 403
    words = _("There is no account for you at this desk.")
    cure = _("Ask the administrator of your organisation to invite you; then sign in again.")


class FactorUnreadableError(DeskError):
    """The secret key of the node changed, and with it went every second factor."""

    status = 500
    words = _("The second factor of this account cannot be read.")
    cure = _("Tell the operator: the secret key of this desk is another one than when the factor was set up.")


class NoSenderError(DeskError):
    """A mail had to go out and nobody takes mails."""

    status = 503
    words = _("This desk cannot send the mail that belongs to this.")
    cure = _("Tell the operator: no room of this desk is set up to deliver mails.")
