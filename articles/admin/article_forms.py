"""What editors type of an article."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.curated import pages_say
from articles.admin.stale import StaleForm
from articles.curation import edited_fields
from articles.editing.by_hand import TypedArticle
from articles.models import Article

DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
KAZAKHSTAN = ZoneInfo(settings.TIME_ZONE)


class DayInput(forms.DateInput):
    """The browser's own calendar; it sends ISO 8601 whatever it shows."""

    input_type = "date"

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class PublicationMixin(forms.BaseForm):
    """A day, and the minute if it is known, in Kazakhstan's time."""

    def clean_publication(self, cleaned: dict[str, Any]) -> None:
        """Makes `published_at` of the day and the time."""
        day, minute = cleaned.get("published_on"), cleaned.get("published_time")
        if minute and not day and "published_on" in cleaned:
            self.add_error("published_time", ValidationError(_("A time needs a day.")))
        cleaned["published_at"] = datetime.combine(day, minute, tzinfo=KAZAKHSTAN) if day and minute else None


class ArticleForm(PublicationMixin, StaleForm):
    """An editor's text lies over the text as read; the other values are the article's own."""

    published_on = forms.DateField(label=gettext_lazy("Day of publication"), required=False, input_formats=DAY_FORMATS, widget=DayInput)
    published_time = forms.TimeField(
        label=gettext_lazy("Time, in Kazakhstan"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )

    source_url = forms.URLField(label=gettext_lazy("Address of the original"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Article
        fields = ("title", "lead", "body", "source", "image_credit", "source_url", "published_on", "is_reviewed")
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "lead": forms.Textarea(attrs={"rows": 3}),
            "body": forms.Textarea(attrs={"rows": 14}),
        }
        help_texts = {
            "title": gettext_lazy("Empty: the title as read."),
            "lead": gettext_lazy("Empty: no lead."),
            "body": gettext_lazy("Empty: the text as read. Paragraphs are parted by a line break."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        article = self.instance
        if article.published_at:
            self.initial["published_time"] = timezone.localtime(article.published_at).time().replace(second=0, microsecond=0)
        if article.pk:
            for name in edited_fields(article):
                if name in self.fields:
                    self.fields[name].help_text = pages_say(article, name)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned is not None:
            self.clean_publication(cleaned)
            cleaned["body"] = cleaned.get("body", "").replace("\r\n", "\n").strip()
        return cleaned


class NewArticleForm(PublicationMixin, forms.ModelForm):
    """An article that no page has, with its stated source."""

    title = forms.CharField(label=gettext_lazy("Title"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    body = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Paragraphs are parted by a line break."),
    )
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200, help_text=gettext_lazy("Who published it first."))
    published_on = ArticleForm.base_fields["published_on"]
    published_time = ArticleForm.base_fields["published_time"]
    source_url = ArticleForm.base_fields["source_url"]

    class Meta:
        model = Article
        fields = ("image_credit",)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if cleaned is not None:
            self.clean_publication(cleaned)
            if not cleaned.get("title", "").strip() and not cleaned.get("body", "").strip():
                raise ValidationError(_("An article needs a title or a text."))
        return cleaned

    def _post_clean(self) -> None:
        """The row is made by `add_article_by_hand`, not by this form."""

    def typed(self) -> TypedArticle:
        values = self.cleaned_data
        minute: datetime | None = values["published_at"]
        return TypedArticle(
            title=values["title"],
            body=values["body"],
            published_on=values["published_on"],
            published_at=minute.replace(tzinfo=None) if minute else None,
            source=values["source"],
            image_credit=values["image_credit"],
            source_url=values["source_url"],
        )
