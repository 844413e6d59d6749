"""Mails go to the server that is named, or into files."""

from pathlib import Path

import pytest

from touchstone.desk.frontdoor.errors import ConfigurationError
from touchstone.desk.frontdoor.mail import email_settings


def test_without_a_server_mails_become_files(tmp_path: Path) -> None:
    assert email_settings("", tmp_path)["EMAIL_FILE_PATH"] == tmp_path / "mail"


def test_a_server_is_read_from_its_address(tmp_path: Path) -> None:
    found = email_settings("smtp://desk%40x:p%2Fw@mail.example.org:2525?tls=0", tmp_path)
    assert found["EMAIL_HOST_USER"] == "desk@x"
    assert found["EMAIL_HOST_PASSWORD"] == "p/w"
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == (2525, False)


def test_tls_is_on_unless_it_is_switched_off(tmp_path: Path) -> None:
    assert email_settings("smtp://mail.example.org", tmp_path)["EMAIL_USE_TLS"] is True


@pytest.mark.parametrize("url", ["http://me:hunter2@mail", "smtp://:hunter2@", "hunter2"])
def test_anything_else_is_refused_without_showing_it(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        email_settings(url, tmp_path)
    assert "hunter2" not in str(refused.value)
