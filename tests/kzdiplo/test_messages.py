"""The catalogues: compiled as they stand, and every translation with the places of its message."""

import re

import polib
import pytest

from tests.messages import (
    LANGUAGES,
    MARK_OF_DJANGO,
    PLURAL_FORMS,
    Message,
    catalogue_path,
    find_messages,
    messages_of_code,
    messages_of_template,
    read_catalogue,
    updated,
)

PLACE = re.compile(r"%\(\w+\)[#0-9.]*[a-z]|%[a-z]|\{\w*\}|%%|</?\w+")

in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def texts_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@in_every_language
def test_the_compiled_catalogue_is_that_of_the_sources(language: str) -> None:
    path = catalogue_path(language)

    assert path.with_suffix(".mo").read_bytes() == polib.pofile(str(path)).to_binary()


@in_every_language
def test_places_are_kept(language: str) -> None:
    wrong = [
        (entry.msgid, text)
        for entry in read_catalogue(language).translated_entries()
        for text in texts_of(entry)
        if set(PLACE.findall(text)) != set(PLACE.findall(entry.msgid)) | set(PLACE.findall(entry.msgid_plural))
    ]

    assert wrong == []


@in_every_language
def test_plural_forms_are_those_of_django(language: str) -> None:
    assert read_catalogue(language).metadata["Plural-Forms"] == PLURAL_FORMS[language]


@in_every_language
def test_plurals_have_all_forms(language: str) -> None:
    count = int(PLURAL_FORMS[language][len("nplurals=")])

    assert [
        e.msgid for e in read_catalogue(language) if e.msgid_plural and any(e.msgstr_plural.values()) and len(e.msgstr_plural) != count
    ] == []


@in_every_language
def test_edges_of_texts_are_kept(language: str) -> None:
    def edges(text: str) -> tuple[bool, bool]:
        return text[:1].isspace(), text[-1:].isspace()

    wrong = [entry.msgid for entry in read_catalogue(language).translated_entries() if edges(texts_of(entry)[0]) != edges(entry.msgid)]

    assert wrong == []


@in_every_language
def test_all_messages_of_the_sources_are_listed(language: str) -> None:
    listed = {(e.msgctxt or "", e.msgid, e.msgid_plural or "") for e in read_catalogue(language) if e.comment != MARK_OF_DJANGO}

    assert listed == {(message.context, message.msgid, message.plural) for message in find_messages().values()}


def test_messages_of_templates_are_found() -> None:
    source = (
        '{% load i18n %}{% translate "One" %}{% translate "Two" context "of cards" %}{% include "x" with y=_("Three") %}'
        "{% blocktranslate count n=n trimmed %}\n  {{ n }} side{% plural %}{{ n }} sides{% endblocktranslate %}{{ _('Four')|upper }}"
    )

    assert list(messages_of_template(source)) == [
        Message("One"),
        Message("Two", context="of cards"),
        Message("Three"),
        Message("%(n)s side", "%(n)s sides"),
        Message("Four"),
    ]


def test_messages_of_code_are_found_under_any_name() -> None:
    source = (
        "from django.utils.translation import gettext as _, gettext_lazy as later, npgettext_lazy, get_language\n"
        "_('One'), later('Two' ' and more'), npgettext_lazy('sides', 'a', 'b', 3), get_language('no'), other('no'), _(name)"
    )

    assert list(messages_of_code(source)) == [Message("One"), Message("Two and more"), Message("a", "b", "sides")]


def test_an_update_keeps_translations_and_what_is_of_django() -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Kept", msgstr="Оставлено"))
    catalogue.append(polib.POEntry(msgid="Gone", msgstr="Ушло"))
    catalogue.append(polib.POEntry(msgid="March", msgstr="март", comment=MARK_OF_DJANGO))

    result = updated(catalogue, [Message("New"), Message("Kept")], "ru")

    assert [(entry.msgid, entry.msgstr) for entry in result] == [("New", ""), ("Kept", "Оставлено"), ("March", "март")]


@in_every_language
def test_no_message_is_left_untranslated_or_unsure(language: str) -> None:
    catalogue = read_catalogue(language)

    assert [entry.msgid for entry in [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries(), *catalogue.obsolete_entries()]] == []
