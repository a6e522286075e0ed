"""Every resource of the API, on one screen."""

from django.urls import path, re_path
from rest_framework.routers import DefaultRouter

from articles.api.articles import ArticleViewSet
from articles.api.changes import ChangeViewSet
from articles.api.mentions import MentionViewSet
from articles.api.named import CountryViewSet, EventViewSet, OfficeViewSet, OrganizationViewSet, PersonViewSet
from articles.api.root import RootView
from articles.api.search import SearchViewSet
from entities.api.nowhere import nowhere
from entities.api.schema_view import SchemaView


class Router(DefaultRouter):
    """DRF's router; the root lists the resources and takes no parameter."""

    APIRootView = RootView  # type: ignore[assignment]
    include_format_suffixes = False


router = Router()
router.register("articles", ArticleViewSet, "api-article")
router.register("people", PersonViewSet, "api-person")
router.register("countries", CountryViewSet, "api-country")
router.register("organizations", OrganizationViewSet, "api-organization")
router.register("offices", OfficeViewSet, "api-office")
router.register("events", EventViewSet, "api-event")
router.register("mentions", MentionViewSet, "api-mention")
router.register("changes", ChangeViewSet, "api-change")
router.register("search", SearchViewSet, "api-search")

urlpatterns = [path("schema/", SchemaView.as_view(), name="api-schema"), *router.urls]
nowhere_patterns = [re_path("", nowhere)]
