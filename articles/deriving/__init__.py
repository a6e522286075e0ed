"""From what pages print to the articles of the record.

Whatever changed, the stories that it touches are derived anew from all prints that stand on current pages, and only the difference is
written. So the articles are a function of the set of pages, and of what editors said.

prints      the prints that could be of one story with those that changed
assignment  which article is which story
values      what the prints of a story say of it
writing     the rows, with their history
deriving    all of it in order
"""
