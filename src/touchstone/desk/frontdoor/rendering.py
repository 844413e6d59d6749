"""How Django's forms are drawn: the kit's classes on every control, our field and form templates."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

LOOKS: Mapping[str, str] = MappingProxyType(
    {
        "select": "form-select",
        "select_date": "form-select",
        "checkbox": "form-check-input",
        "checkbox_option": "form-check-input",
        "radio_option": "form-check-input",
        "checkbox_select": "form-options",
        "radio": "form-options",
        "select_option": "",
        "hidden": "",
        "multiple_hidden": "",
    }
)
"""The class of a control by the name of Django's template for it; a control not named here is an input."""
INPUT = "form-control"


class DeskRenderer(TemplatesSetting):
    """Used by every form through the setting FORM_RENDERER."""

    form_template_name = "desk/forms/form.html"
    field_template_name = "desk/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Give each control its look, then render as Django does."""
        if "widget" in context:
            _dress(context["widget"])
        return str(super().render(template_name, context, request))


def _dress(widget: dict[str, Any]) -> None:
    look = LOOKS.get(PurePosixPath(widget["template_name"]).stem, INPUT)
    if look:
        widget["attrs"].setdefault("class", look)
    for _group, options, _index in widget.get("optgroups", ()):
        for option in options:
            _dress(option)
    for part in widget.get("subwidgets", ()):
        _dress(part)
