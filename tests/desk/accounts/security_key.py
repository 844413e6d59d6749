"""A security key of the tests: makes and signs WebAuthn answers as a key of hardware does."""

import json
import secrets
import struct
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


def text(data: bytes) -> str:
    """Base64 for the web, without filling."""
    return urlsafe_b64encode(data).decode().rstrip("=")


class SecurityKey:
    """One key, for one site; `origin` is what the browser would say."""

    def __init__(self, site: str, origin: str) -> None:
        self.site, self.origin = site, origin
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.name, self.uses, self.verifies = secrets.token_bytes(16), 0, True

    def register(self, challenge: str) -> dict[str, Any]:
        """What the browser posts after the person touched the key for the first time."""
        public = cbor.encode(ES256.from_cryptography_key(self.secret.public_key()))
        credential = bytes(16) + struct.pack(">H", len(self.name)) + self.name + public
        told = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED) + credential})
        client = self._client("webauthn.create", challenge)
        return self._answer({"clientDataJSON": text(client), "attestationObject": text(told)})

    def sign(self, challenge: str, holder: str = "") -> dict[str, Any]:
        """What the browser posts after the person touched the key to come in; a passkey says whose it is."""
        self.uses += 1
        data, client = self._data(0), self._client("webauthn.get", challenge)
        signature = self.secret.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        if holder:
            parts["userHandle"] = holder.encode()
        return self._answer({name: text(part) for name, part in parts.items()})

    def _data(self, flags: int) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        return sha256(self.site.encode()).digest() + struct.pack(">BI", flags, self.uses)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response: dict[str, str]) -> dict[str, Any]:
        name = text(self.name)
        return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
