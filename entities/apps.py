"""The app of who and what the record is about."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntitiesConfig(AppConfig):
    """People, countries, organisations, offices and events."""

    name = "entities"
    verbose_name = _("People, countries, organisations, offices, events")
    default_auto_field = "django.db.models.BigAutoField"
