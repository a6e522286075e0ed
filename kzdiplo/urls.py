"""Addresses of the whole site: the public pages and the desk in three languages, the API in none."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles.urls import machine_patterns
from kzdiplo.api import nowhere_patterns

urlpatterns = [
    path("api/v1/", include("kzdiplo.api")),
    path("api/", include(nowhere_patterns)),
    path("", include(machine_patterns)),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("entities.urls")),
        path("", include("articles.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "kzdiplo.errors.bad_request"
handler500 = "kzdiplo.errors.server_error"
