"""What no database can be asked is never asked."""

import pytest
from django.conf import settings
from django.test import Client

from tests.desk.people import Standing
from touchstone.desk.delivery.live.inbox_source import InboxSource

pytestmark = pytest.mark.django_db
COOKIE = f'{settings.SESSION_COOKIE_NAME}="\\000{"a" * 31}"'


@pytest.mark.parametrize(
    "page", ["evidence/", "organisations/", "access/requests/", "deliveries/", "inbox/", "dossiers/search"]
)
def test_a_question_with_a_nul_does_not_fit(supervisor: Standing, page: str) -> None:
    assert supervisor.client().get(f"/{page}?cursor=%00a&q=%00").status_code == 422


@pytest.mark.parametrize("path", ["/accounts/oidc/%00/login/", "/join/%00/", "/%00", "/api/v1/%00"])
def test_a_path_with_a_nul_leads_nowhere(client: Client, path: str) -> None:
    assert client.get(path).content == client.get(path.replace("%00", "not-there") + "/x").content


def test_a_session_whose_name_cannot_be_is_none(client: Client) -> None:
    assert client.get("/accounts/login/", headers={"cookie": COOKIE}).status_code == 200
    assert InboxSource().identify(COOKIE) is None
