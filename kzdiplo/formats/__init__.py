"""How days and numbers are written, where Django's own formats are not the house's."""
