"""The catalogues of messages: what the sources ask to be translated, and `python -m tests.messages`, which brings them up to date.

It needs no gettext of the system. New messages come in untranslated, those that no source has any more go, and every .po is compiled.
Messages of Django that its own catalogue lacks stand in ours, too; they are marked as Django's, and stay.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "kzdiplo" / "locale"
LANGUAGES = ("kk", "ru")
PACKAGES = ("articles", "entities", "kzdiplo")
MARK_OF_DJANGO = "A message of Django."
PLURAL_FORMS = {
    "kk": "nplurals=2; plural=(n!=1);",
    "ru": "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
    "n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);",
}
# Which arguments of a call are a context, a message and its plural.
ARGUMENTS = {
    "gettext": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
}
LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"(?<!\w)(_|{'|'.join(ARGUMENTS)})\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?(?:\s*,\s*{LITERAL})?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Message:
    """What is looked up in a catalogue: a message, its plural and its context, each empty where there is none."""

    msgid: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.msgid


def find_messages() -> dict[tuple[str, str], Message]:
    """All messages of the sources by context and text, in the order of the files. With a plural wins over without."""
    found: dict[tuple[str, str], Message] = {}
    for message in _in_sources():
        if message.key not in found or message.plural:
            found[message.key] = message
    return found


def catalogue_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(catalogue_path(language)), wrapwidth=0)


def _in_sources() -> Iterator[Message]:
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.is_file():
            yield from messages_of_template(path.read_text(encoding="utf-8"))
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from messages_of_code(path.read_text(encoding="utf-8"))


def messages_of_template(source: str) -> Iterator[Message]:
    for name, *literals in IN_TEMPLATE.findall(templatize(source)):
        texts = [ast.literal_eval(literal) for literal in literals if literal]
        yield _message("gettext" if name == "_" else name, texts)


def messages_of_code(source: str) -> Iterator[Message]:
    """Calls of what is imported from Django's translation, under whatever name, with literal texts."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name.removesuffix("_lazy")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and names.get(node.func.id) in ARGUMENTS:
            texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
            if texts:
                yield _message(names[node.func.id], texts)


def _message(function: str, texts: list[str]) -> Message:
    parts = dict(zip(ARGUMENTS[function], texts, strict=False))
    return Message(parts["msgid"], parts.get("plural", ""), parts.get("context", ""))


def updated(catalogue: polib.POFile, messages: Iterable[Message], language: str) -> polib.POFile:
    """The catalogue with exactly these messages, translated as far as it was, and with those of Django that it has."""
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete}
    result = polib.POFile(wrapwidth=0)
    result.metadata = {
        "Project-Id-Version": "kzdiplo",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    ours = {message.key: message for message in messages}
    for key, message in ours.items():
        entry = known.get(key)
        if entry is None or (entry.msgid_plural or "") != message.plural:
            entry = polib.POEntry(msgid=message.msgid, msgid_plural=message.plural, msgctxt=message.context or None)
        entry.comment = ""
        result.append(entry)
    result.extend(entry for key, entry in known.items() if key not in ours and entry.comment == MARK_OF_DJANGO)
    return result


def main() -> None:
    messages = list(find_messages().values())
    for language in LANGUAGES:
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = updated(read_catalogue(language) if path.exists() else polib.POFile(), messages, language)
        catalogue.save(str(path))
        catalogue.save_as_mofile(str(path.with_suffix(".mo")))
        missing = catalogue.untranslated_entries() + catalogue.fuzzy_entries()
        print(f"{language}: {len(catalogue)} messages, {len(missing)} to translate")  # noqa: T201


if __name__ == "__main__":
    main()
