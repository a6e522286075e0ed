"""Saves that come late: the row moved after the form was opened, by another editor or by an import.

A form carries the values with which it was opened, signed. If the row holds others when the form comes back, nothing is saved: the form
is shown again with three columns (was, theirs, mine). What only they changed stands as theirs, what only I changed as mine, and where
both did, I choose. Rows that are edited inline are guarded in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.forms.models import ModelChoiceField
from django.utils.translation import gettext as _

from articles.admin.widgets import tell_known

SALT = "kzdiplo.desk.opened"
FIELD = "_opened"
CHOICE = "_choose-"


@dataclass(frozen=True, slots=True)
class StaleField:
    """A field that moved. `is_contested`: I changed it too; `choice` is the name of the control by which I choose."""

    label: str
    was: str
    theirs: str
    mine: str
    is_contested: bool
    choice: str


class StaleForm(forms.ModelForm):
    """A form that notices when its row has moved since it was opened."""

    stale: list[StaleField]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stale = []
        tell_known(self)
        if self.is_bound:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self._take_theirs_where_chosen()

    @property
    def opened_key(self) -> str:
        """Names the form among those of its page, whatever its place there."""
        if not self.prefix:
            return "row"
        return f"{self.prefix.rpartition('-')[0]}:{self.instance.pk}"

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk is None:
            return cleaned
        opened = read_opened(self.data.get(FIELD, "")).get(self.opened_key)
        if opened is None:
            return cleaned
        now = values_of(self)
        moved = [name for name in opened if name in now and opened[name] != now[name]]
        if moved:
            self.stale = [self._stale_field(name, opened, now) for name in moved]
            for field, name in zip(self.stale, moved, strict=True):
                if not field.is_contested:
                    self._put(name)
            raise ValidationError(_("Somebody else has saved this meanwhile. Nothing is lost: look at the comparison, and save again."))
        return cleaned

    def _stale_field(self, name: str, opened: Mapping[str, Any], now: Mapping[str, Any]) -> StaleField:
        mine = _plain(self.cleaned_data.get(name)) if self.cleaned_data and name in self.cleaned_data else self._raw(name)
        field = self.fields[name]
        return StaleField(
            label=str(field.label or name),
            was=_shown(field, opened[name]),
            theirs=_shown(field, now[name]),
            mine=_shown(field, mine),
            is_contested=mine not in (opened[name], now[name]),
            choice=f"{CHOICE}{self.add_prefix(name)}",
        )

    def _take_theirs_where_chosen(self) -> None:
        for name in self.fields:
            if self.data.get(f"{CHOICE}{self.add_prefix(name)}") == "theirs":
                self._put(name)

    def _put(self, name: str) -> None:
        """Puts the row's own value into what the form shows."""
        field, key = self.fields[name], self.add_prefix(name)
        value = field.prepare_value(self.get_initial_for_field(field, name))
        data: Any = self.data
        if isinstance(field, forms.BooleanField):
            data.pop(key, None)
            if value:
                data[key] = "on"
        else:
            data[key] = field.widget.format_value(value) or "" if not isinstance(field, ModelChoiceField) else str(value or "")

    def _raw(self, name: str) -> Any:
        return self.data.get(self.add_prefix(name), "")


def values_of(form: forms.BaseForm) -> dict[str, Any]:
    """What the row of a form holds in the form's fields, as JSON holds it."""
    return {name: _plain(form.get_initial_for_field(field, name)) for name, field in form.fields.items() if not field.disabled}


def sign_opened(opened_forms: Iterable[forms.BaseForm]) -> str:
    """What goes into a page so that a late save is noticed."""
    listed = [form for form in opened_forms if isinstance(form, StaleForm) and form.instance.pk is not None]
    return signing.dumps({form.opened_key: values_of(form) for form in listed}, salt=SALT, compress=True)


def read_opened(token: str) -> dict[str, dict[str, Any]]:
    """The values with which a page was opened, by form; nothing where the token is not ours."""
    try:
        found: dict[str, dict[str, Any]] = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return {}
    return found


def _plain(value: Any) -> Any:
    value = getattr(value, "pk", value)
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").strip()
    plain = json.loads(json.dumps(value, cls=DjangoJSONEncoder))
    return "" if plain is None else plain


def _shown(field: Any, value: Any) -> str:
    """A value as people read it: the name of a row or a choice."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, ModelChoiceField) and field.queryset is not None:
        row = field.queryset.model._default_manager.filter(pk=value).first()
        return str(row) if row is not None else str(value)
    choices = dict(getattr(field, "choices", ()) or ())
    return str(choices.get(value, value))
