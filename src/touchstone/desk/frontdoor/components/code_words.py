"""Words of a program within a sentence: what stands between backticks is drawn as code."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

MARK = "`"


def code_words(text: str) -> SafeString:
    """The sentence, escaped; a backtick without its second one stays what it is."""
    parts = text.split(MARK)
    if len(parts) % 2 == 0:
        return format_html("{}", text)
    drawn = (format_html("<code>{}</code>", part) if place % 2 else part for place, part in enumerate(parts))
    return format_html_join("", "{}", ((part,) for part in drawn))
