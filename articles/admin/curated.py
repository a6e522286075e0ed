"""What the change forms of curated rows share: what pages say beside what stands, where the row stands in public, and its evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.admin.guarded import GuardedAdmin
from articles.admin.history import HistoryMixin
from articles.admin.inlines import PARTS
from articles.admin.record_evidence import evidence_of
from articles.admin.sheets import SheetMixin
from articles.admin.stale import StaleForm
from articles.curation import edited_fields
from articles.editing.records import add_record, correct_record
from entities.models.record import Curated, Origin

STANDING_FIELDS: tuple[str, ...] = ("public_id", "origin", "public", "article_count", "first_seen_on", "last_seen_on")
STANDING: Any = (_("Standing"), {"fields": STANDING_FIELDS})


class CuratedForm(StaleForm):
    """Says under each field that an editor changed what pages say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.instance, Curated) or self.instance.pk is None:
            return
        for name in edited_fields(self.instance):
            if name in self.fields and self.instance.origin == Origin.IMPORT:
                self.fields[name].help_text = pages_say(self.instance, name)


class NewRecordForm(forms.ModelForm):
    """A row that no page has given, with its stated source. `add_record` makes it, not this form."""

    stated_source = forms.CharField(
        label=_("Stated source"), max_length=300, help_text=_("Where you have it from: a document, an address, a letter.")
    )
    is_another = forms.BooleanField(
        label=_("Another one of the same name"), required=False, help_text=_("Only if the record has one of this name that is not meant.")
    )

    def _post_clean(self) -> None:
        """Nothing is made here."""


def pages_say(row: Curated, name: str) -> str:
    """What pages say of a field that an editor changed."""
    value = row.imported.get(name)
    if value in (None, ""):
        return str(_("Pages say nothing."))
    return str(_("Pages say: %(value)s")) % {"value": value}


class RecordAdmin(SheetMixin, HistoryMixin, GuardedAdmin):
    """People, bodies, offices, events, states."""

    form = CuratedForm
    change_form_template = "admin/desk/record_form.html"
    readonly_fields = STANDING_FIELDS
    parts_after_adding: ClassVar[tuple[Any, ...]] = ()
    """inlines that make sense only for a row that is there"""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        listed = super().get_fieldsets(request, obj)
        if obj is None:
            first, *rest = [fieldset for fieldset in listed if fieldset is not STANDING]
            fields = tuple(name for name in first[1]["fields"] if name != "is_confirmed")
            return ((first[0], {"fields": fields}), *rest, (_("Source"), {"fields": ("stated_source", "is_another")}))
        if obj.origin == Origin.EDITOR:
            return (*listed, (_("Source"), {"fields": ("stated_source",)}))
        return listed

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = NewRecordForm
            kwargs["fields"] = [name for name in kwargs.get("fields") or [] if name != "is_another"] or None
        return super().get_form(request, obj, change=change, **kwargs)

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_inline_instances(request, obj) if obj is not None else []

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A row that was merged away is seen, and changed no more."""
        if getattr(obj, "merged_into_id", None) is not None:
            return False
        return super().has_change_permission(request, obj)

    # ---- writing

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        if change:
            return super().save_form(request, form, change)
        values = {name: value for name, value in form.cleaned_data.items() if name != "is_another"}
        return add_record(self.model, values, request.user, is_another=form.cleaned_data["is_another"])  # type: ignore[arg-type]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            correct_record(obj, self.changed_values(form), request.user)  # type: ignore[arg-type]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        for formset in formsets:
            PARTS[formset.model].save(form.instance, formset, request.user)  # type: ignore[arg-type]

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """History tells it."""
        return []

    # ---- showing

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        row = kwargs.get("obj")
        if row is not None:
            context.update(evidence=evidence_of(row, request.GET))
        return super().render_change_form(request, context, *args, **kwargs)

    def related_histories(self, row: Any) -> Iterable[Any]:
        """What editors did to names, offices and participants of the row."""
        owner = self.model._meta.model_name
        inlines: Iterable[Any] = self.inlines
        models = {inline.model: None for inline in inlines}
        return [model.history.filter(**{owner: row.pk}, history_user__isnull=False) for model in models]

    @admin.display(description=_("public"), boolean=True, ordering="is_public")
    def public(self, row: Any) -> bool:
        return bool(row.is_public)
