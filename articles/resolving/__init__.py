"""Brings readings to the rows of the record that they are of, and derives those rows from all their readings anew."""
