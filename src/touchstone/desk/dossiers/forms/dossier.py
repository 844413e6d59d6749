"""Forms of sellers, shops and listings; `seen` is the version that the editor read."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.desk.accounts.models import Organisation
from touchstone.desk.authority.fields import OneLine
from touchstone.desk.dossiers.checks import check_country, check_platform, check_registration_number
from touchstone.desk.dossiers.models import ListingState, SellerKind


class SeenForm(forms.Form):
    """Every edit says which version it saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class SellerForm(SeenForm):
    """Facts about a seller."""

    name = OneLine(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=SellerKind.choices)
    country = forms.CharField(label=_("Country"), max_length=2, initial="CN", help_text=_("Two letters, such as CN."))
    registration_number = OneLine(
        label=_("Registration number"),
        max_length=40,
        required=False,
        help_text=_("In China the unified social credit code of 18 characters."),
    )
    organisation = forms.ModelChoiceField(
        label=_("Works at this desk as"),
        queryset=Organisation.objects.filter(kind="seller"),
        required=False,
        to_field_name="public_id",
        help_text=_("This organisation sees the dossier."),
    )

    def clean_country(self) -> str:
        """Two letters."""
        return check_country(self.cleaned_data["country"])

    def clean(self) -> dict[str, Any]:
        """A Chinese number must check."""
        held: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            number = check_registration_number(held.get("country", ""), held.get("registration_number", ""))
        except forms.ValidationError as refusal:
            self.add_error("registration_number", refusal)
        else:
            held["registration_number"] = number
        return held


class NewSellerForm(SellerForm):
    """A new seller may be given its id on one platform."""

    platform = forms.CharField(label=_("Platform"), max_length=40, required=False)
    platform_seller_id = OneLine(label=_("Seller id on the platform"), max_length=120, required=False)

    def clean_platform(self) -> str:
        """One word."""
        return check_platform(self.cleaned_data["platform"]) if self.cleaned_data["platform"] else ""


class ContactForm(SeenForm):
    """Particulars, shown to few."""

    contact_name = OneLine(label=_("Contact person"), max_length=120, required=False)
    phone = OneLine(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = OneLine(label=_("Address"), max_length=300, required=False)


class ShopForm(SeenForm):
    """The name of a shop."""

    name = OneLine(label=_("Name"), max_length=200)


class NewShopForm(ShopForm):
    """A new shop is named by its platform."""

    platform = forms.CharField(label=_("Platform"), max_length=40)
    platform_shop_id = OneLine(label=_("Shop id on the platform"), max_length=120)

    def clean_platform(self) -> str:
        """One word."""
        return check_platform(self.cleaned_data["platform"])


class ListingForm(SeenForm):
    """A listing as it is now; saving writes the next version."""

    title = OneLine(label=_("Title"), max_length=1000)
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    price = forms.DecimalField(label=_("Price"), required=False, min_value=0, max_digits=15, decimal_places=2)
    currency = forms.CharField(label=_("Currency"), max_length=3, required=False)
    category = OneLine(label=_("Category"), max_length=300, required=False)
    brand_text = OneLine(label=_("Brand as entered"), max_length=200, required=False)
    images = forms.CharField(
        label=_("Pictures"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One address per line. The desk never loads them."),
    )
    state = forms.ChoiceField(label=_("State"), choices=ListingState.choices, initial=ListingState.ONLINE)

    def clean_images(self) -> list[str]:
        """Addresses, one per line."""
        return [line for line in re.split(r"\s+", self.cleaned_data["images"]) if line]


class NewListingForm(ListingForm):
    """A new listing is named by its platform."""

    platform_listing_id = OneLine(label=_("Listing id on the platform"), max_length=120)
