"""What a line of head or foot says of itself: "Re:", "Our ref.", "cc", "Enclosure", "Received", a file number."""

from __future__ import annotations

import re

from onrecord.letters.cues import anywhere, label, words
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.letters.recognisers.persons import is_name
from onrecord.model import ZoneKind

_NUMBER = re.compile(
    r"""[\[(]?(?:
      (?:No|Nr|Núm|N)\.?\s?[°º.]?\s?[:.]?\s?\d[\w./ -]{0,40}                      # No. 12.   N° 1.204
    | (?:N[°ºo]|№)\s*[\w./ –-]{1,50}                                              # № 12-3/45
    | (?:[A-ZÁÉÍÓÚ(][A-ZÁÉÍÓÚ.()]*\s+){1,6}(?:N[°º]|NÚM\.?|No\.)\s?\d[\w./ –-]{0,40}        # OF. PUB. (D) Nº 3402/11 /
    # ARD-10-0311  A/12/345–S/2/67  D/Min(DP)/3/4 - MC01877/2007; a telephone is none: 555-17-42
    | (?!\d{2,3}(?:-\d\d){2}\Z)(?=\S*\d)[\w.]{1,12}(?:[/–-][\w.()]{1,12}){1,7}(?:\s[–-]\s[\w./()-]*\d[\w./()-]*)?
    | [A-Z]{2,6}\s\d{1,6}[/-]\d{2,4}:?                                             # ABC 44/2022
    | [A-Z]{1,3}\s\d{1,6}(?:/\d{1,6}){2,4}                                          # W 1204/17/98
    | [\w.]{2,30}\(\d{4}\)\d{3,}                                                    # abcd.ports.4(2021)1643871
    | [A-Z]{1,6}(?:/[A-Z]{1,6}){1,4}\s\d{1,4}/[\w/-]+                              # DC/JUR/ABC 03/187-HEK/ap
    | \w{1,8}〔\d{4}〕\s*第?\s*\d+\s*号
    | [（(〔]\d{4}[）)〕]\s*\w{1,8}字\s*第?\s*\d+\s*[号號]
    | \w{0,8}字第\s*\d+\s*号(?:/\d{4})?
    | [A-Z]{2,4}[:/][A-Za-z]{1,4}(?:[:/][A-Za-z]{1,4})?                           # ABC:de, the typist's mark
    )[\])]?[\s.,\])]*\Z""",
    re.VERBOSE,
)
_WORDY = re.compile(r"[^\W\d_]{3,}")
_CC = re.compile(
    r"c\.\s?[eo]\.\s?:\s*(?=\S)"
    r"|C\.\s?:\s*(?=\S)|(?-i:C):\s{2,}(?=[A-ZÀ-Ý])|(?:b?cc|c\.\s?c|c/c)\.?\s?[:.\s]\s*(?=\S)|(?:b?cc|c\.\s?c|c/c)\.?\s*:?\s*\Z",
    re.IGNORECASE,
)
# SUBJECT  Needs of the bridge · 关于加入公约的函
_TITLED = re.compile(
    r"(?:SUBJECT|SUBJ\.?)\s+(?=[A-Z])|(?i:joint\s(?:letter|appeal|statement)\s(?:on|concerning|regarding|about)\s)|关于.{2,40}(?:的函|的复函|的信|的照会|的建议|的意见|的请求|的呼吁|的申请|的说明|的答复|的通知|的倡议|的询问|事宜|一事)\Z"
)
# BY HAND AND EMAIL · PAR COURRIEL · Private & Confidential · LIMITED OFFICIAL USE
DELIVERY = re.compile(
    r"""(?:sent\s)?(?:by|via|par|por|per|à)\s(?:the\s)?(?:WAYS)(?:\s*(?:,|and|&|et|y|und|/)\s*(?:(?:by|via|par|por|per)\s)?(?:WAYS))*
      | (?:strictly\s)?(?:private|personal)(?:\s(?:and|&)\sconfidential)? | confidential | urgent | without\sprejudice
      | (?:limited\s)?official\suse(?:\sonly)? | recommandée?(?:\savec\s(?:a\.?r\.?|accusé\sde\sréception))?
      | confidentiel(?:le)? | sous\spli\sfermé | einschreiben | persönlich | vertraulich | riservat[ao] | raccomandata
      | reservad[oa] | urgente | certificad[oa]""".replace(
        "WAYS",
        r"hand|e-?mail|fax|facsimile|post|air\s?mail|courier|dx|registered\s(?:mail|post)|special\sdelivery|bag|courriel|télécopie|porteur"
        r"|poste|messagerie|correo(?:\selectr[óo]nico)?|correio\seletr[ôo]nico|mano|telefax|boten|posta|pec|valise(?:\sdiplomatique)?",
    ),
    re.VERBOSE | re.IGNORECASE,
)
"""How a letter goes or who may read it: nobody's name and no subject."""
AS_TO = re.compile(r"Au sujet d(?:e|u|es|['’])(?!\w{5})|A\.\s?[sS]\.\s?:?\s|a/s\s", re.IGNORECASE)
"""A subject as French offices write it: "Au sujet de l'emploi", "A.s. : ponts"."""
# What a document of the United Nations bears beside its symbol: "Distr.: General", "ORIGINAL: ENGLISH".
_MASTHEAD = re.compile(
    r"""distr(?:\.|\b)\s*:?\s*(?:\w{5,12})?\Z
      | (?:general|limited|restricted|générale|limitée|limitada)\Z
      | original\s*:\s*(?:\w+\W{1,3}){0,2}\w+\Z
      | (?:english|français|español|русский|العربية|中文)(?:\s+only)?\Z
      | (?:agenda\s+)?items?\s+\d.{0,60}\Z | point\s+\d.{0,40}\sordre\s+du\s+jour.{0,40}\Z | tema\s+\d.{0,60}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_ISO_DAY = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d\Z")
_PAREN_RECEIVED = re.compile(r"[(\[]")
_CONTACT = re.compile(
    r"@|\bwww\.|https?://|\+\d[\d\s().-]{6,}|\(\d{2,4}\)\s?\d|\b(?:fax|tel|tél|тел)\b[.: /]"
    r"|\b(?:telephone|téléphone|teléfono|telefon\w?|telefax|facsimile|phone|mobile)\b[.: /(+]*\d",
    re.IGNORECASE,
)


_OF_CONTACT = ("@", "www.", "http", "+", "(", "fax", "tel", "tél", "тел", "facsimile", "phone", "mobile")
"""One of these stands wherever `_CONTACT` matches: it is dear to try."""


def mark_of(text: str, code: str) -> ZoneKind | None:
    """The zone a cell's own mark names; None without a mark. `code` as `cues.codes` gives it.

    >>> mark_of("Re: Accession", "en"), mark_of("Our ref. AB/12", "en"), mark_of("c.c.: Archivo", "es+en")
    (<ZoneKind.SUBJECT: 'subject'>, <ZoneKind.REFERENCE: 'reference'>, <ZoneKind.COPIES: 'copies'>)
    """
    if len(text) > 300:
        return None
    before, slash, after = text.partition(" / ")
    if slash and not before.isascii() and len(before) < 30:
        text = after  # a label in two languages
    if is_received(text, code):
        return ZoneKind.DATE_LINE
    if len(text) < 60 and DELIVERY.fullmatch(text.strip(" .*[]()!")):
        return ZoneKind.REFERENCE
    if _ISO_DAY.match(text):
        return ZoneKind.DATE_LINE
    if len(text) < 80 and _MASTHEAD.match(text):
        return ZoneKind.REFERENCE
    if len(text) < 70 and _NUMBER.match(text) and any(c.isdigit() or c == ":" or c == "/" for c in text):
        return ZoneKind.REFERENCE
    if _TITLED.match(text) or (len(text) < 90 and AS_TO.match(text)):
        return ZoneKind.SUBJECT
    labelled = label("subject", code).match(text)
    refers = label("references", code).match(text) or _numbered(text, code)
    if labelled and (not refers or _is_wordy(text[labelled.end() :])):
        return ZoneKind.SUBJECT
    if refers:
        value = text[refers.end() :]
        about = (_is_wordy(value) and labelled) or _is_plain_words(refers.group(), value)
        return ZoneKind.SUBJECT if about else ZoneKind.REFERENCE
    if label("antecedents", code).match(text):
        return ZoneKind.REFERENCE
    if _CC.match(text) or _is_copies(text, code):
        return ZoneKind.COPIES
    if _is_enclosure(text, code):
        return ZoneKind.ENCLOSURES
    return None


def _numbered(text: str, code: str) -> re.Match[str] | None:
    """A reference mark with its number right behind, no colon between: "Исх. № 17/11", "PMO ref 6/3"."""
    found = anywhere("references", code).match(text)
    return found if found and re.match(r"[\s.:°№-]*[\w./-]*\d", text[found.end() :]) and len(text) < 60 else None


def _is_wordy(value: str) -> bool:
    """Words, no number: a subject even under "Ref."."""
    return len(_WORDY.findall(value)) >= 3 and not re.match(r"\S*\d\S*[/-]\S*\d", value)


def _is_plain_words(mark: str, value: str) -> bool:
    """True for "REF.: Accession to the Convention": neither ours nor yours, and no number."""
    plain = mark.strip(" .:：").casefold() in ("ref", "réf", "referencia", "reference")
    return plain and len(_WORDY.findall(value)) >= 2 and not any(c.isdigit() for c in value)


def _is_copies(text: str, code: str) -> bool:
    if label("copies", code).match(text):
        return True
    bare = text.rstrip(" :：").casefold()
    if bare not in words("copies", code) or bare in ("copy", "copies"):
        return False
    return text.rstrip()[-1] in ":：." or (" " in bare and text[0].isupper()) or (text.isupper() and len(bare) > 5)


_ATTENTION = re.compile(r"Att\.?\s*:\s*", re.IGNORECASE)


def _is_enclosure(text: str, code: str) -> bool:
    attention = _ATTENTION.match(text)
    if attention:
        titled = without_titles(text[attention.end() :], code)
        if titled.honorifics or is_name(text[attention.end() :], code):
            return False  # who shall see it: "Att: Ada Lund"
    return (
        bool(label("enclosures", code).match(text))
        or (len(text) < 60 and bool(re.match(r"\d{1,2}\s+", text)) and bool(anywhere("enclosures", code).search(text)))
        or text.rstrip(" .:").casefold() in words("enclosures", code)
    )


def is_received(text: str, code: str) -> bool:
    """A stamp or a bracket that tells when the letter came in, not when it was written.

    >>> is_received("(Received March 22.)", "en"), is_received("Received with thanks", "en")
    (True, False)
    """
    bare = text.lstrip("[( ")
    cue = anywhere("received", code).match(bare)
    return bool(cue) and (text[0] in "[(" or any(c.isdigit() for c in bare)) and len(text) < 120


def is_contact(text: str, code: str) -> bool:
    """Telephone, fax, mail address, web site: the foot of a page or its head, never a party."""
    small = text.lower()
    return (
        (any(sign in small for sign in _OF_CONTACT) and bool(_CONTACT.search(text)))
        or bool(label("footer", code).match(text))
        or (any(c.isdigit() for c in text) and bool(anywhere("footer", code).match(text)))
    )
