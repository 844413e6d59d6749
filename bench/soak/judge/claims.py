"""State, record and outbox against what clients were told: done is there, refused is not, unknown is whole or not at all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from bench.soak.journal import Claims
from touchstone.desk.accounts.models import ApiKey, Invitation, Membership
from touchstone.desk.audit.models import Event, Particulars
from touchstone.desk.delivery.models import Endpoint, InboxItem, Message
from touchstone.desk.dossiers.models import Brand
from touchstone.desk.evidence.models import EvidenceFile
from touchstone.desk.frontdoor.models import KeptAnswer

Tally = Counter[str]
TEST, INVITATION = "delivery.test", "accounts.invitation"


def events(kind: str) -> Callable[[], Tally]:
    """Events of a kind by their subject."""
    return lambda: Counter(Event.objects.filter(kind=kind).values_list("subject", flat=True))


def personal(kind: str, name: str) -> Callable[[], Tally]:
    """Events of a kind by one of their particulars."""

    def count() -> Tally:
        sequences = Event.objects.filter(kind=kind).values_list("sequence", flat=True)
        rows = Particulars.objects.filter(sequence__in=sequences).values_list("content", flat=True)
        return Counter(content[name] for content in rows.iterator(2000) if name in content)

    return count


def rows(found: Callable[[], Iterable[str]]) -> Callable[[], Tally]:
    """Rows by the value that they are found by."""
    return lambda: Counter(found())


def changed_websites() -> Tally:
    """Changes of an organisation by the website that they set."""
    data = Event.objects.filter(kind="accounts.organisation_changed").values_list("data", flat=True)
    return Counter(each["changed"]["website"]["to"] for each in data if "website" in each["changed"])


def mails_after_the_first() -> Tally:
    """Mails of an invitation, those of its making not counted, by the invitation."""
    by_address = Counter(Message.objects.filter(kind=INVITATION).values_list("address", flat=True))
    invited = Invitation.objects.values_list("public_id", "email")
    return Counter({name: by_address[email] - 1 for name, email in invited})


def tests_by_endpoint() -> Iterator[str]:
    """The endpoint of each test that was queued for the first endpoint of an organisation."""
    lanes = Message.objects.filter(kind=TEST, endpoint__name="main").values_list("lane", flat=True)
    return (lane.partition(":")[0] for lane in lanes)


def members_who_left() -> Iterator[str]:
    """Whom each message about a member who left is about."""
    lanes = Message.objects.filter(kind="accounts.member_left").values_list("lane", flat=True)
    return (lane.rpartition(":")[2] for lane in lanes)


def brands_by_alias(names: Iterable[str]) -> Iterator[str]:
    """The other name of each brand: it stays, whatever the brand is called now."""
    aliases = dict(Brand.objects.values_list("public_id", "aliases"))
    return (aliases[name][0] for name in names if aliases.get(name))


def edited_brands() -> Tally:
    """Edits of brands by the name that they set."""
    data = Event.objects.filter(kind="dossiers.brand_edited").values_list("data", flat=True)
    return Counter(each["changes"]["name"][1] for each in data if "name" in each["changes"])


def kept_answers(operation: str) -> Callable[[], Tally]:
    """Answers that are kept for repetitions, by their key."""
    return lambda: Counter(KeptAnswer.objects.filter(operation=operation).values_list("key", flat=True))


def added_brands() -> Iterator[str]:
    """The other name of each brand that the record says was added."""
    subjects = Event.objects.filter(kind="dossiers.brand_added").values_list("subject", flat=True)
    return brands_by_alias(list(subjects))


REPEATED = frozenset({"add_brand", "upload_by_key"})
"""Acts that are sent again as they were, with one key: however often they were tried and acknowledged, they are there once."""
TRACES: dict[str, tuple[Callable[[], Tally], ...]] = {
    "invite": (
        rows(lambda: Invitation.objects.values_list("email", flat=True)),
        personal("accounts.member_invited", "email"),
        rows(lambda: Message.objects.filter(kind=INVITATION).order_by().values_list("address", flat=True).distinct()),
    ),
    "withdraw": (
        rows(lambda: Invitation.objects.exclude(withdrawn_at=None).values_list("public_id", flat=True)),
        events("accounts.invitation_withdrawn"),
    ),
    "send_again": (mails_after_the_first, events("accounts.invitation_sent_again")),
    "edit_organisation": (changed_websites,),
    "change_profile": (personal("accounts.profile_changed", "name"),),
    "make_key": (
        rows(lambda: ApiKey.objects.values_list("name", flat=True)),
        personal("accounts.key_made", "name"),
    ),
    "revoke_key": (
        rows(lambda: ApiKey.objects.exclude(revoked_at=None).values_list("public_id", flat=True)),
        events("accounts.key_revoked"),
    ),
    "add_file": (
        rows(lambda: EvidenceFile.objects.values_list("digest", flat=True)),
        lambda: Counter(
            data["digest"] for data in Event.objects.filter(kind="evidence.file_added").values_list("data", flat=True)
        ),
    ),
    "add_brand": (
        rows(lambda: brands_by_alias(Brand.objects.values_list("public_id", flat=True))),
        rows(added_brands),
        kept_answers("add_brand"),
    ),
    "edit_brand": (edited_brands,),
    "upload_by_key": (
        rows(lambda: EvidenceFile.objects.values_list("digest", flat=True)),
        kept_answers("stream_evidence_file"),
    ),
    "download_file": (events("evidence.file_downloaded"),),
    "add_endpoint": (
        rows(lambda: Endpoint.objects.values_list("url", flat=True)),
        personal("delivery.endpoint_added", "url"),
    ),
    "close_endpoint": (
        rows(lambda: Endpoint.objects.exclude(closed_at=None).values_list("public_id", flat=True)),
        events("delivery.endpoint_closed"),
    ),
    "change_secret": (events("delivery.secret_changed"),),
    "send_test": (rows(tests_by_endpoint),),
    "end_membership": (
        events("accounts.membership_ended"),
        rows(lambda: Membership.objects.exclude(ended_at=None).values_list("person__public_id", flat=True)),
        rows(members_who_left),
    ),
    "read_item": (rows(lambda: InboxItem.objects.exclude(read_at=None).values_list("public_id", flat=True)),),
}


def judge_claims(before: Claims, read_after: Callable[[], Claims]) -> Iterator[str]:
    """Every target that a client tried.

    What was acknowledged before the rows were read must be there; what is there was tried before the journals are read
    again, since each try is written down first.
    """
    counted = {act: [count() for count in traces] for act, traces in TRACES.items()}
    after = read_after()
    for act, target in sorted(before.targets):
        done, most = before.done[act, target], after.done[act, target] + after.unknown[act, target]
        if act in REPEATED:
            done, most = min(done, 1), min(most, 1)
        found = [tally[target] for tally in counted[act]]
        if len(set(found)) > 1:
            yield f"{act} of {target} is half there: {found}"
        if min(found) < done:
            yield f"{act} of {target} was acknowledged {done} times and is there {min(found)} times"
        if max(found) > most:
            yield f"{act} of {target} is there {max(found)} times, but at most {most} are accounted for"
