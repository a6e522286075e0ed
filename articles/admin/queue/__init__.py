"""The review queue: one question at a time, the evidence first."""
