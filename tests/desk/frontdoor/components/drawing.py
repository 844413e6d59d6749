"""Draws a piece of template the way a page does."""

from typing import Any

from django.template import engines
from django.test import RequestFactory


def draw(source: str, address: str = "/", **values: Any) -> str:
    template = engines["django"].from_string("{% load i18n desk %}" + source)
    return template.render(values, request=RequestFactory().get(address))
