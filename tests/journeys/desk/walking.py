"""Every page that links lead to, one of each URL of the desk, and the figures of a page that a reader feels."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.journeys.desk.visitor import Visitor

FRONTEND = Path(__file__).parents[3] / "frontend"
AXE = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
LINKS = "links => links.map(link => link.href)"
NOT_PAGES = re.compile(
    r"export|download|\.csv|\.parquet|\.json|\.ndjson|/file$|/api/v|/api/openapi|/health|/ready|/metrics|/ledger/(?:heads|anchors|verifier|keys)"
)
SCRIPT_BYTES = 200_000
SCRIPTS = """() => performance.getEntriesByType('resource')
  .filter(each => each.initiatorType === 'script')
  .reduce((sum, each) => sum + each.decodedBodySize, 0)"""

# after the page has settled in its new light: a colour that is still changing has no contrast
RUN_AXE = """async options => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  await Promise.all(document.getAnimations().map(each => each.finished.catch(() => null)));
  return axe.run(document, options);
}"""

# What a reader sees or hears, except what people wrote (bdi, choices among rows), code, and words marked as another language.
TEXTS = """() => {
  const own = document.documentElement.lang;
  const skip = node => node.closest('bdi, #toasts, code, kbd, pre, script, noscript, style, textarea, .code, time, svg')
    || node.closest('select')?.matches(
      '[name=owner], [name=agent], [name=organisation], [name=brand], [name=brands], [name=subject], [name=right], [name=shop]')
    || node.closest('label')?.querySelector('[name=brands]')
    || (node.closest('[lang]') && node.closest('[lang]').lang !== own);
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (text && !skip(holder)) found.push(text);
  }
  for (const each of document.querySelectorAll('[placeholder], [aria-label], [title], [alt], [data-confirm]'))
    for (const name of ['placeholder', 'aria-label', 'title', 'alt', 'data-confirm', 'data-confirm-consequence'])
      if (each.getAttribute(name) && !skip(each)) found.push(each.getAttribute(name));
  return found;
}"""


def walk(visitor: Visitor, *starts: str) -> Iterator[str]:
    """Open one page of each URL that links lead to, beginning at `starts`; gives the name of the URL while it is open."""
    waiting, met = list(starts), set()
    while waiting:
        path = waiting.pop(0)
        name = _name(path)
        if name in met:
            continue
        met.add(name)
        visitor.go(path)
        waiting += _linked(visitor)
        yield name


def _name(path: str) -> str:
    try:
        return str(resolve(urlsplit(path).path).url_name)
    except Resolver404:
        return path


def _linked(visitor: Visitor) -> list[str]:
    found = visitor.page.eval_on_selector_all("a[href]", LINKS)
    ours = (urljoin(visitor.desk.address, href) for href in found if href.startswith(visitor.desk.address))
    return [
        address.removeprefix(visitor.desk.address).split("#")[0] for address in ours if not NOT_PAGES.search(address)
    ]


def complaints_of_axe(visitor: Visitor) -> list[str]:
    """What axe-core finds on the open page: rule, element, summary."""
    if not visitor.page.evaluate("'axe' in window"):
        visitor.page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
    found: dict[str, Any] = visitor.page.evaluate(RUN_AXE, options)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


def width(visitor: Visitor) -> int:
    """How wide the page wants to be, in CSS pixels."""
    return int(visitor.page.evaluate("document.documentElement.scrollWidth"))


def script_bytes(visitor: Visitor) -> int:
    """Bytes of script that the open page runs, unpacked."""
    return int(visitor.page.evaluate(SCRIPTS))


def texts(visitor: Visitor) -> list[str]:
    """Every text of the desk's own on the open page."""
    return list(visitor.page.evaluate(TEXTS))
