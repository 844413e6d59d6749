"""OpenID Connect providers come from a file of the operator."""

import json
from pathlib import Path

import pytest

from touchstone.desk.frontdoor.errors import ConfigurationError
from touchstone.desk.frontdoor.openid import FIELDS, providers

ROW = {
    "provider_id": "police",
    "name": "公安",
    "client_id": "desk",
    "secret": "s3cret",
    "server_url": "https://sso.example.org",
}


def test_no_file_offers_no_provider() -> None:
    assert providers("") == {}


def test_a_provider_is_read_with_pkce(tmp_path: Path) -> None:
    path = tmp_path / "oidc.json"
    path.write_text(json.dumps([ROW]), encoding="utf-8")
    found = providers(str(path))["openid_connect"]
    assert found["OAUTH_PKCE_ENABLED"] is True
    assert found["APPS"][0]["settings"] == {"server_url": "https://sso.example.org"}


@pytest.mark.parametrize("field", FIELDS)
def test_a_missing_field_is_refused_without_the_secret(field: str, tmp_path: Path) -> None:
    path = tmp_path / "oidc.json"
    path.write_text(json.dumps([{name: value for name, value in ROW.items() if name != field}]), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        providers(str(path))
    assert "s3cret" not in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="FileNotFoundError"):
        providers(str(tmp_path / "none.json"))
