"""The key with which this node signs heads, in the folder `ledger` of the home, and all public halves it ever had.

record.key   the private key, mode 0600, made once
record.pub   one line name+id+key per key, the newest last: what others verify with. To change keys, move record.key away.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from touchstone.ledger.errors import KeyFileError
from touchstone.ledger.key_files import load_key, load_verifying_keys, save_key
from touchstone.ledger.keys import SigningKey, VerifyingKey, new_key


def ledger_folder() -> Path:
    """Where the key lies; only the owner of the desk's process looks into it."""
    folder = Path(settings.HOME) / "ledger"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def signing_key() -> SigningKey:
    """The key of the record; made when there is none. Two processes that start at once agree on one. Raises KeyFileError."""
    path = ledger_folder() / "record.key"
    name = origin()
    if not path.exists():
        _link(path, new_key(name))
    key = load_key(path, name)
    if key.verifying not in verifying_keys():
        _publish(key.verifying)
    return key


def verifying_keys() -> tuple[VerifyingKey, ...]:
    """Every public key that this record was signed with, oldest first; none before the first head."""
    path = ledger_folder() / "record.pub"
    return load_verifying_keys(path) if path.exists() else ()


def origin() -> str:
    """The name of the record: that of its first key, whatever the address of the desk is now."""
    keys = verifying_keys()
    return keys[0].name if keys else f"{urlsplit(settings.ADDRESS).netloc}/record"


def _link(path: Path, key: SigningKey) -> None:
    # Written aside and linked into place, so that nobody reads half a key.
    with tempfile.TemporaryDirectory(dir=path.parent) as aside:
        written = Path(aside) / path.name
        save_key(key, written)
        try:
            os.link(written, path)
        except FileExistsError:
            return


def _publish(key: VerifyingKey) -> None:
    with (ledger_folder() / "record.pub").open("a", encoding="utf-8") as file:
        file.write(f"{key.to_text()}\n")
        file.flush()
        os.fsync(file.fileno())


def refuse_missing() -> KeyFileError:
    """The refusal of a folder without keys."""
    return KeyFileError(
        "This desk has no key of its record yet.",
        hint="Let `touchstone work` run once; it makes the key and signs the first head.",
        sentence_zh="本工作台还没有台账密钥。",
        hint_zh="请先运行一次 `touchstone work`，它会生成密钥并签署第一个树头。",
    )
