"""Public addresses of entities."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
