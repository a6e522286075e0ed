"""The list of people."""

from __future__ import annotations

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entities.filters import PersonFilters
from entities.kept import Version, kept
from entities.listing import read_listing
from entities.models import Person, Tenure
from entities.views.choices import country_choices, total_of

MOST_TITLES = 30


@require_safe
def person_list(request: HttpRequest, version: Version) -> HttpResponse:
    """People by name or by activity, narrowed by what stands in the address."""
    filters = PersonFilters(request.GET, queryset=with_offices(Person.objects.published().select_related("country")))
    listing = read_listing(filters, filters.keyset)
    number = version()
    context = {
        "page_title": _("People"),
        "trail": [(_("People"), "")],
        "listing": listing,
        "total": total_of(listing, number),
        "countries": country_choices(number, "people", Person.objects.published().values_list("country")),
        "titles": kept(number, "office-titles", office_titles),
        "letters": [choice for choice, _label in filters.form.fields["letter"].choices if choice],
    }
    return render(request, "entities/person_list.html", context, status=listing.status)


def with_offices(people: QuerySet[Person]) -> QuerySet[Person]:
    """People with their offices as `shown_tenures`: present ones first, then by when they were last seen. One more query."""
    tenures = (
        Tenure.objects.filter(is_rejected=False, office__is_public=True)
        .select_related("office")
        .order_by("is_former", "-last_seen_on", "pk")
    )
    return people.prefetch_related(Prefetch("tenures", tenures, to_attr="shown_tenures"))


def office_titles() -> list[tuple[str, int]]:
    """The most frequent titles of offices, with the number of people seen in them."""
    held = Tenure.objects.filter(is_rejected=False, office__is_public=True, person__is_public=True).exclude(office__title="")
    counted = held.order_by().values("office__title").annotate(count=Count("person", distinct=True)).order_by("-count", "office__title")
    return [(row["office__title"], row["count"]) for row in counted[:MOST_TITLES]]
