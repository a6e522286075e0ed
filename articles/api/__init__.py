"""The API of what was reported, of what changed, and of entities with the evidence for them."""
