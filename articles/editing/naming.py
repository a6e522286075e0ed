"""Names that editors give to rows and take away again; what pages say under these names is resolved anew."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.deriving.writing import Occasion
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.models import Article
from articles.storing import derive_again
from articles.writer_lock import sole_writer
from entities.enums import NameOrigin
from entities.folding import fold_key
from entities.models import Country, CountryName, Office, OfficeName, Organization, OrganizationName, Person, PersonName, Tenure
from entities.resolution.blocks import abbreviation_block, body_block, is_abbreviation, person_block

NAMES: dict[Any, tuple[Any, str]] = {
    Person: (PersonName, "person"),
    Organization: (OrganizationName, "organization"),
    Office: (OfficeName, "office"),
    Country: (CountryName, "country"),
}


def add_name(row: Any, name: str, by: User | None) -> Any:
    """Gives a row another name. From then on whatever pages call so is this row. Raises `EditRefused`."""
    with sole_writer():
        if row.merged_into_id:
            raise EditRefused(_("The record was merged into another; name that one."))
        given = give_name(row, name, by)
        _follow(row, given.name, by)
    return given


def remove_name(given: Any, by: User | None) -> None:
    """Takes away a name that an editor gave. Raises `EditRefused` for a name that pages gave."""
    with sole_writer():
        if given.origin != NameOrigin.EDITOR:
            raise EditRefused(_("Pages give this name; only names that editors gave can be taken away."))
        owner, name = _owner(given), given.name
        Occasion("Name taken away", by).mark(given)
        given.delete()
        _follow(owner, name, by)


def give_name(row: Any, name: str, by: User | None) -> Any:
    """Stores a name of a row as an editor's, within the caller's transaction, which settles what follows. Raises `EditRefused`."""
    model, owner = NAMES[type(row)]
    text = " ".join(name.split())[: model._meta.get_field("name").max_length]
    if not fold_key(text):
        raise EditRefused(_("A name needs letters."))
    given = model.objects.filter(**{owner: row}, name=text).first() or model(**{owner: row}, name=text)
    if given.pk and given.origin == NameOrigin.EDITOR:
        return given
    given.origin, given.name_key = NameOrigin.EDITOR, fold_key(text)[: model._meta.get_field("name_key").max_length]
    if hasattr(given, "block_key"):
        given.block_key = block_of(row, text)
    Occasion("Name given", by).mark(given)
    given.save()
    return given


def block_of(row: Any, name: str) -> str:
    """The block in which readings of a name are resolved."""
    if isinstance(row, Person):
        return person_block(name)
    if is_abbreviation(name):
        return abbreviation_block(name)
    return body_block(name, row.country.alpha2 if row.country else None)


def blocks_of(row: Any, name: str) -> set[str]:
    """The blocks in which something of that name may wait: a body is read with its state and without."""
    if isinstance(row, Person) or is_abbreviation(name):
        return {block_of(row, name)}
    return {block_of(row, name), body_block(name, None)}


def _owner(given: Any) -> Any:
    return getattr(given, next(owner for model, owner in NAMES.values() if isinstance(given, model)))


def _follow(row: Any, name: str, by: User | None) -> None:
    """Resolves what pages say under the name."""
    if isinstance(row, Country):
        _read_again(name, by)
        return
    touched = Touched()
    touched.touch(row.KIND, row.pk)
    if isinstance(row, Office):
        seen = Tenure.objects.filter(office__names__name_key=fold_key(name)[:300]) | Tenure.objects.filter(office=row)
        touched.touch("person", *seen.order_by().values_list("person_id", flat=True).distinct())
    else:
        touched.blocks[row.KIND] |= blocks_of(row, name) | set(row.readings.order_by().values_list("block_key", flat=True).distinct())
    settle(touched)


def _read_again(name: str, by: User | None) -> None:
    """Reads the articles again in which a name of a state stands."""
    words = Article.objects.filter(merged_into=None)
    found = words.filter(source_title__contains=name) | words.filter(source_body__contains=name)
    keys = sorted(found.order_by().values_list("pk", flat=True).distinct())
    if keys:
        derive_again(keys, Occasion(f"The name “{name}” of a state", by))
