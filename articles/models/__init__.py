"""What was reported, and where each fact stands in it."""

from articles.models.article import Appearance, Article
from articles.models.change import Change, ChangeCounter
from articles.models.importrun import ImportRun
from articles.models.mention import Evidence, Mention
from articles.models.page import LineRuling, PageVersion, SourcePage
from articles.models.reading import OrganizationReading, PersonReading, Report
from articles.models.review import ReviewItem, SourceChange, Verdict
from articles.models.search import SearchEntry

__all__ = [
    "Appearance",
    "Article",
    "Change",
    "ChangeCounter",
    "Evidence",
    "ImportRun",
    "LineRuling",
    "Mention",
    "OrganizationReading",
    "PageVersion",
    "PersonReading",
    "Report",
    "ReviewItem",
    "SearchEntry",
    "SourceChange",
    "SourcePage",
    "Verdict",
]
