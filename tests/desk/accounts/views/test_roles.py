"""The public page of roles."""

import pytest
from django.test import Client

from touchstone.desk.authority.permissions import MEANINGS
from touchstone.desk.authority.roles import ROLES


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_everyone_reads_every_role_and_every_act_it_grants(db: None, language: str) -> None:
    answer = Client(headers={"accept-language": language}).get("/about/roles")
    told = answer.context["roles"]
    assert [each["role"] for each in told] == list(ROLES)
    for each in told:
        acts = {act for part in each["reaches"] for act in part["acts"]}
        assert acts == {MEANINGS[permission] for permission in each["role"].grants}
