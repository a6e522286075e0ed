"""From a page's text to what its stories say. Plain Python: text in, frozen records out."""

READING_VERSION = 2
"""raised whenever the rules give another result: pages that were read by older rules are read again"""
