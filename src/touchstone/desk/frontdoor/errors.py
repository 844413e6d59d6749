"""Refusals of the front door: what the operator wrote does not fit."""

from django.core.exceptions import ImproperlyConfigured

from touchstone.vocabulary.errors import TouchstoneError


class ConfigurationError(TouchstoneError, ImproperlyConfigured):
    """A variable of the environment does not fit, or two of them do not fit together."""
