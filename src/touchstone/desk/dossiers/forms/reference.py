"""Forms of brands, rights and products."""

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.fields import OneLine
from touchstone.desk.dossiers.checks import check_classes, check_gtin, check_register
from touchstone.desk.dossiers.forms.dossier import SeenForm
from touchstone.desk.dossiers.models import Brand, RightKind, RightState
from touchstone.desk.evidence.models import EvidenceFile

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OwnedForm(SeenForm):
    """Owners are chosen by who sees the whole node; others keep their own."""

    owner = forms.ModelChoiceField(
        label=_("Owner"), queryset=Organisation.objects.all(), required=False, to_field_name="public_id"
    )

    def __init__(self, *arguments: Any, may_choose_owner: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if not may_choose_owner:
            for name in ("owner", "agent"):
                self.fields.pop(name, None)


class BrandForm(OwnedForm):
    """A brand and its aliases."""

    name = OneLine(label=_("Name"), max_length=200)
    aliases = forms.CharField(
        label=_("Other names"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One per line: in other languages, short forms, nicknames."),
    )
    field_order = ("name", "aliases", "owner")

    def clean_aliases(self) -> list[str]:
        """One per line."""
        return [line.strip() for line in self.cleaned_data["aliases"].splitlines() if line.strip()]


class RightForm(OwnedForm):
    """A right as its register has it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=RightKind.choices)
    register = forms.CharField(label=_("Register"), max_length=8, initial="CN", help_text=_("CN, EM, WO …"))
    number = OneLine(label=_("Number"), max_length=40)
    title = OneLine(label=_("Title"), max_length=200, required=False)
    classes = forms.CharField(
        label=_("Classes"),
        required=False,
        help_text=_("Nice classes of a trademark (25, 18), Locarno classes of a design (02-04)."),
    )
    valid_from = forms.DateField(label=_("Valid from"), required=False, widget=DAY)
    valid_to = forms.DateField(label=_("Valid to"), required=False, widget=DAY)
    state = forms.ChoiceField(label=_("State"), choices=RightState.choices, initial=RightState.IN_FORCE)
    agent = forms.ModelChoiceField(
        label=_("Agent"), queryset=Organisation.objects.all(), required=False, to_field_name="public_id"
    )
    proof = forms.SlugField(
        label=_("Proof"),
        max_length=32,
        required=False,
        help_text=_("The id of the evidence file, such as the certificate."),
    )
    brands = forms.ModelMultipleChoiceField(
        label=_("Brands"), queryset=Brand.objects.none(), required=False, to_field_name="public_id"
    )
    field_order = (
        "kind", "register", "number", "title", "classes", "valid_from", "valid_to", "state", "brands", "owner", "agent",
    )  # fmt: skip

    competing = forms.BooleanField(
        label=_("Another owner claims this number too"),
        required=False,
        help_text=_("Confirm it where both claims are to be kept: the dossier of the other owner stays as it is."),
    )

    def __init__(
        self,
        *arguments: Any,
        brands: QuerySet[Brand],
        files: QuerySet[EvidenceFile],
        may_compete: bool = False,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        if not may_compete:
            del self.fields["competing"]
        choice: Any = self.fields["brands"]
        choice.queryset = brands
        self.proofs = files

    def clean_proof(self) -> str:
        """A file that the editor may see."""
        proof: str = self.cleaned_data["proof"]
        if proof and not self.proofs.filter(public_id=proof).exists():
            raise forms.ValidationError(_("There is no evidence file with this id."))
        return proof

    def clean_register(self) -> str:
        """Letters."""
        return check_register(self.cleaned_data["register"])

    def clean_classes(self) -> list[str]:
        """Of the kind of right."""
        return check_classes(
            self.cleaned_data.get("kind", ""), re.split(r"[,;，；、\s]+", self.cleaned_data["classes"])
        )

    def clean_brands(self) -> list[str]:
        """Their public ids."""
        return [brand.public_id for brand in self.cleaned_data["brands"]]

    def clean(self) -> dict[str, Any]:
        """A right ends after it begins."""
        held: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = held.get("valid_from"), held.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("The right ends before it begins."))
        if held.get("competing") and not held.get("owner"):
            self.add_error("owner", _("Name the owner whose claim this is."))
        return held


class ProductForm(SeenForm):
    """A product of a brand."""

    gtin = forms.CharField(label=_("GTIN"), max_length=20, help_text=_("The number below the bar code."))
    name = OneLine(label=_("Name"), max_length=200)
    brand = forms.ModelChoiceField(
        label=_("Brand"), queryset=Brand.objects.none(), required=False, to_field_name="public_id"
    )

    def __init__(self, *arguments: Any, brands: QuerySet[Brand], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choice: Any = self.fields["brand"]
        choice.queryset = brands

    def clean_gtin(self) -> str:
        """With its check digit."""
        return check_gtin(self.cleaned_data["gtin"])

    def clean_brand(self) -> str:
        """Its public id."""
        return str(self.cleaned_data["brand"].public_id) if self.cleaned_data["brand"] else ""
