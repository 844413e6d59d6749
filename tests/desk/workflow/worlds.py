"""A deadline of what a viewer may not see leaves no trace on the page of deadlines."""

from django.urls import reverse

from tests.desk.accounts.access.asking import make_request
from tests.desk.authority.scene import Scene


def paths(scene: Scene) -> list[str]:
    listing = reverse("deadline_list")
    return [listing, f"{listing}?only=overdue", reverse("access_queue"), f"{reverse('access_queue')}?q=Hidden"]


def hide(scene: Scene) -> list[str]:
    """A request belongs to the node, not to the stranger: no address of it is the stranger's."""
    make_request("Hidden Applicant")
    return []
