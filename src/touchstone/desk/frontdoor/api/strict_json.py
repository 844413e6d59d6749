"""Reads a JSON body so that nobody can read it otherwise: UTF-8, each name once, finite numbers, no lone surrogates."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from touchstone.desk.frontdoor.api.errors import UnreadableBodyError

DEEPEST = 32
LARGEST = 2**63


class StrictParser(Parser):
    """What the API reads bodies with."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The value, or UnreadableBodyError."""
        return read_json(request.body)


def read_json(body: bytes) -> Any:
    """One JSON text. Raises UnreadableBodyError."""
    try:
        text = body.decode("utf-8")
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=_integer,
            parse_float=_number,
        )
    except (ValueError, RecursionError) as fault:
        raise UnreadableBodyError(why=_why(fault)) from None
    _check(value, DEEPEST)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise UnreadableBodyError(why="duplicate name")
    return found


def _refuse_constant(word: str) -> NoReturn:
    raise UnreadableBodyError(why=word)


def _integer(digits: str) -> int:
    if len(digits) > 20 or not -LARGEST <= int(digits) < LARGEST:
        raise UnreadableBodyError(why="number too large")
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise UnreadableBodyError(why="number too large")
    return number


def _check(value: Any, levels: int) -> None:
    if levels < 0:
        raise UnreadableBodyError(why="too deep")
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, dict):
        for name, each in value.items():
            _check_text(name)
            _check(each, levels - 1)
    elif isinstance(value, list):
        for each in value:
            _check(each, levels - 1)


def _check_text(text: str) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UnreadableBodyError(why="lone surrogate")


def _why(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"{fault.lineno}:{fault.colno}"
    return "UTF-8" if isinstance(fault, UnicodeDecodeError) else "too deep"
