"""HTML, SVG, XML: never opened; what in it would act is named."""

import re

from touchstone.desk.evidence.content import Content
from touchstone.desk.evidence.facts import Facts
from touchstone.desk.evidence.kinds import Kind

NAMED = {
    "script": re.compile(rb"<(?:[\w-]{1,20}:)?script|\bon\w{3,20}\s{0,8}=|javascript:|<foreignobject", re.IGNORECASE),
    "entities": re.compile(rb"<!ENTITY", re.IGNORECASE),
    "outside_reference": re.compile(
        rb"""\b(?:src|href|action|data|SYSTEM|PUBLIC)[\s=]{1,8}["']?(?:https?:|file:|ftp:|//)""", re.IGNORECASE
    ),
}


def read_markup(content: Content, kind: Kind) -> Facts:
    """Findings only: markup is active whatever it holds."""
    return Facts(findings=("active", *(key for key, pattern in NAMED.items() if content.find(pattern))))
