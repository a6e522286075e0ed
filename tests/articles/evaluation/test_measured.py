"""What extraction reaches may not fall, and what the site says of it is what it reaches."""

from django.conf import settings

from articles.evaluation.measured import measure, read_measured

GOLD = settings.BASE_DIR / "tests" / "gold"


def test_the_figures_are_those_of_the_rules_of_today() -> None:
    """When this fails because a figure rose, run `manage.py measure_extraction`; when one fell, mend the rule."""
    today = measure(GOLD, settings.BASE_DIR / "seeds")
    kept = read_measured()

    fallen = [
        f"{key} {name}: {today[key]['measures'].get(name, {}).get('f1')} for {figures['f1']}"
        for key, gold_set in kept.items()
        for name, figures in gold_set["measures"].items()
        if today[key]["measures"].get(name, {}).get("f1", 0) < figures["f1"]
    ]
    assert fallen == []
    assert today == kept
