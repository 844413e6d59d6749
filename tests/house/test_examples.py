"""The examples for a server: read by the tools they are for where these are installed, and as strict as the pages say."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from touchstone.desk.frontdoor.variables import VARIABLES

EXAMPLES = ROOT / "docs" / "examples"
UNITS = sorted(EXAMPLES.glob("*.service"))
CERTIFICATE = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=desk.example.org".split()


def run(*words: str | Path) -> str:
    """What a tool says; skips where it is not installed, fails where it refuses."""
    if shutil.which(str(words[0])) is None:
        pytest.skip(f"{words[0]} is not installed here")
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def unit(path: Path) -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(path)
    return read["Service"]


def test_systemd_reads_the_units(tmp_path: Path) -> None:
    for each in (*UNITS, EXAMPLES / "touchstone-backup.timer"):
        text = each.read_text().replace("/opt/touchstone/current/bin/touchstone", "/bin/true")
        (tmp_path / each.name).write_text(text)
    said = run("systemd-analyze", "verify", "--man=no", *sorted(tmp_path.iterdir()))
    assert [line for line in said.splitlines() if "touchstone" in line and "Unknown" in line] == []


def test_nginx_reads_its_example(tmp_path: Path) -> None:
    if shutil.which("nginx") is None:
        pytest.skip("nginx is not installed here")
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    subprocess.run(["openssl", *CERTIFICATE, "-keyout", key, "-out", certificate], capture_output=True, check=True)
    server = (EXAMPLES / "nginx.conf").read_text().replace("/etc/ssl/touchstone", str(tmp_path))
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{server}\n}}\n")
    assert "successful" in run("nginx", "-t", "-e", "stderr", "-c", tmp_path / "nginx.conf")


def test_caddy_reads_its_example() -> None:
    assert "Valid" in run("caddy", "validate", "--adapter", "caddyfile", "--config", EXAMPLES / "Caddyfile")


def test_the_alerts_fire_on_what_they_are_for() -> None:
    run("promtool", "check", "rules", EXAMPLES / "alerts.yml")
    assert "SUCCESS" in run("promtool", "test", "rules", EXAMPLES / "alerts_test.yml")


def test_alerts_ask_for_figures_that_the_desk_gives() -> None:
    code = (ROOT / "src/touchstone/desk/frontdoor/metrics.py").read_text()
    asked = set(re.findall(r"touchstone_([a-z_]+)", (EXAMPLES / "alerts.yml").read_text()))
    assert {name for name in asked if name.removesuffix("_total") not in code} == set()


def test_the_configuration_names_variables_that_exist() -> None:
    named = re.findall(r"^([A-Z_]+)=", (EXAMPLES / "touchstone.env").read_text(), re.MULTILINE)
    assert set(named) <= {variable.name for variable in VARIABLES}
    assert len(named) == len(set(named)) > 5


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_units_give_up_what_they_do_not_need(path: Path) -> None:
    service = unit(path)
    assert (service["User"], service["UMask"]) == ("touchstone", "0077")
    assert (service["NoNewPrivileges"], service["ProtectSystem"], service["PrivateTmp"]) == ("yes", "strict", "yes")
    assert set(service["RestrictAddressFamilies"].split()) == {"AF_UNIX", "AF_INET", "AF_INET6"}


def test_only_present_versions_of_tls_are_offered() -> None:
    text = (EXAMPLES / "nginx.conf").read_text()
    assert re.search(r"ssl_protocols\s+TLSv1\.2 TLSv1\.3;", text)
    suites = re.search(r"ssl_ciphers\s+(\S+);", text)
    assert suites is not None
    assert all(re.search(r"^ECDHE-.*(GCM|POLY1305)", suite) for suite in suites[1].split(":"))


@pytest.mark.parametrize(
    ("name", "refusal"), [("nginx.conf", "location /api/ { return 403; }"), ("Caddyfile", "respond /api/* 403")]
)
def test_programs_are_not_helped_to_tls(name: str, refusal: str) -> None:
    text = (EXAMPLES / name).read_text()
    assert text.index(refusal) < text.index("308")


def test_the_stream_is_not_held_back_and_visitors_do_not_name_their_address() -> None:
    text = (EXAMPLES / "nginx.conf").read_text()
    live = text[text.index("location /live/") :]
    assert "proxy_buffering    off" in live[: live.index("}")]
    assert re.search(r"X-Forwarded-For\s+\$remote_addr;", text)


def test_the_database_needs_no_password() -> None:
    address = re.search(r'DATABASE_URL="([^"]+)"', (EXAMPLES / "touchstone.env").read_text())
    assert address is not None
    assert address[1] == "postgresql:///touchstone?host=/run/postgresql"
