"""Writes `english_words.txt`: the words that English writes in small letters, so that a capital in a headline does not make a name of them.

Run by hand where `spylls` (bundles the en_US word list of SCOWL) and `wordfreq` are installed; neither is needed at run time:

    python entities/data/generate_english_words.py

A word that the list also knows with a capital ("mark", "rose") carries a `+`: alone it proves nothing.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from spylls.hunspell import Dictionary
from wordfreq import top_n_list, zipf_frequency

TARGET = Path(__file__).with_name("english_words.txt")
DICTIONARY = files("spylls") / "hunspell" / "data" / "en" / "en_US"
# British spellings, mended to the American ones of the word list.
BRITISH = {
    "our": "or", "isation": "ization", "ise": "ize", "ising": "izing", "ised": "ized", "ogramme": "ogram", "entre": "enter",
    "eatre": "eater", "efence": "efense", "icence": "icense", "elling": "eling", "elled": "eled", "ogue": "og",
}  # fmt: skip
COMMON, LONG_COMMON, LONG = 2.4, 1.4, 8
"""Zipf frequencies below which a word is left out; a long word is hardly ever a name too, so it may be rarer."""


def american(word: str) -> list[str]:
    return [word.replace(british, plain) for british, plain in BRITISH.items() if british in word]


def is_wanted(word: str) -> bool:
    limit = LONG_COMMON if len(word) >= LONG else COMMON
    return word.isascii() and word.isalpha() and len(word) > 1 and zipf_frequency(word, "en") >= limit


def main() -> None:
    dictionary = Dictionary.from_files(str(DICTIONARY))
    stems = {word.stem for word in dictionary.dic.words}
    words = [word for word in filter(is_wanted, top_n_list("en", 300_000)) if any(map(dictionary.lookup, [word, *american(word)]))]
    lines = [f"{word}+" if word.capitalize() in stems else word for word in words]
    TARGET.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
