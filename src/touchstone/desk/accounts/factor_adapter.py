"""How allauth keeps second factors at this desk: their secrets are sealed with the node's own key."""

from allauth.mfa.adapter import DefaultMFAAdapter

from touchstone.desk.accounts.errors import FactorUnreadableError
from touchstone.desk.authority.sealing import seal, unseal

PURPOSE = "second factor"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Whoever reads the database alone cannot make a code."""

    def encrypt(self, text: str) -> str:
        """As it is stored."""
        return seal(PURPOSE, text)

    def decrypt(self, encrypted_text: str) -> str:
        """As it was; FactorUnreadableError where the node's key is another one: an empty secret would let anybody in."""
        text = unseal(PURPOSE, encrypted_text)
        if not isinstance(text, str) or not text:
            raise FactorUnreadableError
        return text
