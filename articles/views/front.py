"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.home import front_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The latest days of diplomacy, what is coming, who was most active."""
    return render(request, "home.html", {"page_title": _("Kazakhstan’s diplomacy, day by day"), "front": front_page()})
