"""Articles: what was reported, when and by whom, and whom and what it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.expanding import ExpandedSerializer, ExpandingViewSet
from articles.api.naming import event_links_of, links_of
from articles.api.public import ChangedFilters
from articles.enums import ArticleForm, ReportRole
from articles.models import Article, Mention, Report
from entities.api.cursors import Cursors, IdCodec, MomentCodec
from entities.api.filters import ChoicesFilter, CountryFilter, DayFilter, RecordFilter, TextFilter
from entities.api.links import PUBLISHER, Link, LinkSerializer
from entities.api.pagination import Orders
from entities.enums import EventKind, Judgement
from entities.models import Event, Organization, Person
from entities.models.identity import RecordKind

NAMED = {"people": RecordKind.PERSON, "countries": RecordKind.COUNTRY, "organizations": RecordKind.ORGANIZATION}


class AsReadSerializer(serializers.Serializer[Any]):
    """The text as the page prints it, in which `start` and `end` of mentions and evidence count."""

    title = serializers.CharField()
    body = serializers.CharField()


class ReportedEventSerializer(LinkSerializer):
    """An event in an article."""

    role = serializers.ChoiceField(ReportRole.choices, help_text="“main”: the article reports it. “reference”: it refers to it.")


class ArticleSerializer(ExpandedSerializer):
    """A story, or a headline of which no page has the story."""

    EXPANSIONS: ClassVar[dict[str, tuple[str, ...]]] = {"mentions": ("mentions", "evidence", "as_read")}

    title = serializers.CharField(source="headline", help_text="An editor's title, else the page's, else the beginning of the body.")
    lead = serializers.CharField(help_text="An editor's summary; mostly empty.")
    body = serializers.CharField(source="shown_body", help_text="Paragraphs, parted by one newline. Empty for a headline.")
    form = serializers.ChoiceField(ArticleForm.choices)
    published_on = serializers.DateField(allow_null=True, help_text="The day that the page prints; null where it prints none.")
    published_at = serializers.DateTimeField(allow_null=True, help_text="With the minute, where the page prints one.")
    source = serializers.CharField(  # type: ignore[assignment]
        help_text="The agency or body that the story credits; empty where it credits none."
    )
    source_url = serializers.CharField(help_text="The address of the original, where an editor found it.")
    image_credit = serializers.CharField()
    source_view_count = serializers.IntegerField(
        allow_null=True, help_text="As the page printed it. It moves in steps of five and is no count of readers."
    )
    countries = serializers.SerializerMethodField(help_text="States that it names, in the order of the text.")
    people = serializers.SerializerMethodField(help_text="People whom it names, in the order of the text.")
    organizations = serializers.SerializerMethodField(help_text="Organizations that it names, in the order of the text.")
    events = serializers.SerializerMethodField(help_text="What it reports first, then what it refers to.")
    as_read = serializers.SerializerMethodField(help_text="With `expand=mentions`: the text as the page prints it.")

    def get_attribution(self, article: Article) -> str:
        return f"{PUBLISHER}, citing {article.source}" if article.source else PUBLISHER

    @extend_schema_field(LinkSerializer(many=True))
    def get_countries(self, article: Article) -> list[Link]:
        return list(self.context["countries"].get(article.pk, ()))

    @extend_schema_field(LinkSerializer(many=True))
    def get_people(self, article: Article) -> list[Link]:
        return list(self.context["people"].get(article.pk, ()))

    @extend_schema_field(LinkSerializer(many=True))
    def get_organizations(self, article: Article) -> list[Link]:
        return list(self.context["organizations"].get(article.pk, ()))

    @extend_schema_field(ReportedEventSerializer(many=True))
    def get_events(self, article: Article) -> list[dict[str, Any]]:
        return list(self.context["events"].get(article.pk, ()))

    @extend_schema_field(AsReadSerializer)
    def get_as_read(self, article: Article) -> dict[str, str]:
        return {"title": article.source_title, "body": article.source_body}


def naming(rows: QuerySet[Any], _name: str, record: Any) -> QuerySet[Any]:
    return rows.mentioning(record)  # type: ignore[attr-defined]


def naming_state(rows: QuerySet[Any], _name: str, code: str) -> QuerySet[Any]:
    mentions = Mention.objects.filter(article=OuterRef("pk"), country__alpha2=code, judgement=Judgement.ACCEPTED)
    return rows.filter(Exists(mentions))


def reporting(**conditions: Any) -> Exists:
    return Exists(Report.objects.accepted().filter(article=OuterRef("pk"), event__is_public=True, **conditions))


def with_words(rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
    """Every word stands in the title or the body as shown."""
    for word in value.split()[:8]:
        shown = Q(title__icontains=word) | Q(title="", source_title__icontains=word) | Q(lead__icontains=word)
        rows = rows.filter(shown | Q(body__icontains=word) | Q(body="", source_body__icontains=word))
    return rows


class ArticleFilters(ChangedFilters):
    published_on_from = DayFilter(
        "Published on this day or later. Undated ones are left out.", field_name="published_on", lookup_expr="gte"
    )
    published_on_to = DayFilter("Published before this day. Undated ones are left out.", field_name="published_on", lookup_expr="lt")
    country = CountryFilter("Names this state.", method=naming_state)
    person = RecordFilter(Person, "Names this person.", narrow=naming)
    organization = RecordFilter(Organization, "Names this organization.", narrow=naming)
    event = RecordFilter(
        Event, "Reports this event or refers to it.", narrow=lambda rows, _name, event: rows.filter(reporting(event=event))
    )
    event_kind = ChoicesFilter(
        EventKind.values,
        "Reports an event of one of these kinds.",
        method=lambda rows, _name, kinds: rows.filter(reporting(event__kind__in=kinds, role=ReportRole.MAIN)),
    )
    source = TextFilter("Credits this agency or body, by its full name.", field_name="source")
    words = TextFilter("Holds each of these words, letter for letter. `search/` forgives spellings and is quicker.", method=with_words)
    form = ChoicesFilter(
        ArticleForm.values, "Headlines are listed only when they are asked for: `form=article,headline`.", field_name="form"
    )

    class Meta:
        model = Article
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data["form"] else rows.filter(form=ArticleForm.ARTICLE)


class ArticleViewSet(ExpandingViewSet):
    """Published articles."""

    model = Article
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilters
    orders = Orders(
        Cursors({"public_id": IdCodec(), "sort_at": MomentCodec()}),
        {"-published": ("-sort_at", "-public_id"), "published": ("sort_at", "public_id")},
    )

    def with_related(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.defer("imported")

    def read_beside(self, rows: Sequence[Any], context: dict[str, Any]) -> dict[str, Any]:
        keys, addresses = [row.pk for row in rows], context["addresses"]
        links = {name: links_of(kind, keys, addresses) for name, kind in NAMED.items()}
        return {**super().read_beside(rows, context), **links, "events": event_links_of(keys, addresses)}
