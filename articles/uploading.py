"""Pages that come through the desk: kept in a folder of their own between the dry run and the import."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from articles.importer import ImportOptions, NothingToRead, import_pages
from articles.models import ImportRun
from articles.pages import MAX_PAGE_BYTES, SUFFIX
from articles.receipt import Receipt

PAGE_NAME = re.compile(r"[^\W_][\w .()-]{0,200}\.txt", re.UNICODE)
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,40}")
MOST_FILES = 50
KEPT_SECONDS = 24 * 3600


class UploadRefused(Exception):  # noqa: N818 - named after what happened
    """Files that cannot be taken; the message says why."""


def keep_upload(files: Iterable[UploadedFile], by: User) -> str:
    """Keeps files for a day, and returns the token under which this account finds them. Raises `UploadRefused`."""
    listed = list(files)
    if not listed:
        raise UploadRefused(_("Choose a file."))
    if len(listed) > MOST_FILES:
        raise UploadRefused(_("At most %(count)s files at once.") % {"count": MOST_FILES})
    names = [_page_name(file) for file in listed]
    if len(set(names)) < len(names):
        raise UploadRefused(_("Two files have the same name."))
    _drop_old()
    token = secrets.token_urlsafe(24)
    folder = _folder(token, by)
    folder.mkdir(parents=True, mode=0o700)
    for file, name in zip(listed, names, strict=True):
        with (folder / name).open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
    return token


def try_upload(token: str, by: User) -> Receipt:
    """What an import of the kept files would do; it leaves nothing. Raises `UploadRefused`."""
    return _import(token, by, dry_run=True)


def import_upload(token: str, by: User) -> ImportRun:
    """Imports the kept files, and returns the run with its receipt. Raises `UploadRefused`."""
    _import(token, by, dry_run=False)
    shutil.rmtree(_folder(token, by), ignore_errors=True)
    return ImportRun.objects.filter(started_by=by).latest("pk")


def _import(token: str, by: User, *, dry_run: bool) -> Receipt:
    folder = _folder(token, by)
    if not folder.is_dir():
        raise UploadRefused(_("The files are kept for a day only. Please choose them again."))
    try:
        return import_pages(sorted(folder.iterdir()), ImportOptions(dry_run=dry_run, started_by=by))
    except NothingToRead as problem:
        raise UploadRefused(str(problem)) from None


def _page_name(file: UploadedFile) -> str:
    """The page's name: that of the file. Raises `UploadRefused`."""
    name = Path(file.name or "").name
    if not PAGE_NAME.fullmatch(name):
        raise UploadRefused(
            _("“%(name)s” cannot be the name of a page; expected letters, figures, spaces and -_.() ending in %(suffix)s.")
            % {"name": name[:80], "suffix": SUFFIX}
        )
    if file.size is None or file.size > MAX_PAGE_BYTES:
        raise UploadRefused(_("“%(name)s” is too large for a page.") % {"name": name})
    return name


def _folder(token: str, by: User) -> Path:
    if not TOKEN.fullmatch(token):
        raise UploadRefused(_("The files are kept for a day only. Please choose them again."))
    return _uploads() / f"{by.pk}-{token}"


def _uploads() -> Path:
    return Path(settings.VAR_DIR) / "uploads"


def _drop_old() -> None:
    """Uploads that nobody confirmed."""
    if not _uploads().is_dir():
        return
    for folder in _uploads().iterdir():
        if folder.is_dir() and time.time() - folder.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
