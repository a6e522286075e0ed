"""What editors do to pages and articles: each function records its change and brings everything that hangs on it up to date.

They raise `EditRefused` with a message for the editor where something cannot be done.
"""
