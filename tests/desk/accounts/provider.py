"""A small OpenID provider that runs on loopback: the other side of a real sign-in, which can be told to lie."""

import json
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET, KEY_ID = "touchstone", "a secret between two servers", "one"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """`claims` and `userinfo` replace what the ID token and the user info would truly say; `key` signs."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    key: Any = KEY
    algorithm: str = "RS256"
    header: dict[str, Any] = field(default_factory=lambda: {"kid": KEY_ID})
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    person: dict[str, Any] = field(
        default_factory=lambda: {"sub": "ada-1", "email": "Ada@example.org", "email_verified": True}
    )

    def configuration(self) -> dict[str, Any]:
        """What the discovery document says."""
        ends = ("authorization", "token", "userinfo")
        return {
            "issuer": self.address,
            **{f"{end}_endpoint": f"{self.address}/{end}" for end in ends},
            "jwks_uri": f"{self.address}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        """The public key."""
        public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": KEY_ID, "alg": "RS256", "use": "sig"}]}

    def authorise(self, query: dict[str, str]) -> str:
        """The person agreed: where the browser goes, with a code that works once."""
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.asked[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def exchange(self, form: dict[str, str]) -> dict[str, Any]:
        """The code for tokens; nothing for who cannot prove to have asked for it."""
        asked = self.asked.pop(form["code"], None)
        proof = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if asked is None or proof != asked["code_challenge"] or form["client_secret"] != SECRET:
            return {"error": "invalid_grant"}
        now = int(time.time())
        told = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        token = jwt.encode({**told, **self.person, **self.claims}, self.key, self.algorithm, headers=self.header)
        return {"access_token": "opaque", "token_type": "Bearer", "expires_in": 60, "id_token": token}


class Door(BaseHTTPRequestHandler):
    """HTTP of the provider."""

    provider: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/authorization":
            self._answer(302, {}, self.provider.authorise(query))
        elif parts.path == "/userinfo":
            self._answer(200, {**self.provider.person, **self.provider.userinfo})
        else:
            self._answer(200, self.provider.keys() if parts.path == "/jwks" else self.provider.configuration())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        answer = self.provider.exchange({name: values[0] for name, values in parse_qs(body).items()})
        self._answer(400 if "error" in answer else 200, answer)

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""

    def _answer(self, status: int, body: dict[str, Any], location: str = "") -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def running() -> Iterator[Provider]:
    """The provider at work."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OwnDoor", (Door,), {"provider": provider}))
    provider.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
