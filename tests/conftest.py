"""What all tests share. The database is SQLite, unless DATABASE_URL names another (`python -m tests.postgresql pytest ...` does)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.amounts import IS_FULL

SEEDS = Path(__file__).parent.parent / "seeds"

hypothesis_settings.register_profile("quick", deadline=None, derandomize=True, print_blob=True, database=None)
hypothesis_settings.register_profile(
    "full", deadline=None, print_blob=True, database=DirectoryBasedExampleDatabase(settings.VAR_DIR / "hypothesis")
)
hypothesis_settings.load_profile("full" if IS_FULL else "quick")


DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="leave out tests that touch no database: they need to run on one only")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("only_database"):
        return
    left_out = [item for item in items if not _touches_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _touches_database(item)]


def _touches_database(item: pytest.Item) -> bool:
    """Whether the test may use the database: without the marker or one of the fixtures, pytest-django blocks its connections."""
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_configure() -> None:
    """Static files come from their sources and passwords are hashed fast, so that no test depends on what was collected before."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """On SQLite the database is a file, as in production: one in memory knows no second connection, no WAL and no lock."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Throttles, counts and drawings of one test are none of the next one's business."""
    cache.clear()


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A request for a page in another language leaves that language behind in its thread."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def page_text() -> Callable[[str], str]:
    """The text of a seed page by the beginning of its name: `page_text("003")`."""

    def read(name: str) -> str:
        (path,) = SEEDS.glob(f"{name}*.txt")
        return path.read_text(encoding="utf-8")

    return read
