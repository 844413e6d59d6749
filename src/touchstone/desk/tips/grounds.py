"""What can be wrong, as whoever reports it chooses: one row each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """The words of the form."""

    COUNTERFEIT = "counterfeit", _("Counterfeit: it passes itself off as a brand that it is not")
    DANGEROUS = "dangerous", _("Dangerous, or forbidden to be sold")
    OTHER = "other", _("Something else that the rules forbid")


class Outcome(models.TextChoices):
    """What came of a tip, in the words that whoever reported it reads."""

    CONFIRMED = "confirmed", _("A breach was found. The rules of the platform are applied.")
    NOT_CONFIRMED = "not_confirmed", _("No breach was found.")
    UNCLEAR = "unclear", _("From what is known now, it cannot be told. A new tip with more facts or pictures may help.")
    GONE = "gone", _("The offer is no longer online.")


class About(models.TextChoices):
    """What a tip can be about."""

    LISTING = "listing", _("a listing")
    SHOP = "shop", _("a shop")
