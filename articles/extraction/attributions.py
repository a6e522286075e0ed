"""Attributions: where a text says who reports it (`..., Ministry of Foreign Affairs of the Republic of Kazakhstan reports.`).

Each pattern works on plain text (`text.plain_text`), has bounded repeats only, and is tried only where its verb stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.knowledge import any_of, knowledge

MFA = "Ministry of Foreign Affairs of the Republic of Kazakhstan"
AKORDA = "Akorda"
QAZINFORM = "Qazinform News Agency"
KAZAKHSTAN_TODAY = "Kazakhstan Today"
_WORDS = knowledge("pages")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who reports, canonical; `start`/`end` of its name in the text; `is_outlet` for a news agency, which wins over whom it cites."""

    source: str
    start: int
    end: int
    rule: str
    is_outlet: bool = False


def _pattern(words: str) -> re.Pattern[str]:
    """A pattern in which each blank stands for one to three characters of white space.

    It begins with letters and minds case, so that the engine skips quickly to where it can match.
    """
    return re.compile(words.replace(" ", r"\s{1,3}"))


REPORTS = r"(?:reports?|reported|informs?|informed)"
PRESS = r"[Pp]ress[\s-](?:service|office|center|centre|department)"
DAY = r"(?:on |this )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|morning)"
CLAUSE_END = rf"(?= ?(?:[.,;:!?)\"]|$|\n|- |{DAY}|that\b|citing\b|referring\b|with reference\b|from\b|in a\b|in its\b))".replace(
    " ?", r"\s{0,3}"
)

OUTLET = _pattern(
    r"(?P<name>(?:[KQkq]azinform|[KQ]AZINFORM)(?: (?:International )?News Agency| agency)?)"
    r"(?:'s)?(?: (?:special |own )?correspondents?)? "
    r"(?:also )?(?P<verb>reports?|reported|cites?|cited|quotes?|quoted|informs?|informed|learnt|learned|writes|wrote|announces|announced|"
    r"says|said|"
    r"(?:has|have) (?:learnt|learned|reported|been (?:told|informed)))\b"
)
OFFICIAL = _pattern(
    r"(?P<body>Ministry (?:of|for) Foreign Affairs|Foreign Ministry|Foreign Affairs Ministry|MFA|[Aa]korda\.kz|[Aa]korda|AKORDA)\b"
    r"(?: of (?:the )?(?P<state>Republic of [A-Z][a-z'-]{2,20}|[A-Z][a-z'-]{3,20}))?"
    rf"(?:'s)?(?P<press> {PRESS})? "
    r"(?P<verb>reports?|reported|informs?|informed|said|says|announces|announced|told)\b"
)
BEFORE_OFFICIAL = _pattern(
    rf"\b(?:(?P<press>{PRESS}) of (?:the )?)?(?:(?P<kz>Kazakhstan's|Kazakhstani|Kazakhstan|Kazakh|Republic of Kazakhstan's) )?$"
)
LONGEST_BEFORE = 60
OTHER = _pattern(rf"(?P<verb>{REPORTS}|says|said)\b" + CLAUSE_END)
ACCORDING = _pattern(
    r"(?:[Aa]ccording to|[Rr]eported by|[Ww]ith reference to|citing) (?:the )?"
    rf"(?:(?P<agency>[KQ]azinform(?: News Agency)?)|(?P<akorda>(?:{PRESS} of (?:the )?)?[Aa]korda(?:\.kz)?(?:'s)?(?: {PRESS})?)\b|"
    rf"(?P<mfa>{PRESS} of (?:the )?(?:Kazakh |Kazakhstan's )?(?:MFA|Ministry of Foreign Affairs)|"
    rf"(?:Kazakh |Kazakhstan's )?(?:MFA|Foreign Ministry)(?:'s)? {PRESS}))"
)
DATELINE = re.compile(
    r"(?P<place>[A-Z][^\W\d_]{1,20}(?:[ -][A-Z][^\W\d_]{1,20}){0,2})[.,]\s{1,3}"
    r"(?:[A-Z][a-z]{2,8}\s[0-9]{1,2}[.,]\s{1,3}|[0-9]{1,2}\s[A-Z][a-z]{2,8}(?:\s[0-9]{4})?[.,]\s{1,3})?"
    r"(?P<name>Kazakhstan Today|[KQ]azinform|KAZINFORM|QAZINFORM)\s{0,3}[-/]"
)
SOURCE_LINE = re.compile(r"Source\s{0,3}:\s{0,3}(?P<name>\S.{0,80})", re.IGNORECASE)
VERBS = ("report", "inform", "cite", "quote", "learn", "said", "says", "announce", "writes", "wrote", "told")
"""a text without any of these has no attribution; tried first because it is cheap"""
BACKGROUND = re.compile(r"(?:\b(?:as|earlier|previously)[,\s]{1,3}(?:the\s)?)$", re.IGNORECASE)
EARLIER = re.compile(r"\s{1,3}(?:earlier|previously|before)\b", re.IGNORECASE)

ADDRESS = re.compile(r"[a-z0-9-]{2,40}(?:\.[a-z]{2,12}){1,3}", re.IGNORECASE)
ARTICLE = re.compile(r"(?:the|a|an|as|and|while)\s{1,3}", re.IGNORECASE)
BODY_WORD = re.compile(rf"\b(?:{any_of(_WORDS['source_bodies'])})\b", re.IGNORECASE)
PRESS_WORD = re.compile(r"\bpress[\s-](?:service|office|center|centre|department)\b", re.IGNORECASE)
SPEAKER = re.compile(rf"(?:{any_of(_WORDS['speakers'])})\b", re.IGNORECASE)
CLAUSE_START = re.compile(r"[,;:.!?\"()]\s{0,3}|\s-\s|\n")
LONGEST_NAME = 110
MOST_WORDS = 14


def has_verb(text: str) -> bool:
    """Whether an attribution can stand in the text at all."""
    return any(verb in text for verb in VERBS)


def find_attributions(plain: str, start: int = 0, end: int | None = None) -> list[Attribution]:
    """All attributions between two offsets of a plain text, in the order of the text."""
    stop = len(plain) if end is None else end
    if not has_verb(plain[start:stop]):
        return []
    known = _sweep([*_find_outlets(plain, start, stop), *_find_officials(plain, start, stop)])
    starts = [item.start for item in known]
    others = (item for item in _find_others(plain, start, stop) if not _overlaps(item, known, starts))
    return _sweep([*known, *others])


def find_dateline(plain: str, start: int = 0, end: int | None = None) -> Attribution | None:
    """The dateline that a paragraph begins with (`Astana. 27 December. Kazakhstan Today - `)."""
    match = DATELINE.match(plain, start, len(plain) if end is None else end)
    if match is None:
        return None
    source = KAZAKHSTAN_TODAY if match["name"].startswith("Kazakhstan") else QAZINFORM
    return Attribution(source, match.start("name"), match.end("name"), "dateline", is_outlet=True)


def find_source_line(plain: str, start: int, end: int) -> Attribution | None:
    """`Source: kazinform`, a paragraph of its own."""
    match = SOURCE_LINE.fullmatch(plain, start, end)
    if match is None:
        return None
    return Attribution(canonical_source(match["name"].rstrip(". ")), match.start("name"), match.end("name"), "source line", is_outlet=True)


def find_references(plain: str, start: int, end: int) -> Iterator[Attribution]:
    """Sources named without reporting themselves (`according to the Akorda press service`): for texts that have nothing better."""
    for match in ACCORDING.finditer(plain, start, end):
        group = match.lastgroup or "mfa"
        source = {"agency": QAZINFORM, "akorda": AKORDA}.get(group, MFA)
        yield Attribution(source, match.start(group), match.end(group), "reference", is_outlet=group == "agency")


def canonical_source(name: str) -> str:
    """The canonical name of a source as printed; a name that is not known stays as it is."""
    folded = name.casefold()
    if "azinform" in folded:
        return QAZINFORM
    if "akorda" in folded:
        return AKORDA
    return MFA if folded in {"mfa", "kazakh mfa", "kazakh foreign ministry", MFA.casefold()} else name


def _find_outlets(plain: str, start: int, stop: int) -> Iterator[Attribution]:
    for match in OUTLET.finditer(plain, start, stop):
        if not plain[match.start() - 1 : match.start()].isalnum() and not _is_background(plain, match.start(), match.end()):
            yield Attribution(QAZINFORM, match.start("name"), match.end("name"), "outlet", is_outlet=True)


def _find_officials(plain: str, start: int, stop: int) -> Iterator[Attribution]:
    for match in OFFICIAL.finditer(plain, start, stop):
        before = BEFORE_OFFICIAL.search(plain, max(start, match.start() - LONGEST_BEFORE), match.start())
        name_start = before.start() if before else match.start()
        is_press = bool(match["press"] or (before and before["press"]))
        if not _reports(plain, match, stop, is_press=is_press) or _is_background(plain, name_start, match.end()):
            continue
        name_end = match.start("verb")
        while plain[name_end - 1].isspace():
            name_end -= 1
        if match["body"].casefold().startswith("akorda"):
            yield Attribution(AKORDA, name_start, name_end, "akorda")
        elif _is_kazakh(plain, name_start, match["state"], is_named=bool(before and before["kz"])):
            yield Attribution(MFA, name_start, name_end, "foreign ministry")


def _reports(plain: str, match: re.Match[str], stop: int, *, is_press: bool) -> bool:
    """A ministry that `reports` where the clause ends, or a press service that says anything at all."""
    if match["verb"].startswith(("report", "inform")):
        return OTHER.match(plain, match.start("verb"), stop) is not None
    return is_press


def _is_kazakh(plain: str, start: int, state: str | None, *, is_named: bool) -> bool:
    """A foreign ministry is Kazakhstan's if it says so, or if nothing makes it another state's."""
    if state:
        return "Kazakhstan" in state
    if is_named:
        return True
    before = plain[max(0, start - LONGEST_BEFORE) : start].split()
    word = before[-1] if before else ""
    return not (word[:1].isupper() and word.casefold() not in {"the", "a"} and word[-1] not in ".,;:")


def _find_others(plain: str, start: int, stop: int) -> Iterator[Attribution]:
    for match in OTHER.finditer(plain, start, stop):
        name = _name_before(plain, start, match.start(), is_report=match["verb"].casefold()[0] in "ri")
        if name and not _is_background(plain, name[0], match.end()):
            source = canonical_source(" ".join(plain[name[0] : name[1]].split()))
            yield Attribution(source, *name, "other source")


def _name_before(plain: str, floor: int, verb: int, *, is_report: bool) -> tuple[int, int] | None:
    """Start and end of the body named between the last clause mark and the verb, without its article; None if it is no source."""
    window = max(floor, verb - LONGEST_NAME)
    marks = [mark for mark in CLAUSE_START.finditer(plain, window, verb) if not _inside_address(plain, mark.start())]
    if not marks and window > floor:
        return None
    start = marks[-1].end() if marks else window
    is_tail = bool(marks) and marks[-1].group()[0] == ","
    end = verb
    while end > start and plain[end - 1].isspace():
        end -= 1
    while article := ARTICLE.match(plain, start, end):
        start = article.end()
    return (start, end) if _is_source_name(plain[start:end], is_tail=is_tail and is_report) else None


def _inside_address(plain: str, at: int) -> bool:
    return plain[at] == "." and at + 1 < len(plain) and plain[at + 1].isalnum()


def _is_source_name(name: str, *, is_tail: bool) -> bool:
    """A press service or an address may stand anywhere, another body only in a clause of its own (`..., the NN agency reports`)."""
    words = name.split()
    if not words or len(words) > MOST_WORDS or SPEAKER.match(name):
        return False
    if PRESS_WORD.search(name) or ADDRESS.fullmatch(name):
        return True
    return is_tail and name[0].isupper() and (BODY_WORD.search(name) is not None or (len(words) == 1 and len(name) > 2))


def _is_background(plain: str, start: int, end: int) -> bool:
    """`As Qazinform reported earlier, ...` tells of another story."""
    return BACKGROUND.search(plain, max(0, start - 16), start) is not None or EARLIER.match(plain, end) is not None


def _sweep(found: list[Attribution]) -> list[Attribution]:
    """In the order of the text, without those that begin inside the one before."""
    kept: list[Attribution] = []
    for item in sorted(found, key=lambda item: item.start):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _overlaps(item: Attribution, known: list[Attribution], starts: list[int]) -> bool:
    """Whether the name is, or holds, a source that is known already; `known` is in order, and `starts` are where each begins."""
    at = bisect_left(starts, item.end)
    return at > 0 and known[at - 1].end > item.start
