"""Heads that are known outside the database: a database that was set back, or was written anew, does not agree with them."""

from pathlib import Path

from django.conf import settings

from touchstone.desk.audit.kept_files import replace_file
from touchstone.desk.audit.models import SignedHead
from touchstone.ledger.anchors import Anchor, load_anchors
from touchstone.ledger.checkpoint import Checkpoint
from touchstone.ledger.errors import HeadError
from touchstone.ledger.keys import VerifyingKey
from touchstone.ledger.verifying import open_head


def last_head_path() -> Path:
    """The last head that was signed here; not part of a back-up, which is older than it."""
    return Path(settings.HOME) / "tmp" / "last-head.note"


def anchor_folder() -> Path:
    """The daily anchors."""
    return Path(settings.HOME) / "anchors"


def remember(note: str) -> None:
    """Keep the last head beside the database."""
    replace_file(last_head_path(), note.encode())


def anchors() -> list[Anchor]:
    """The daily anchors in order. Raises AnchorError."""
    return load_anchors(sorted(anchor_folder().glob("[0-9]*.json")))


def last_anchor() -> Anchor | None:
    """The newest anchor. Raises AnchorError."""
    newest = sorted(anchor_folder().glob("[0-9]*.json"))[-1:]
    return load_anchors(newest)[-1] if newest else None


def check_known(keys: tuple[VerifyingKey, ...]) -> None:
    """Refuse where a head known from a file is not among the signed ones. Raises HeadError, NoteError, AnchorError."""
    path, anchor = last_head_path(), last_anchor()
    notes = {"last-head.note": path.read_text("utf-8")} if path.exists() else {}
    if anchor is not None:
        notes[f"{anchor.day}.json"] = anchor.checkpoint
    for source, note in notes.items():
        _compare(source, open_head(note, keys).checkpoint)


def _compare(source: str, known: Checkpoint) -> None:
    root = SignedHead.objects.filter(size=known.size).values_list("root", flat=True).first()
    if root == known.root.hex():
        return
    newest = SignedHead.objects.order_by("-size").values_list("size", flat=True).first() or 0
    if newest < known.size:
        raise _refuse(
            f"{source} shows a head over {known.size} entries, the database ends at {newest}: it was set back",
            f"{source} 的树头覆盖 {known.size} 条，而数据库止于 {newest} 条：数据库被回退过",
        )
    raise _refuse(
        f"the database contradicts the head over {known.size} entries in {source}",
        f"数据库与 {source} 中覆盖 {known.size} 条的树头矛盾",
    )


def _refuse(what: str, what_zh: str) -> HeadError:
    return HeadError(
        f"No head is signed: {what}.",
        hint="Restore a newer copy of the database. If there is none, keep this file for the auditors, move it out of the "
        "home folder, and make public that entries were lost.",
        sentence_zh=f"未签名树头：{what_zh}。",
        hint_zh="请恢复更新的数据库副本。若没有，请把该文件移出主目录、留给审计人员，并公布条目已丢失。",
    )
