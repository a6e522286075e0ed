"""The three roles of the desk, and what each may do. A role is a group of accounts; `sync_roles` brings the groups up to this list."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.db import transaction

READER = "Reader of the desk"
EDITOR = "Editor"
CHIEF_EDITOR = "Chief editor"

SEEN = (
    "articles.appearance", "articles.article", "articles.change", "articles.evidence", "articles.importrun", "articles.lineruling",
    "articles.mention", "articles.organizationreading", "articles.pageversion", "articles.personreading", "articles.report",
    "articles.reviewitem", "articles.sourcechange", "articles.sourcepage", "articles.verdict", "entities.country", "entities.countryname",
    "entities.difference", "entities.event", "entities.formeraddress", "entities.merge", "entities.office", "entities.officename",
    "entities.organization", "entities.organizationname", "entities.participation", "entities.person", "entities.personname",
    "entities.rejectedname", "entities.tenure",
)  # fmt: skip
CORRECTED = {
    "add": (
        "articles.article", "articles.importrun", "articles.lineruling", "articles.mention", "entities.countryname", "entities.difference",
        "entities.event", "entities.merge", "entities.office", "entities.officename", "entities.organization", "entities.organizationname",
        "entities.participation", "entities.person", "entities.personname", "entities.rejectedname", "entities.tenure",
    ),
    "change": (
        "articles.article", "articles.mention", "articles.organizationreading", "articles.personreading", "articles.report",
        "articles.reviewitem", "articles.sourcechange", "entities.country", "entities.event", "entities.merge", "entities.office",
        "entities.organization", "entities.participation", "entities.person", "entities.tenure",
    ),
    "delete": (
        "articles.lineruling", "entities.countryname", "entities.difference", "entities.officename", "entities.organizationname",
        "entities.personname", "entities.rejectedname",
    ),
}  # fmt: skip
WITHDRAWAL = "articles.withdraw_article"
ACCOUNTS = (
    "auth.view_user",
    "auth.add_user",
    "auth.change_user",
    "auth.view_group",
    "axes.view_accessattempt",
    "axes.delete_accessattempt",
)


def permissions_of(role: str) -> frozenset[str]:
    """The permissions of a role ("app.codename"): each role may do what the one before it may, and more."""
    granted = {_named("view", model) for model in SEEN}
    if role != READER:
        granted |= {_named(action, model) for action, models in CORRECTED.items() for model in models}
    if role == CHIEF_EDITOR:
        granted |= {WITHDRAWAL, *ACCOUNTS}
    return frozenset(granted)


def _named(action: str, model: str) -> str:
    app, _, name = model.partition(".")
    return f"{app}.{action}_{name}"


def sync_roles() -> Mapping[str, int]:
    """Makes the groups what this module says; returns how many permissions of each were added or taken away."""
    changes: dict[str, int] = {}
    with transaction.atomic():
        known = {f"{row.content_type.app_label}.{row.codename}": row for row in Permission.objects.select_related("content_type")}
        for role in (READER, EDITOR, CHIEF_EDITOR):
            group, _ = Group.objects.get_or_create(name=role)
            wanted = {known[name].pk for name in permissions_of(role)}
            present = set(group.permissions.values_list("pk", flat=True))
            if wanted != present:
                group.permissions.set(wanted)
            changes[role] = len(wanted ^ present)
    return changes
