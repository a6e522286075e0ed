"""What the site says of itself, and how to tell it of a mistake."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.accuracy import measured_sets, verdicts_by_measure
from articles.reader_reports import TooManyReportsError, file_report, find_subject
from entities.views.addressed import is_shown

LONGEST_REPORT = 4_000


class ReportForm(forms.Form):
    """`website` is a trap: people do not see it, machines fill it in."""

    text = forms.CharField(
        label=gettext_lazy("What is wrong, and how do you know?"),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Please say what is wrong.")},
    )
    contact = forms.CharField(
        label=gettext_lazy("How to reach you, if you like"),
        help_text=gettext_lazy("An e-mail address, for questions. It is shown to editors only."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )
    about = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    website = forms.CharField(label=gettext_lazy("Leave this empty"), required=False, widget=forms.TextInput(attrs={"tabindex": "-1"}))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about/about.html", {"page_title": _("About this record"), "trail": [(_("About"), "")]})


@require_safe
def accuracy(request: HttpRequest) -> HttpResponse:
    """The figures of extraction and of editors' corrections."""
    columns, rows = measured_sets()
    context = {
        "page_title": _("How right it is"),
        "trail": [(_("About"), reverse("about")), (_("Accuracy"), "")],
        "columns": columns,
        "rows": rows,
        "verdicts": verdicts_by_measure(),
    }
    return render(request, "about/accuracy.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "about/accessibility.html", {"page_title": _("Accessibility"), "trail": [(_("Accessibility"), "")]})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_mistake(request: HttpRequest) -> HttpResponse:
    """A form without an account. What comes in waits for an editor."""
    form = ReportForm(request.POST if request.method == "POST" else None, initial={"about": request.GET.get("about", "")[:80]})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            return redirect("report-thanks")
        try:
            file_report(request, text=form.cleaned_data["text"], contact=form.cleaned_data["contact"], about=form.cleaned_data["about"])
        except TooManyReportsError:
            return too_many_requests(request)
        return redirect("report-thanks")
    subject = find_subject(str(form["about"].value() or ""))
    context = {
        "page_title": _("Report a mistake"),
        "trail": [(_("Report a mistake"), "")],
        "form": form,
        "subject": subject if subject and is_shown(subject) else None,
    }
    return render(request, "about/report.html", context, status=400 if form.errors else 200)


@require_safe
def report_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "about/report_thanks.html", {"page_title": _("Thank you"), "trail": [(_("Report a mistake"), "")]})


def too_many_requests(request: HttpRequest) -> HttpResponse:
    response = render(request, "429.html", status=429)
    response["Retry-After"] = "3600"
    return response
