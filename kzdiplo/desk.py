"""The desk: Django's admin site with a front page of its own and its models in the order of an editor's work."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from articles.desk_home import desk_front_page
from articles.waiting import count_waiting

SECTIONS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("waiting", _("Waiting"), ("ReviewItem",)),
    ("record", _("The record"), ("Article", "Person", "Organization", "Office", "Event", "Country")),
    ("sources", _("Sources"), ("SourcePage", "PageVersion", "ImportRun")),
    ("rulings", _("What editors ruled"), ("Mention", "LineRuling", "Merge", "Difference", "RejectedName", "Verdict")),
    ("accounts", _("Accounts"), ("User", "Group", "AccessAttempt")),
)
"""the models of the side bar; one that stands here not at all comes last, under its own app"""


class DeskSite(AdminSite):
    """Everything that editors do."""

    site_title = _("kzdiplo desk")
    site_header = _("kzdiplo desk")
    index_title = _("The desk")
    empty_value_display = "–"

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        waiting = count_waiting() if context["has_permission"] else 0
        return {**context, "waiting_count": waiting}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        return super().index(
            request,
            {
                **desk_front_page(),
                "is_front_page": True,
                "can_upload": request.user.has_perm("articles.add_importrun"),
                **(extra_context or {}),
            },
        )

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The models by what they are for, not by the app that they are in."""
        found: list[Any] = super().get_app_list(request, app_label)
        if app_label is not None:
            return found
        models = {model["object_name"]: model for app in found for model in app["models"]}
        sections = []
        for label, name, listed in SECTIONS:
            chosen = [models.pop(model) for model in listed if model in models]
            if chosen:
                sections.append({"name": name, "app_label": label, "app_url": "", "has_module_perms": True, "models": chosen})
        for app in found:
            rest = [model for model in app["models"] if model["object_name"] in models and model["admin_url"]]
            if rest:
                sections.append({**app, "models": rest})
        return sections
