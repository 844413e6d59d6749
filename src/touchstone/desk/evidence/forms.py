"""What people hand in as evidence."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FileForm(forms.Form):
    """One file; what it is, its content says."""

    file = forms.FileField(
        label=_("File"), max_length=500, allow_empty_file=True, error_messages={"required": _("Choose a file.")}
    )
