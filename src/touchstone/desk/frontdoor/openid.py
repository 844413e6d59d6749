"""OpenID Connect providers, from a file that only the operator writes."""

import json
from pathlib import Path
from typing import Any

from touchstone.desk.frontdoor.errors import ConfigurationError

FIELDS = ("provider_id", "name", "client_id", "secret", "server_url")


def providers(path: str) -> dict[str, Any]:
    """allauth's settings of `[{"provider_id", "name", "client_id", "secret", "server_url"}, …]`."""
    if not path:
        return {}
    try:
        rows = json.loads(Path(path).read_text(encoding="utf-8"))
        apps = [_app({field: str(row[field]) for field in FIELDS}) for row in rows]
    except (OSError, ValueError, TypeError, KeyError) as reason:
        raise ConfigurationError(
            f"TOUCHSTONE_OIDC: the file cannot be used: {type(reason).__name__}.",
            hint=f"Write a JSON list of objects with {', '.join(FIELDS)}.",
            sentence_zh=f"TOUCHSTONE_OIDC：文件无法使用：{type(reason).__name__}。",
            hint_zh=f"请写一个 JSON 列表，每个对象包含 {'、'.join(FIELDS)}。",
        ) from None
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}


def _app(row: dict[str, str]) -> dict[str, Any]:
    return {
        "provider_id": row["provider_id"],
        "name": row["name"],
        "client_id": row["client_id"],
        "secret": row["secret"],
        "settings": {"server_url": row["server_url"]},
    }
