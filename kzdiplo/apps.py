"""The desk as an installed app."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Puts the desk in the place of Django's admin site."""

    default_site = "kzdiplo.desk.DeskSite"
