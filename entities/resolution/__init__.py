"""From clues to rows: which of them are the same human, body or event, which are not, and which only an editor can tell. No database."""
