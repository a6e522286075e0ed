"""The closed set of ways in which the agency writes days, months and years: regular expressions, no arithmetic."""

from __future__ import annotations

import re

from articles.extraction.knowledge import knowledge

_CALENDAR = knowledge("calendar")
MONTHS: dict[str, int] = {name.casefold(): number for number, names in enumerate(_CALENDAR["months"], 1) for name in names}
WEEKDAYS: dict[str, int] = {name.casefold(): number for number, name in enumerate(_CALENDAR["weekdays"])}
NUMBERS: dict[str, int] = {name: number for number, name in enumerate(_CALENDAR["numbers"], 1)} | {"a": 1, "an": 1}

_MONTH = "(?:" + "|".join(re.escape(name) for names in _CALENDAR["months"] for name in names) + r")(?![\w])"
_WEEKDAY = "(?:" + "|".join(_CALENDAR["weekdays"]) + ")"
_SEASON = "(?:" + "|".join(_CALENDAR["seasons"]) + ")"
_COUNT = r"(?:\d{1,3}|" + "|".join(NUMBERS) + ")"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])"
_YEAR = r"(?:19|20)\d\d(?![\d%]|s\b|,\d)"
_TO = r"\s?(?:-|to|till|until|through)\s?"
_WHICH = r"(?:of\s)?(?:this|last|next|the\s(?:current|previous|same|coming|following))"

MONTH_NAME = re.compile(
    "|".join(sorted((re.escape(name) for name in (n for names in _CALENDAR["months"] for n in names)), key=len, reverse=True))
)


def _year(number: int) -> str:
    """A year behind a day or a month, or words that stand for one."""
    return rf"(?:,?\s(?:of\s)?(?P<year{number}>{_YEAR})(?!\s(?:people|km|tonnes|participants))|,?\s(?P<which{number}>{_WHICH})\syear)"


# Several shapes in one pass; the first that fits at a place wins, so the longer ones stand first.
MONTH_DATE = re.compile(
    rf"""(?<![\w.,/-])(?:
      (?:the\s)?(?P<a_day>{_DAY})\s(?:of\s)?(?P<a_month>{_MONTH}){_year(1)}?(?:{_TO})(?:the\s)?(?P<a_day2>{_DAY})\s(?:of\s)?(?P<a_month2>{_MONTH}){_year(2)}?
    | (?P<b_month>{_MONTH})\s(?P<b_day>{_DAY}){_year(3)}?(?:{_TO})(?P<b_month2>{_MONTH})\s(?P<b_day2>{_DAY}){_year(4)}?
    | (?:the\s)?(?P<c_day>{_DAY})(?:{_TO}|\sand\s)(?:the\s)?(?P<c_day2>{_DAY})\s(?:of\s)?(?P<c_month>{_MONTH}){_year(5)}?
    | (?P<d_month>{_MONTH})\s(?P<d_day>{_DAY})(?:{_TO}|\sand\s)(?P<d_day2>{_DAY})(?!\s(?:{_MONTH})){_year(6)}?
    | (?:the\s)?(?P<e_day>{_DAY})\s(?:of\s)?(?P<e_month>{_MONTH}){_year(7)}?
    | (?P<f_month>{_MONTH})\s(?:the\s)?(?P<f_day>{_DAY})(?!\s(?:{_MONTH})){_year(8)}?
    | (?P<g_month>{_MONTH})(?:{_TO}|\sand\s)(?P<g_month2>{_MONTH}){_year(9)}?
    | (?P<h_which>(?:[Tt]his|[Ll]ast|[Nn]ext|the\s(?:current|previous|coming))\s)?
      (?P<h_part>(?:early|late|mid|(?:middle|end|beginning)\sof)[\s-])?(?P<h_month>{_MONTH}){_year(10)}?
    )(?![\w/])""",
    re.VERBOSE,
)
# A bare month ("in October", "this April"); without one of these before it the word may be a name or the verb "may".
BEFORE_MONTH = re.compile(
    r"\b(?:in|by|of|since|until|till|from|for|during|before|after|to|early|late|mid|and|throughout|as early as|than)[\s-]$", re.IGNORECASE
)

FIGURE = re.compile(r"(?:19|20)\d\d")
NUMERIC_DATE = re.compile(
    r"(?<![\w.,/-])(?:(?P<day>0?[1-9]|[12]\d|3[01])[./](?P<month>0?[1-9]|1[0-2])[./](?P<year>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])))(?![\w/-])"
)

YEAR_RANGE = re.compile(
    rf"(?<![\w.,/№$-])(?:(?:from|between)\s)?(?P<year>{_YEAR})(?:\s?-\s?|\sto\s|\sand\s)"
    rf"(?P<year2>{_YEAR}|\d\d(?=\s(?:season|academic|school)))(?![\w-])(?!\.\d)"
)
YEAR = re.compile(rf"(?<![\w.,/№$€£-])(?P<year>{_YEAR})(?![\w/-])(?!\.\d)(?!\s(?:{'|'.join(_CALENDAR['units'])}))")
# A year is read with more trust behind one of these.
YEAR_CONTEXT = re.compile(
    r"(?:\b(?:in|of|since|by|from|until|till|for|during|early|late|mid|before|after|year|through|to|and|than|between)[\s-]"
    rf"|\b(?:{_SEASON}|half of|quarter of|season)\s|\(|,\s)$",
    re.IGNORECASE,
)

RELATIVE = re.compile(
    rf"""\b(?:
      (?P<the_day_before_yesterday>(?:the\s)?day\sbefore\syesterday)
    | (?P<the_day_after_tomorrow>(?:the\s)?day\safter\stomorrow)
    | (?P<today>(?<!Kazakhstan\s)today(?!'s\s(?:world|conditions|realit|circumstances|challenges|geopolit|global|generation))
        |tonight|this\s(?:morning|afternoon|evening)|(?:earlier|later)\sin\sthe\sday)
    | (?P<yesterday>yesterday|(?:on\sthe\seve|the\sday\sbefore)(?=,))
    | (?P<tomorrow>tomorrow)
    | (?P<day_which>on|last|this|next|past|coming|since|until|by|from)\s(?:the\s)?(?:(?:evening|morning|afternoon|night)\sof\s)?
      (?P<weekday>{_WEEKDAY})(?:\s(?P<week_which>last|this|next)\sweek|\s(?:morning|evening|afternoon|night))?
    | (?P<same_day>(?:on\s)?the\ssame\sday|(?:on|later)\sthat\sday)
    | (?P<next_day>(?:on\s)?the\s(?:next|following)\sday)
    | (?P<month_which>this|last|next|the\s(?:current|previous|coming))\smonth
    | (?P<year_end>(?:by|before|until|till|towards|at|for)\s(?:the\s)?
        (?:end\sof\s(?:this|the(?:\scurrent)?)\syear|year's\send|year[\s-]?end))
    | (?P<year_which>this|last|next|the\scurrent|the\sprevious|the\scoming)\s(?:calendar\s)?(?:year|{_SEASON})
    | (?P<half_year>(?:(?:first|second)\shalf|(?:first|second|third|fourth|last)\squarter|{_SEASON})\sof\s
      (?P<half_which>the|this|next|last|the\scurrent)\syear)
    | (?P<early_year>(?:early|late|later)\s(?P<early_which>this|next|last)\syear)
    | (?P<ago_count>{_COUNT}|several|few)\s(?P<ago_unit>day|week|month|year)s?\s(?:ago|earlier)
    | (?P<hence>in|within)\s(?P<hence_count>{_COUNT})\s(?P<hence_unit>day|week|month|year)s?(?:'s?)?(?:\stime)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# For a text in small letters.
RELATIVE_TRIGGER = re.compile(
    rf"yesterday|the day before|on the eve|tomorrow|today|tonight|{_WEEKDAY.lower()}|year|ago|earlier|time\b"
    r"|(?:this|last|next|current|previous|coming|early|late|later|same|following) "
)
