"""Ed25519 keys of logs and witnesses, named and numbered as c2sp.org/signed-note says."""

from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from touchstone.ledger.base64_text import decode_base64, encode_base64
from touchstone.ledger.errors import KeyFileError
from touchstone.ledger.note import KEY_NAME, Signature

LOG, WITNESS = 0x01, 0x04  # signature types: a plain one, a timestamped cosignature
STAMP_SIZE = 8


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """A key that is trusted: `kind` is LOG or WITNESS, `public` 32 bytes."""

    name: str
    public: bytes
    kind: int = LOG

    @property
    def key_id(self) -> bytes:
        """The first 4 bytes of SHA-256 over name, line end, kind and key."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def to_text(self) -> str:
        """The verifier key, as other tools of transparency logs read it: name+id+key."""
        return f"{self.name}+{self.key_id.hex()}+{encode_base64(bytes([self.kind]) + self.public)}"

    def made(self, signature: Signature) -> bool:
        """Whether the signature says that this key made it."""
        return (signature.name, signature.key_id) == (self.name, self.key_id)

    def verifies(self, text: str, signature: Signature) -> bool:
        """Whether this key signed the text."""
        message, data = text.encode(), signature.data
        if self.kind == WITNESS:
            stamp, data = data[:STAMP_SIZE], data[STAMP_SIZE:]
            message = b"cosignature/v1\ntime %d\n" % int.from_bytes(stamp, "big") + message
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(data, message)
        except InvalidSignature:
            return False
        return True

    @staticmethod
    def from_text(text: str) -> "VerifyingKey":
        """The key that `to_text` wrote. Raises KeyFileError."""
        try:
            name, _, data = text.split("+", 2)
            decoded = decode_base64(data)
            key = VerifyingKey(name, decoded[1:], decoded[0])
        except (ValueError, IndexError) as error:
            raise not_a_key() from error
        if key.to_text() != text or not KEY_NAME.fullmatch(name) or key.kind not in (LOG, WITNESS):
            raise not_a_key()
        if len(key.public) != 32:
            raise not_a_key()
        return key


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private key of a log; the name is the origin of its heads."""

    name: str
    private: Ed25519PrivateKey

    @property
    def verifying(self) -> VerifyingKey:
        """The public half."""
        return VerifyingKey(self.name, self.private.public_key().public_bytes_raw())

    def sign(self, text: str) -> Signature:
        """The signature of a text that ends with a line end."""
        return Signature(self.name, self.verifying.key_id, self.private.sign(text.encode()))


def new_key(name: str) -> SigningKey:
    """A fresh key. Raises KeyFileError where the name has spaces or a plus."""
    if not KEY_NAME.fullmatch(name):
        raise KeyFileError(
            f"{name!r} cannot name the key of a record.",
            hint="Use a name without spaces and without +, such as desk.example.org/record.",
            sentence_zh=f"{name!r} 不能作为台账密钥的名称。",
            hint_zh="请使用不含空格和加号的名称，例如 desk.example.org/record。",
        )
    return SigningKey(name, Ed25519PrivateKey.generate())


def not_a_key() -> KeyFileError:
    """The refusal of a text that is no verifier key."""
    return KeyFileError(
        "This is not the public key of a record.",
        hint="Give the key as the desk published it: name+id+key on one line.",
        sentence_zh="这不是台账的公钥。",
        hint_zh="请提供工作台公布的公钥：一行，格式为 名称+编号+密钥。",
    )
