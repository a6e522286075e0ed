"""How right extraction is: predicted pages beside annotated ones, measure by measure, each miss with its sentence.

The measures are those of `tests/gold/GUIDELINES.md`; `tests/gold/score.py` computes the same figures, and a test holds the two together.
No database: pages come in as JSON values in the shape of a gold file.
"""

from articles.evaluation.counts import MEASURES, Count, Miss, PageReport, Report
from articles.evaluation.scoring import score_pages

__all__ = ["MEASURES", "Count", "Miss", "PageReport", "Report", "score_pages"]
