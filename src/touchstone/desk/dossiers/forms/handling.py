"""Forms of sharing, merging and importing."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.fields import OneLine
from touchstone.desk.dossiers.checks import check_platform
from touchstone.desk.dossiers.models import ImportKind

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""No marketplace is older; a day at the beginning of the calendar is none in UTC."""
LARGEST_UPLOAD = 16 * 1024 * 1024
UPLOADED_KINDS = [choice for choice in ImportKind.choices if choice[0] != ImportKind.FINDINGS]
WITHOUT_PLATFORM = (ImportKind.BRANDS, ImportKind.RIGHTS, ImportKind.PRODUCTS)


class ShareForm(forms.Form):
    """With whom, why, until when."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.filter(operates_node=False), to_field_name="public_id"
    )
    purpose = OneLine(
        label=_("Purpose"), max_length=300, help_text=_("Kept in the record: the case or the request it serves.")
    )
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("Without a time it runs until somebody ends it."),
    )
    with_contact = forms.BooleanField(label=_("With contact particulars of the seller"), required=False)


class ReasonForm(forms.Form):
    """Why; kept in the record."""

    reason = forms.CharField(label=_("Reason"), max_length=2000)


class MergeForm(ReasonForm):
    """Into which dossier, as it was seen."""

    into = forms.SlugField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class UploadForm(forms.Form):
    """A file with one kind of dossier."""

    kind = forms.ChoiceField(label=_("What the rows are"), choices=UPLOADED_KINDS)
    platform = forms.CharField(
        label=_("Platform"),
        max_length=40,
        required=False,
        help_text=_("For sellers, shops and listings: whose ids these are."),
    )
    as_of = forms.DateTimeField(
        label=_("As of"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        validators=[MinValueValidator(EARLIEST)],
        help_text=_("The time that the file describes; empty is now."),
    )
    file = forms.FileField(label=_("File"), help_text=_("CSV, TSV, JSON Lines or Parquet, up to 16 MB."))

    def clean_file(self) -> Any:
        """Not too large to be kept in the database until it is taken in."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise forms.ValidationError(_("The file is larger than 16 MB: split it, or import it on the node itself."))
        return file

    def clean(self) -> dict[str, Any]:
        """Ids of sellers, shops and listings are those of a platform."""
        held: dict[str, Any] = super().clean() or self.cleaned_data
        if held.get("kind") in WITHOUT_PLATFORM:
            held["platform"] = ""
            return held
        try:
            held["platform"] = check_platform(held.get("platform", ""))
        except forms.ValidationError as refusal:
            self.add_error("platform", refusal)
        return held
