"""Files are kept for the organisation that brought them, once, with their event; strangers see nothing."""

import errno
import os
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.desk.evidence.hostile.archives import packed
from tests.desk.evidence.hostile.pictures import picture
from tests.desk.people import NOW, Standing
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.authority.actor import NODE
from touchstone.desk.authority.errors import NotPermittedError, NotThereError
from touchstone.desk.evidence.actions import add_file, hand_out
from touchstone.desk.evidence.blobs import BlobStore
from touchstone.desk.evidence.errors import DamagedBlobError, RefusedFileError, StoreError
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.evidence.queries import found, is_named, visible_to
from touchstone.desk.evidence.store import evidence_store
from touchstone.desk.evidence.sweep import stored
from touchstone.desk.evidence.sweeping import sweep_store

PHOTO = picture("jpg")


@pytest.fixture(autouse=True)
def home(settings: LazySettings, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def added(standing: Standing, content: bytes = PHOTO, name: str = "鞋.jpg") -> EvidenceFile:
    """A file that this person adds now."""
    return add_file(chunks=[content], name=name, by=standing.actor, now=NOW)


def test_a_photo_is_kept_with_its_size_its_digest_and_a_preview(owner: Standing) -> None:
    file = added(owner)
    assert (file.kind, file.size, file.facts["width"], file.findings) == ("jpeg", len(PHOTO), 24, [])
    assert b"".join(evidence_store().read(file.digest)) == PHOTO
    assert evidence_store().verify(file.preview_digest) == file.preview_size


def test_adding_writes_one_event_whose_name_can_be_forgotten(owner: Standing) -> None:
    file = added(owner)
    event = Event.objects.get(kind="evidence.file_added")
    assert (event.subject, event.person) == (file.public_id, owner.person.public_id)
    assert event.data == {"digest": file.digest, "size": file.size, "kind": "jpeg"}
    assert Particulars.objects.get(sequence=event.sequence).content == {"name": "鞋.jpg"}


def test_the_same_content_again_is_the_same_file(owner: Standing, colleague: Standing) -> None:
    assert added(owner) == added(colleague, name="other.jpg")
    assert Event.objects.filter(kind="evidence.file_added").count() == 1


def test_another_organisation_with_the_same_content_learns_nothing(owner: Standing, stranger: Standing) -> None:
    ours, theirs = added(owner), added(stranger)
    assert ours.public_id != theirs.public_id
    assert list(visible_to(stranger.actor)) == [theirs]


def test_a_stranger_finds_no_file(owner: Standing, colleague: Standing, stranger: Standing) -> None:
    file = added(owner)
    assert found(colleague.actor, file.public_id) == file
    for public_id in (file.public_id, "evf_none"):
        with pytest.raises(NotThereError):
            found(stranger.actor, public_id)


def test_who_works_on_the_node_sees_every_file(owner: Standing, supervisor: Standing) -> None:
    file = added(owner)
    assert list(visible_to(supervisor.actor)) == [file]


def test_the_operator_of_the_node_sees_no_evidence(owner: Standing, operator: Standing) -> None:
    added(owner)
    assert list(visible_to(operator.actor)) == []
    with pytest.raises(NotPermittedError):
        added(operator)


def test_the_node_itself_has_no_files(owner: Standing) -> None:
    with pytest.raises(NotPermittedError):
        add_file(chunks=[PHOTO], name="a.jpg", by=NODE, now=NOW)


def test_a_refused_file_leaves_no_row_no_event_and_nothing_named(owner: Standing) -> None:
    with pytest.raises(RefusedFileError):
        added(owner, packed(("../a", b"x")), "a.zip")
    assert not EvidenceFile.objects.exists()
    assert not Event.objects.exists()
    assert [is_named(digest) for digest in stored(evidence_store())] == [False]


def test_original_and_preview_are_both_named(owner: Standing) -> None:
    added(owner)
    assert [is_named(digest) for digest in stored(evidence_store())] == [True, True]


def test_the_sweep_of_the_desk_spares_what_rows_name(owner: Standing, home: Path) -> None:
    file = added(owner)
    orphan = evidence_store().capture([b"orphan"], most=100)
    for path in (home / "evidence").rglob("*"):
        os.utime(path, (0, 0))
    assert sweep_store(now=NOW) == [orphan.digest]
    assert evidence_store().verify(file.digest) == file.size


def test_a_download_gives_the_original_and_is_on_record(owner: Standing, colleague: Standing) -> None:
    file = added(owner)
    with hand_out(file=file, by=colleague.actor, now=NOW) as content:
        assert content.read() == PHOTO
    assert Event.objects.get(kind="evidence.file_downloaded").person == colleague.person.public_id


def test_a_damaged_original_is_not_handed_out(owner: Standing, home: Path) -> None:
    file = added(owner)
    (home / "evidence" / file.digest[:2] / file.digest[2:4] / file.digest).write_bytes(b"x")
    with pytest.raises(DamagedBlobError):
        hand_out(file=file, by=owner.actor, now=NOW)
    assert not Event.objects.filter(kind="evidence.file_downloaded").exists()


@pytest.mark.parametrize("name", ["a\0.jpg", "\ud800.jpg", "a" * 900, "", "\u202egpj.x.jpg"])
def test_a_hostile_name_is_kept_as_far_as_it_can_be_written(owner: Standing, name: str) -> None:
    file = EvidenceFile.objects.get(pk=added(owner, name=name).pk)
    assert len(file.name) <= 500
    assert file.shown_name.startswith("\u2068")


def test_a_file_that_cannot_be_opened_was_not_taken(owner: Standing, monkeypatch: pytest.MonkeyPatch) -> None:
    file = added(owner)
    verified: list[str] = []

    def opened_once(store: BlobStore, digest: str) -> object:
        if verified:
            raise StoreError(OSError(errno.EMFILE, os.strerror(errno.EMFILE)))
        verified.append(digest)
        return real(store, digest)

    real = BlobStore.open
    monkeypatch.setattr(BlobStore, "open", opened_once)
    with pytest.raises(StoreError):
        hand_out(file=file, by=owner.actor, now=NOW)
    assert not Event.objects.filter(kind="evidence.file_downloaded").exists()
