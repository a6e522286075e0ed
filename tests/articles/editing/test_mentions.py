import pytest
from django.contrib.auth.models import User

from articles.editing.mentions import Words, add_mention, confirm_mention, reject_mention, retarget_mention
from articles.editing.refusals import EditRefused
from articles.models import Article, Mention, Report
from entities.enums import EventKind
from entities.models import Country, Event, Organization, Person
from tests.articles.editing.conftest import PAGE, Write

pytestmark = pytest.mark.django_db

ABOVE = PAGE.replace("The parties discussed", "The guests came early in the morning.\nThe parties discussed")


@pytest.fixture
def story(page: object) -> Article:
    return Article.objects.get(source_title="Kazakhstan and Flanders Discuss Joint Projects")


def states(article: Article, words: str) -> list[tuple[str, str]]:
    rows = Mention.objects.filter(article=article, surface=words).order_by("start")
    return [(str(getattr(row, row.target_kind)), row.judgement) for row in rows]


def test_rejected_mention_stays_rejected_when_a_paragraph_comes_above(story: Article, editor: User, imported: Write) -> None:
    mention = story.mentions.get(surface="Belgium")
    reject_mention(mention, editor)

    imported(ABOVE)

    assert states(story, "Belgium") == [("Belgium", "rejected")]
    belgium = Country.objects.get(alpha2="BE")
    assert (belgium.article_count, mention.history.first().history_user) == (0, editor)


def test_only_mention_of_a_person_takes_the_person_out_of_the_article(story: Article, editor: User, imported: Write) -> None:
    mention = story.mentions.get(surface="Matthias Diependaele")
    reject_mention(mention, editor)

    imported(ABOVE)

    assert states(story, "Matthias Diependaele") == [("Matthias Diependaele", "rejected")]
    assert not Person.objects.filter(name="Matthias Diependaele", is_public=True).exists()


def test_mention_is_given_to_another_person(story: Article, editor: User, imported: Write) -> None:
    other = Person.objects.get(name="Alibek Bakayev")
    retarget_mention(story.mentions.get(surface="Matthias Diependaele"), other, editor)

    imported(ABOVE)

    assert states(story, "Matthias Diependaele") == [("Alibek Bakayev", "accepted")]
    assert not Person.objects.filter(name="Matthias Diependaele").exists()


def test_all_mentions_of_a_state_by_the_same_words_are_given_to_another(story: Article, editor: User, imported: Write) -> None:
    imported()
    mentions = story.mentions.filter(surface="Kazakhstan")
    assert mentions.count() > 1
    first = mentions.order_by("pk")[0]

    retarget_mention(first, Country.objects.get(alpha2="KE"), editor, everywhere=True)

    imported(ABOVE)
    assert {name for name, _ in states(story, "Kazakhstan")} == {"Kenya"}


def test_mention_is_given_to_another_kind(story: Article, editor: User, imported: Write) -> None:
    body = Organization.objects.create(public_id="o-lore", name="Institute of Lore", sort_key="institute of lore", origin="editor")
    retarget_mention(story.mentions.get(surface="Matthias Diependaele"), body, editor)

    imported(ABOVE)

    assert sorted(states(story, "Matthias Diependaele")) == [("Institute of Lore", "accepted"), ("Matthias Diependaele", "rejected")]


def test_added_mention_stays_at_its_words(story: Article, editor: User, imported: Write) -> None:
    person = Person.objects.get(name="Roman Vassilenko")
    start = story.source_body.index("The parties")
    added = add_mention(story, Words("body", "The parties", start), person, editor)

    imported(ABOVE)

    added.refresh_from_db()
    story.refresh_from_db()
    assert story.source_body[added.start : added.end] == "The parties"
    assert (added.person, added.judgement, added.origin, added.start > start) == (person, "accepted", "editor", True)


def test_words_without_a_place_are_found(story: Article, editor: User) -> None:
    added = add_mention(
        story, Words("body", "tea and coffee"), Organization.objects.create(public_id="o-tea", name="Tea", sort_key="tea"), editor
    )

    assert story.source_body[added.start : added.end] == "tea and coffee"


def test_event_is_reported_by_the_article_from_then_on(story: Article, editor: User, imported: Write) -> None:
    forum = Event.objects.get(kind=EventKind.CONFERENCE)
    add_mention(story, Words("body", "the talks about tea"), forum, editor)

    imported(ABOVE)

    forum.refresh_from_db()
    assert (forum.article_count, Report.objects.get(article=story, event=forum).origin) == (2, "editor")


@pytest.mark.parametrize(
    "words", [Words("body", "no such words"), Words("body", "Roman Vassilenko"), Words("body", " "), Words("lead", "x")]
)
def test_words_that_cannot_be_marked_are_refused(words: Words, story: Article, editor: User) -> None:
    with pytest.raises(EditRefused):
        add_mention(story, words, Person.objects.get(name="Alibek Bakayev"), editor)


def test_confirmed_mention_counts_as_right(story: Article, editor: User) -> None:
    mention = story.mentions.get(surface="Belgium")
    confirm_mention(mention, editor)

    mention.refresh_from_db()
    assert (mention.is_ruled, mention.judgement) == (True, "accepted")
    assert list(story.verdicts.values_list("measure", "outcome")) == [("countries", "confirmed")]


def test_rejection_is_taken_back_by_confirming(story: Article, editor: User) -> None:
    mention = story.mentions.get(surface="Matthias Diependaele")
    reject_mention(mention, editor)
    confirm_mention(mention, editor)

    assert states(story, "Matthias Diependaele") == [("Matthias Diependaele", "accepted")]
    assert Person.objects.get(name="Matthias Diependaele").is_public
