"""Widgets of the desk's forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect


class KnownAutocomplete(AutocompleteSelect):
    """Asks the database for the chosen row's name only where the form does not know it: a page of many rows costs no query each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[str, str] = {}

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        chosen = [str(one) for one in value if str(one) in self.known]
        if not chosen:
            return super().optgroups(name, value, attr)
        options: list[Any] = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options += [self.create_option(name, one, self.known[one], True, len(options)) for one in chosen]
        return [(None, options, 0)]


def tell_known(form: forms.ModelForm[Any]) -> None:
    """Tells the form's widgets the names of the rows that its own row was loaded with."""
    for name, field in form.fields.items():
        widget: Any = getattr(field.widget, "widget", field.widget)
        row = form.instance._state.fields_cache.get(name)
        if isinstance(widget, KnownAutocomplete) and row is not None:
            widget.known[str(row.pk)] = str(row)
