"""What people report, and how those who answer look through the tips."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchstone.desk.authority.fields import ManyLines, OneLine
from touchstone.desk.tips.addresses import Place, plain_place, read_address
from touchstone.desk.tips.grounds import About, Ground, Outcome
from touchstone.desk.tips.limits import LARGEST_BYTES, LARGEST_FILES
from touchstone.desk.tips.terms import contest_within, unanswered_within
from touchstone.desk.tips.transitions import STATES

LEAST_WORDS = 10


class ManyFiles(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files, each no larger than is taken here."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each by itself, then their number and size."""
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data] if data else []
        files = [super(FilesField, self).clean(each, initial) for each in given]
        if len(files) > LARGEST_FILES or any((file.size or 0) > LARGEST_BYTES for file in files):
            words = _("Attach at most %(most)s files of at most %(size)s MB each.")
            raise forms.ValidationError(words, params={"most": LARGEST_FILES, "size": LARGEST_BYTES // 1_000_000})
        return files


class TipForm(forms.Form):
    """The public form, with what a notice needs under the DSA (article 16(2)): reasons, exact place, contact, good faith."""

    about = forms.ChoiceField(label=_("I report"), choices=About.choices, initial=About.LISTING)
    address = OneLine(
        label=_("Its address on the internet"),
        max_length=1000,
        required=False,
        help_text=_("Copy it from the address bar of the browser, or share the item and paste the link."),
    )
    platform = OneLine(label=_("Or: the platform"), max_length=40, required=False)
    thing = OneLine(label=_("and the number of the item or shop there"), max_length=120, required=False)
    ground = forms.ChoiceField(label=_("What is wrong"), choices=Ground.choices, widget=forms.RadioSelect)
    words = ManyLines(
        label=_("How you know it"),
        min_length=LEAST_WORDS,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What you saw, bought or measured, and when. Facts help more than opinions."),
    )
    attachments = FilesField(
        label=_("Pictures or documents"),
        required=False,
        max_length=500,
        help_text=_(
            "Up to 3 files of 10 MB: JPEG, PNG, WebP, HEIC, GIF, PDF or text. Their names are not kept. What a camera wrote "
            "into a picture, such as place and time, stays in it as evidence: remove it first if it says who you are."
        ),
    )
    contact_name = OneLine(label=_("Your name"), max_length=120, required=False)
    contact_email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
    )
    good_faith = forms.BooleanField(
        label=_("What I report is accurate and complete to the best of my knowledge."),
    )

    def __init__(self, *arguments: Any, now: datetime, **named: Any) -> None:
        super().__init__(*arguments, **named)
        words = _(
            "Only to send you the receipt and to say that there is news. The seller never sees it. It is removed when you "
            "ask for it, and by itself %(ended)s days after the outcome, or %(unanswered)s days after you sent it if there is "
            "none. You may leave it out."
        )
        days = {"ended": contest_within(now).days, "unanswered": unanswered_within(now).days}
        self.fields["contact_email"].help_text = words % days

    def clean(self) -> dict[str, Any]:
        """The address counts; without one, platform and number do."""
        cleaned = super().clean() or self.cleaned_data
        about, address = cleaned.get("about", About.LISTING), cleaned.get("address") or ""
        platform, thing = cleaned.get("platform") or "", cleaned.get("thing") or ""
        place = read_address(address, about) if address else plain_place(platform, thing)
        if place is None:
            self.add_error("address" if address or not (platform or thing) else "thing", self._missing(address))
        cleaned["place"] = place
        return cleaned

    def _missing(self, address: str) -> forms.ValidationError:
        if address:
            return forms.ValidationError(
                _("This address names no single listing or shop. Open its page and copy the address from there.")
            )
        return forms.ValidationError(_("Say which one: paste its address, or give platform and number."))

    @property
    def asked(self) -> dict[str, Any]:
        """The fields as the action takes them."""
        names = ("about", "address", "ground", "words", "contact_name", "contact_email")
        place: Place = self.cleaned_data["place"]
        return {**{name: self.cleaned_data[name] for name in names}, "place": place}


class HolderForm(forms.Form):
    """What comes with a step of whoever holds the receipt."""

    seen = forms.IntegerField(min_value=0, required=False)
    reason = ManyLines(max_length=2000, required=False)


class AnswerForm(forms.Form):
    """One outcome for all open tips of a thing."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices)
    words = ManyLines(
        label=_("In plain words, for those who reported"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FindForm(forms.Form):
    """Which listing or shop is meant."""

    find = forms.CharField(
        label=_("Number, title or name"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["find"].widget.input_type = "search"


class AttachForm(forms.Form):
    """The dossier that was chosen, and why it is meant."""

    dossier = forms.CharField(label=_("Dossier"), max_length=40)
    reason = ManyLines(label=_("Why it is this one"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class DetachForm(forms.Form):
    """Why it is not this one."""

    reason = ManyLines(label=_("Why it is not this one"), max_length=2000)


class TipsFilter(forms.Form):
    """Values that fit nothing filter nothing."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=(("", _("not answered")), ("all", _("all")), *((each.key, each.label) for each in STATES)),
    )
    ground = forms.ChoiceField(
        label=_("What is wrong"),
        required=False,
        choices=(
            ("", _("all")),
            (Ground.COUNTERFEIT, _("counterfeit")),
            (Ground.DANGEROUS, _("dangerous")),
            (Ground.OTHER, _("something else")),
        ),
    )
    about = forms.ChoiceField(label=_("About"), required=False, choices=(("", _("all")), *About.choices))
    due = forms.ChoiceField(label=_("Deadline"), required=False, choices=(("", _("all")), ("overdue", _("overdue"))))
    held = forms.ChoiceField(
        label=_("Dossier"),
        required=False,
        choices=(("", _("all")), ("yes", _("held here")), ("no", _("not held here"))),
    )
    listing = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    shop = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["q"].widget.input_type = "search"

    def values(self) -> dict[str, Any]:
        """What was asked for and fits; of one dossier all tips are shown."""
        self.is_valid()
        asked = {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}
        if ("listing" in asked or "shop" in asked) and "state" not in asked:
            asked["state"] = "all"
        return asked
