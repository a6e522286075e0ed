"""Merges a row into another and takes that back, as far as editors wrote on them.

What pages say is not moved here: whoever knows the pages derives it again once the word stands. What editors made or judged is found by
walking everything that points to the row that goes, and is noted row by row in `Merge.moves`, so that the merge can be undone:

    before    the survivor as it was: values, those that pages gave, which of them were an editor's
    taken     values that the survivor has by the word of the editor of the row that went
    moved     rows that point to the survivor now, by table and column
    parts     what of these was derived from pages, as it was
    aside     rows for which the survivor had one of an editor's own
    made      names that the survivor was given
    absorbed  rows that had been merged into the one that went
"""

from entities.merging.writing import Writer

__all__ = ["Writer"]
