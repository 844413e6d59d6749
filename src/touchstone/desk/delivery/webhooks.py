"""One attempt of one webhook: signed now, with every key that is in use, and sent through the guarded egress."""

from datetime import datetime, timedelta

from touchstone.desk.delivery.egress import Answer, Way, call
from touchstone.desk.delivery.errors import EgressError
from touchstone.desk.delivery.models import Endpoint, Message
from touchstone.desk.delivery.node_keys import endpoint_secret, node_keys
from touchstone.desk.delivery.signing import Signer, sign

OVERLAP = timedelta(days=7)
"""How long a secret goes on signing beside the one that replaced it."""


def signer_of(endpoint: Endpoint, *, now: datetime) -> Signer:
    """All keys that sign for an endpoint at a moment: the node's, and the endpoint's secret, in its last generations."""
    keys = node_keys()
    is_changing = endpoint.rotated_at is not None and now - endpoint.rotated_at < OVERLAP
    generations = [endpoint.generation, endpoint.generation - 1] if is_changing else [endpoint.generation]
    secrets = [endpoint_secret(endpoint.public_id, generation, key) for generation in generations for key in keys]
    return Signer(keys, secrets)


def attempt_webhook(message: Message, endpoint: Endpoint, way: Way, *, now: datetime) -> Answer | EgressError:
    """Send a message to its endpoint once; a refusal or failure is a result, not an exception."""
    body = message.content.encode()
    proof = sign(signer_of(endpoint, now=now), message_id=message.public_id, now=now, body=body)
    try:
        return call(way, endpoint.url, headers={"Content-Type": "application/json", **proof}, body=body)
    except EgressError as error:
        return error
