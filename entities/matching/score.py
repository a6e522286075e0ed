"""What a comparison gives: how likely two descriptions mean the same, and why."""

from __future__ import annotations

from dataclasses import dataclass

SAME = 0.92
"""at or above: near-certain, made without an editor"""
DIFFERENT = 0.5
"""below: not the same; from here up to SAME an editor decides"""


@dataclass(frozen=True, slots=True)
class NameScore:
    """`score` from 0 (different) to 1 (the same, letter for letter); `reason` in plain words, for the editor who has to decide."""

    score: float
    reason: str

    def scaled(self, factor: float, reason: str) -> NameScore:
        """The score times a factor, with a further reason."""
        return NameScore(round(self.score * factor, 4), f"{self.reason}, {reason}")

    def supported(self, share: float, reason: str) -> NameScore:
        """The score moved towards 1 by a share of what is missing, with a further reason."""
        return NameScore(round(self.score + (1 - self.score) * share, 4), f"{self.reason}, {reason}")


def best(*scores: NameScore) -> NameScore:
    """The highest score; among equals the first."""
    return max(scores, key=lambda score: score.score)
