"""What cannot be done, said to the editor who wanted it."""


class EditRefused(Exception):  # noqa: N818 - named after what happened
    """The message says what stands in the way."""
