"""Text that would do harm, or break a page, where it is not treated as text."""

from articles.models import Article, Mention
from articles.search import rebuild_index
from entities.models import Person
from tests.factories.record import SampleRecord

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u202egnp.exe\u202c 👩🏽‍🚀 مرحبا " + "Ы" * 60


def make_hostile(record: SampleRecord) -> None:
    """Puts hostile text, as long as the columns take, wherever the text of a page gets to; titles and bodies are 10,000 characters long."""
    Person.objects.update(name=HOSTILE[:200], sort_name=HOSTILE[:200])
    Article.objects.update(
        source_title=HOSTILE * 80, source_body=f"{HOSTILE}\n{'W' * 10_000}", source=HOSTILE[:150], lead=HOSTILE, image_credit=HOSTILE[:150]
    )
    Mention.objects.update(start=3, end=90)
    for model, names in ((type(record.university), ("name", "abbreviation")), (type(record.meeting), ("name", "place"))):
        model.objects.update(**{name: HOSTILE[: 300 if name == "name" else 40] for name in names})
    type(record.ambassadorship.office).objects.update(name=HOSTILE[:250], title=HOSTILE[:150])
    record.meeting.participations.update(role=HOSTILE[:200])
    page = record.page_version.page
    type(page).objects.filter(pk=page.pk).update(name=HOSTILE[:200])
    for row in (*record.articles, record.ambassador, record.meeting, record.university, record.ambassadorship.office):
        row.refresh_from_db()
    rebuild_index()
