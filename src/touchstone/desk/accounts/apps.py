"""The room of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Named by its folder."""

    name = "touchstone.desk.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
