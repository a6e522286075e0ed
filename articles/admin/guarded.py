"""Change forms whose saves are guarded, serialized with imports, and done by the verbs of `articles.editing`."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from articles.admin.desk import DeskAdmin
from articles.admin.stale import FIELD, StaleField, StaleForm, sign_opened
from articles.editing.refusals import EditRefused
from articles.writer_lock import sole_writer


class GuardedAdmin(DeskAdmin):
    """Subclasses write in `save_model` and `save_formset` by calling verbs, which may refuse."""

    form = StaleForm
    change_form_template = "admin/desk/guarded_form.html"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """No import writes while a form is checked and saved. What is refused is shown in the form, with everything that was typed."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with sole_writer():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except EditRefused as problem:
            request.desk_refusal = str(problem)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form_class: Any = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "desk_refusal", "")
        if not refusal:
            return form_class

        class RefusedForm(form_class):
            def clean(self) -> Any:
                super().clean()
                raise ValidationError(refusal)

        return RefusedForm

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        opened = [context["adminform"].form]
        opened += [form for formset in context["inline_admin_formsets"] for form in formset.formset.initial_forms]
        stale: list[tuple[Any, StaleField]] = [
            (form.instance if form.prefix else "", field) for form in opened for field in getattr(form, "stale", ())
        ]
        context.update(opened_field=FIELD, opened_token=sign_opened(opened), stale=stale)
        return super().render_change_form(request, context, *args, **kwargs)

    def changed_values(self, form: Any) -> dict[str, Any]:
        """What an editor changed in a form, by name."""
        return {name: form.cleaned_data[name] for name in form.changed_data if name in form.cleaned_data}

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """History tells it better, and for imports too."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """History tells it better."""

    def say(self, request: HttpRequest, text: str) -> None:
        messages.success(request, text)
