"""The whole public record as files, and back: what the API shows, as JSON Lines and CSV."""
