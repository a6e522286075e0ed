"""Names near to a question that found nothing."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from articles.models import SearchEntry
from entities.folding import fold_key
from entities.models import RecordKind

NAMED = [RecordKind.PERSON, RecordKind.COUNTRY, RecordKind.ORGANIZATION]
MIN_SCORE = 72


def suggest_names(text: str, limit: int = 5) -> list[str]:
    """Labels of people, countries and organizations whose folded name is near to the text, nearest first."""
    key = fold_key(text)
    if len(key) < 3:
        return []
    rows = SearchEntry.objects.filter(kind__in=NAMED).order_by("-weight", "record_id").values_list("label", flat=True)[:50_000]
    labels = list(rows.iterator())
    found = process.extract(key, [fold_key(label) for label in labels], scorer=fuzz.WRatio, score_cutoff=MIN_SCORE, limit=limit)
    return list(dict.fromkeys(labels[place] for _, _, place in found))
