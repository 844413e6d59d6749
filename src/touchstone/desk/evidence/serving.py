"""How a kept file leaves the desk: as a download that nothing runs, or as the picture that we drew of it."""

from touchstone.desk.evidence.kinds import Kind
from touchstone.desk.evidence.naming import disposition

# nothing in the answer may run, load, frame or be framed, be sniffed or be kept by others
SEALED = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "private, no-store",
}


def download_headers(*, name: str, kind: Kind, size: int) -> dict[str, str]:
    """Headers under which an original is handed out: never inline, never under its own type."""
    return {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": disposition(name, kind),
        "Content-Length": str(size),
        **SEALED,
    }


def preview_headers(*, size: int) -> dict[str, str]:
    """Headers of a preview: always the PNG that the worker drew, never the original."""
    return {
        "Content-Type": "image/png",
        "Content-Disposition": 'inline; filename="preview.png"',
        "Content-Length": str(size),
        **SEALED,
    }
