"""Fields of forms that take what the API takes."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.shapes import PARAGRAPHS, PLAIN


class OneLine(forms.CharField):
    """A text of one line: it stands in mails, tables and terminals, where a line break or an escape would act."""

    default_validators = [  # noqa: RUF012 - as Django names and reads it
        RegexValidator(rf"^{PLAIN}*\Z", _("Write one line, without line breaks and control characters."))
    ]


class ManyLines(forms.CharField):
    """A text of several lines, without what a terminal or a printer would obey."""

    widget = forms.Textarea
    default_validators = [  # noqa: RUF012 - as Django names and reads it
        RegexValidator(PARAGRAPHS, _("Write plain text, without control characters."))
    ]
