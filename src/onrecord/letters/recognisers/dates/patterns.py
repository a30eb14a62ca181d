"""The prints of dates around a month's name, as patterns: what may stand before it and what after.

Every pattern is matched at one place over a few characters, never searched over a page.
"""

from __future__ import annotations

import re

WS = r"[^\S\n]*\n?[^\S\n]*"
"""White space within a date: at most one line break."""

ORDINAL = r"(?:st|nd|rd|th|d|er|[èe]re|[ºª°]|(?-i:[oa])\b|ten|te[nr]?|-?го|-?ого|-?е|ste)"
LINK = r"(?:day[ ]+of|of|du[ ]mois[ ]de|de[ ]l['’]|de|du|del[ ]mes[ ]de|del|di|d['’]|من[ ]شهر|من|des[ ]Monats|месяца)"
RANGE = r"(?:-|–|—|to|till|until|through|bis|al|au|a|à|по|до|إلى|至)"
LIST = r"(?:and|or|et|y|e|und|и|و|,|&)"
DAY = r"(?:[\d]{1,3})"
NUMBERED = re.compile(
    r"(?:\bnos?|n[°ºo]|№|numbers?|n[úu]m(?:ero)?|art(?:icle)?s?|page|pp?|paragraph|ref)\.?\s*\Z", re.I
)

# «14» марта · 12th of May · 22 a 26 de agosto · 6/18 March · 18 and 20 August
BEFORE = re.compile(
    rf"""(?:(?<!\w)|(?<=\bden)|(?<=\bvom)|(?<=\ble))(?<!\d[.,:/-])
    (?:(?P<first>{DAY})(?:{ORDINAL})?{WS}
       (?:(?P<range>{RANGE})|(?P<list>{LIST})|(?P<double>/|\())(?:{WS}(?:the|le|el|den)\b)?{WS})?
    (?:[«"“„][ ]?(?P<quoted>\d{{1,2}})[ ]?[»"”“]|(?P<day>{DAY})(?:{WS}\.?{ORDINAL}(?!\w))?\)?)
    {WS}[.:,]?{WS}(?:{LINK}(?:{WS}|(?<=['’])))?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
FIGURES = re.compile(r"(?:.*\d{4})?\D*?(?=[«\"“„]? ?\d)", re.DOTALL)
"""Up to the first figure that a day can begin with: what stands before a number of four figures is another date."""

_YEAR_LINK = (
    r"(?:of[ ]the[ ]year|of|de[ ]l['’]an(?:n[ée]e)?|del[ ]a[ñn]o|de|del|du|des[ ]Jahres|anno|года|سنة|عام|م\.?)"
)
YEAR_AFTER = re.compile(
    rf"""\.?{WS}[.,:;)]?{WS}(?:{_YEAR_LINK}{WS})?(?:B\.?{WS}E\.?{WS})?
    (?:(?P<year>\d{{4}})(?!\d|[-/.]\d)
      |['’´](?P<short>\d\d)(?!\d)
      |(?P<bare>\d\d)(?=[ \t.,;:/)\]]{{0,6}}(?:\n|\Z)))""",
    re.VERBOSE | re.IGNORECASE,
)
# August 18th, 1864 · February 17-22 · March 6/18, 1880 · mayo 18 de 2011
DAY_AFTER = re.compile(
    rf"""\.?{WS}(?:the[ ]+)?(?P<day>{DAY})(?:{WS}{ORDINAL}(?!\w))?(?![\w:%]|\.\d|\s*(?:p|a)\.\s?m)
    (?:{WS}(?:(?P<range>-|–|—|to)|(?P<list>and|&)|(?P<double>/)){WS}(?P<last>\d{{1,2}})(?:{ORDINAL}(?!\w))?(?!\d))?
    (?P<tail>{WS}[,.]?{WS}(?:(?:of|de|del){WS})?(?P<year>\d{{4}})(?!\d|[-/]\d))?""",
    re.VERBOSE | re.IGNORECASE,
)
DOUBLED = re.compile(rf"{WS}[/(]{WS}(?P<name>[^\W\d_]+(?:[ ][^\W\d_]+)?)\)?")
# 25 January/7 February 1880: the second half of a Julian and Gregorian date
JULIAN = re.compile(rf"{WS}[/(]{WS}(?P<day>\d{{1,2}}){WS}(?P<name>[^\W\d_]+)\)?")
# January 25/February 7, 1880
JULIAN_MONTH_FIRST = re.compile(
    rf"{WS}[/(]{WS}(?P<name>[^\W\d_]+)\.?{WS}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\)?{WS},?{WS}(?P<year>\d{{4}})(?!\d)"
)

THIS_YEAR = (
    r"с\. ?г\.|т\. ?г\.|сего года|этого года|текущего года|this year|"
    r"of the (?:current|present) year|d\. ?J\.|dieses Jahres|"
    r"de (?:cette|la présente) année|de l['’]année en cours|(?:de|del) (?:este|presente) año|del año en curso|"
    r"deste ano|من (?:العام|السنة) (?:الجاري|الحالي)ة?|الجاري|inst(?:ant)?\b"
)
LAST_YEAR = (
    r"прошлого года|п\. ?г\.|of last year|last year|v\. ?J\.|vorigen Jahres|de l['’]an(?:née)? (?:dernier|passé)e?|"
    r"del año pasado|do ano passado|من (?:العام|السنة) الماضية?"
)
LAST = (
    r"last\b|past\b|ult(?:imo)?\b|dernier\b|passé\b|écoulé\b|pasado\b|[úu]ltimo\b|passado\b|scorso\b|letzth?in\b|"
    r"المنصرم|الماضي\b|الفائت\b"
)
NEXT = r"next\b|prox(?:imo)?\b|prochain\b|próximo\b|prossimo\b|المقبل|القادم|будущего года"
YEAR_WORD = re.compile(
    rf"\.?{WS},?{WS}(?:(?P<this>{THIS_YEAR})|(?P<lastyear>{LAST_YEAR})|(?P<last>{LAST})|(?P<next>{NEXT}))", re.I
)
WORD_OF_YEAR = re.compile(
    r"""\b(?:
      (?P<last>last|this[ ]past|letzten|vergangenen|vorigen|le[ ]mois[ ]de|прошлого|(?:el[ ])?pasado(?:[ ]mes[ ]de)?)
      |(?P<next>next|coming|nächsten|künftigen|будущего)
      |(?P<in>in|en|de|du|del|au|im|em|в|since|by|of|early|late|until|during|from|mid|end[ ]of|and|before|after)
    )[ -]+\Z""",
    re.IGNORECASE | re.VERBOSE,
)
ONE_OF_TWO = re.compile(
    r"\s+(?:and|or|to|-)\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
WEEKDAY = re.compile(r"(?P<name>[^\W\d_]+)\.?,?\s*(?:(?:the|le|el|den|dem|d\.)\s*)?\Z")
