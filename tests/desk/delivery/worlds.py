"""Endpoints, messages and inboxes of others leave no trace."""

from django.urls import reverse

from tests.desk.authority.scene import Scene
from tests.desk.people import NOW
from touchstone.desk.delivery.actions.endpoints import add_endpoint
from touchstone.desk.delivery.message_kind import TEST
from touchstone.desk.delivery.models import InboxItem, Message
from touchstone.desk.delivery.outbox import publish
from touchstone.desk.delivery.policy import EgressPolicy

NEVER = "z" * 20


def paths(scene: Scene) -> list[str]:
    inbox, endpoints, sent = (reverse(name) for name in ("inbox", "endpoint_list", "delivery_list"))
    states = [f"{sent}?state={state}" for state in ("pending", "dead", "nonsense")]
    return [inbox, f"{inbox}?cursor=inb_{NEVER}", reverse("inbox_settings"), endpoints, sent, *states]


def hide(scene: Scene) -> list[str]:
    theirs = scene.people["stranger"]
    url = "https://hidden.example.com/a"
    endpoint = add_endpoint(
        name="Hidden hook", url=url, kinds=[TEST.key], policy=EgressPolicy(), by=theirs.actor, now=NOW
    )
    publish(TEST.key, endpoint, organisations=[theirs.organisation.pk], data={}, occurred_at=NOW)
    item = InboxItem.objects.create(
        person=theirs.person, kind=TEST.key, subject_kind="delivery.endpoint", subject=endpoint.public_id,
        values={}, created_at=NOW,
    )  # fmt: skip
    message = Message.objects.latest("pk").public_id
    return [
        reverse("endpoint_detail", kwargs={"endpoint": endpoint.public_id}),
        f"{reverse('delivery_list')}?cursor={message}",
        f"{reverse('inbox')}?cursor={item.public_id}",
        *(f"/api/v1/{each}" for each in (f"endpoints/{endpoint.public_id}", f"deliveries/{message}")),
        *(f"/api/v1/{each}" for each in (f"endpoints/{endpoint.public_id}/secret", f"inbox/{item.public_id}")),
    ]
