"""The proof that one event is in the record; it verifies without the desk."""

from touchstone.desk.audit.models import Event, SignedHead
from touchstone.desk.audit.node_key import verifying_keys
from touchstone.desk.audit.subtrees import read_node
from touchstone.ledger.inclusion import prove_inclusion
from touchstone.ledger.proofs import InclusionProof


def prove(event: Event) -> InclusionProof | None:
    """The proof under the first head that covers the event; None while none does. Raises ProofError: it does not hold."""
    head = SignedHead.objects.filter(size__gt=event.sequence).order_by("size").first()
    if head is None:
        return None
    path = tuple(prove_inclusion(event.sequence, head.size, read_node))
    proof = InclusionProof(bytes(event.entry), event.sequence, path, head.note)
    proof.verify(verifying_keys())
    return proof
