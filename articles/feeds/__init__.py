"""What readers and calendars follow without an account: Atom feeds and iCalendar files of lists and of single records."""
