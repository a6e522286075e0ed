"""Questions on pages and on where stories stand on them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.queue.cards import ACCEPT, ALL_WELL, CORRECT, REJECT, Answer, Card, Correction, Evidence
from articles.editing.correcting import correct_article
from articles.editing.items import close_item
from articles.editing.joining import join_articles
from articles.editing.line_rulings import rule_line
from articles.editing.publication import publish_article, withdraw_article
from articles.editing.refusals import EditRefused
from articles.editing.verdicts import CONFIRMED, CORRECTED, REJECTED, note_verdict
from articles.enums import ReviewState, Ruling
from articles.line_listing import lines_around
from articles.models import Appearance, Article, PageVersion

DAY_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]


class HeaderForm(Correction):
    """The header as the page should have had it. The day comes first: when it is whole, the cursor goes on to the title by itself."""

    published_on = forms.DateField(
        label=gettext_lazy("Day of publication"),
        required=False,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%d.%m.%Y", attrs={"data-goes-on": "10", "autocomplete": "off", "placeholder": "31.12.2026"}),
    )
    title = forms.CharField(label=gettext_lazy("Title"), widget=forms.TextInput(attrs={"autocomplete": "off"}))


class LostHeaderCard(Card):
    """A story that the page prints without its header: is it one, and what is it called?"""

    answers = (
        Answer(CORRECT, gettext_lazy("Give title and day, and publish")),
        Answer(ACCEPT, gettext_lazy("Publish without title and day")),
        Answer(REJECT, gettext_lazy("No story of its own: it goes on with the one before")),
    )
    form_class = HeaderForm

    def question(self) -> str:
        return _("Here the page seems to begin another story, but its header was lost. What are its title and day?")

    def evidence(self) -> Evidence:
        row = self._appearance()
        if row is None:
            return Evidence(rule=self.item.details.get("reason", ""))
        found = Evidence(lines=lines_around(row.page_version, range(row.first_line, row.last_line + 1)), rule=row.reason)
        found.links.append((_("The page, line by line"), reverse("admin:articles_pageversion_lines", args=[row.page_version_id])))
        return found

    def initial(self) -> dict[str, Any]:
        article = self._article()
        return {"title": article.title, "published_on": article.published_on}

    def accept(self, by: User) -> str:
        article = self._article()
        publish_article(article, by)
        note_verdict("segments", CONFIRMED, by, article)
        close_item(self.item, ReviewState.ACCEPTED, by)
        return _("Published without title and day.")

    def correct(self, by: User, values: dict[str, Any]) -> str:
        article = self._article()
        correct_article(article, {"title": values["title"], "published_on": values["published_on"]}, by)
        publish_article(article, by)
        note_verdict("segments", CONFIRMED, by, article)
        close_item(self.item, ReviewState.CORRECTED, by)
        return _("Published as “%(title)s”.") % {"title": article.headline}

    def reject(self, by: User) -> str:
        row = self._appearance()
        if row is None:
            raise EditRefused(_("The story stands on no current page any more."))
        note_verdict("segments", REJECTED, by, row.article)
        rule_line(row.page_version.page, row.first_line, Ruling.CONTINUES_STORY, by)
        close_item(self.item, ReviewState.REJECTED, by)
        return _("The lines go on with the story before them.")

    def _article(self) -> Article:
        if self.item.article is None:
            raise EditRefused(_("The article is there no more."))
        return self.item.article

    def _appearance(self) -> Appearance | None:
        rows = Appearance.objects.filter(article=self.item.article_id, is_current=True, lost_header=True)
        return rows.select_related("article", "page_version__page").order_by("page_version__page__name", "position").first()


class MissedCard(Card):
    """An article that no current page shows any more."""

    answers = (
        Answer(ACCEPT, gettext_lazy("Keep it")),
        Answer(CORRECT, gettext_lazy("Withdraw it, for this reason")),
        Answer(REJECT, gettext_lazy("Join it to the story that has its lines now")),
    )

    class Reason(Correction):
        reason = forms.CharField(label=gettext_lazy("Reason, as readers will see it"), max_length=300)

    form_class = Reason
    accepts_as_it_stands = True

    def question(self) -> str:
        return _("No page shows this story any more. Should it stay in the record?")

    def evidence(self) -> Evidence:
        article = self.item.article
        found = Evidence(values=[(_("Title"), article.headline), (_("Text"), article.shown_body[:600])] if article else [])
        if heir := self._heir():
            found.values.append((_("Its lines are part of"), heir.headline))
        return found

    def accept(self, by: User) -> str:
        close_item(self.item, ReviewState.ACCEPTED, by)
        return _("Kept.")

    def correct(self, by: User, values: dict[str, Any]) -> str:
        if not by.has_perm("articles.withdraw_article"):
            raise EditRefused(_("Only chief editors withdraw articles."))
        if self.item.article:
            withdraw_article(self.item.article, values["reason"], by)
        close_item(self.item, ReviewState.CORRECTED, by)
        return _("Withdrawn.")

    def reject(self, by: User) -> str:
        heir = self._heir()
        if heir is None or self.item.article is None:
            raise EditRefused(_("No other story has its lines. Keep it, or withdraw it with a reason."))
        join_articles(heir, self.item.article, by, "the page shows it as one story")
        close_item(self.item, ReviewState.REJECTED, by)
        return _("Joined to “%(title)s”.") % {"title": heir.headline}

    def _heir(self) -> Article | None:
        public_id = self.item.details.get("same_as") or ""
        return Article.objects.filter(public_id=public_id, merged_into=None).first() if public_id else None


class PageCard(Card):
    """Lines or dates of a page that are not understood."""

    accepts_as_it_stands = True

    def evidence(self) -> Evidence:
        version = self._version()
        notices = self.item.details.get("notices", [])
        meant = {notice["line"] for notice in notices if notice["line"]}
        found = Evidence(lines=lines_around(version, meant, margin=1))
        found.values = [(_("Line %(number)s") % {"number": notice["line"]}, notice["message"]) for notice in notices]
        found.links.append((_("The page, line by line"), reverse("admin:articles_pageversion_lines", args=[version.pk])))
        return found

    def accept(self, by: User) -> str:
        close_item(self.item, ReviewState.ACCEPTED, by)
        return _("Left as it stands.")

    def _version(self) -> PageVersion:
        if self.item.page_version is None:
            raise EditRefused(_("The page is there no more."))
        return self.item.page_version

    def _meant_lines(self) -> list[int]:
        return sorted({notice["line"] for notice in self.item.details.get("notices", []) if notice["line"]})


class UnclassifiedCard(PageCard):
    """Lines that fit nowhere."""

    answers = (
        Answer(ACCEPT, gettext_lazy("Leave them out, ask no more")),
        Answer(CORRECT, gettext_lazy("Part of the story before them")),
        Answer(REJECT, gettext_lazy("No part of any story, on later pages too")),
    )

    class Confirmation(Correction):
        """Nothing to type: the lines go on with the story."""

    form_class = Confirmation

    def question(self) -> str:
        return _("These lines of the page are not understood. What are they?")

    def correct(self, by: User, values: dict[str, Any]) -> str:
        return self._rule(Ruling.CONTINUES_STORY, ReviewState.CORRECTED, by, _("The lines go on with the story before them."))

    def reject(self, by: User) -> str:
        return self._rule(Ruling.CHROME, ReviewState.REJECTED, by, _("The lines are no part of any story."))

    def _rule(self, ruling: Ruling, state: ReviewState, by: User, said: str) -> str:
        page = self._version().page
        for number in self._meant_lines():
            rule_line(page, number, ruling, by)
        note_verdict("segments", CORRECTED, by, None, _("unclassified lines"), ruling.label)
        close_item(self.item, state, by)
        return said


class DateProblemCard(PageCard):
    """A day that cannot be, or lies behind the day of the capture."""

    answers = (
        ALL_WELL,
        Answer(CORRECT, gettext_lazy("Give the right day")),
        Answer(REJECT, gettext_lazy("The story has no known day")),
    )

    class DayForm(Correction):
        published_on = forms.DateField(
            label=gettext_lazy("Day of publication"),
            input_formats=DAY_FORMATS,
            widget=forms.DateInput(format="%d.%m.%Y", attrs={"autocomplete": "off", "placeholder": "31.12.2026"}),
        )

    form_class = DayForm

    def question(self) -> str:
        return _("A date on this page cannot be right. Is it, all the same?")

    def evidence(self) -> Evidence:
        found = super().evidence()
        if article := self._article():
            found.values += [(_("Story"), article.headline), (_("Day now"), str(article.published_on or _("none")))]
        return found

    def correct(self, by: User, values: dict[str, Any]) -> str:
        self._give_day(values["published_on"], by)
        close_item(self.item, ReviewState.CORRECTED, by)
        return _("The day is corrected.")

    def reject(self, by: User) -> str:
        self._give_day(None, by)
        close_item(self.item, ReviewState.REJECTED, by)
        return _("The story has no day now.")

    def _give_day(self, day: Any, by: User) -> None:
        article = self._article()
        if article is None:
            raise EditRefused(_("No story stands at this line. Look at the page, line by line."))
        correct_article(article, {"published_on": day, "published_at": None}, by)

    def _article(self) -> Article | None:
        """The story at the first of the lines."""
        lines = self._meant_lines()
        if not lines:
            return None
        rows = Appearance.objects.filter(page_version=self.item.page_version_id, first_line__lte=lines[0], last_line__gte=lines[0])
        row = rows.select_related("article").first()
        return row.article if row else None
