"""An editor's or the United Nations' heading over a letter: "Letter From X to Y, Place, Date"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.letters.cues import anywhere, phrases
from onrecord.letters.layout import Paragraph
from onrecord.reference.gazetteer import look_up

_NUMBERED = r"(?:\[?(?:No\.? ?)?\d{1,4}[.\])]+\s+)?(?:No\.? \d{1,5}[.\])]*\s+)?"
_STOP = r"[.\s]*\Z"

# The titles of United Nations documents in its other languages.
_OTHERS = (
    r"(?i:(?P<kind>Lettres?(?: identiques)? datées?) .{4,40}?,? adressées? (?P<to>(?:au|à la|à l['’]|aux|à) ?.+?)"
    r" par (?P<from>.+?))[.\s]*\Z",
    r"(?i:(?P<kind>Cartas?(?: idénticas)? de fecha) .{4,40}?,? dirigidas? (?P<to>(?:al?|a la) .+?)"
    r" por (?P<from>.+?))[.\s]*\Z",
    r"(?i:(?P<kind>(?:идентичные )?письм[оа]|(?:вербальная )?нота) (?P<from>.+?),? от \d.{4,30}?,? (?:на имя|в адрес)"
    r" (?P<to>.+?))[.\s]*\Z",
    r"(?i:(?P<kind>(?:идентичные )?письм[оа]|(?:вербальная )?нота) от \d.{4,26}?(?: года| г\.),? (?P<from>.+?),?"
    r" (?:направленн\w+ |адресованн\w+ )?(?:на имя|в адрес) (?P<to>.+?))[.\s]*\Z",
    r"(?i:(?P<kind>открытое письмо) (?P<to>[а-яё-]+(?:у|ю|ому|ему|ам|ям|е|ой)\b"
    r"(?:[^.;:!?]|(?<=[А-ЯЁ])\.){0,160}))[.\s]*\Z",
    r"(?i:(?P<kind>выступление|заявление|речь|стенограмма выступления) (?P<from>(?:представител|глав|руководител"
    r"|министр|посл|постоянн|чрезвычайн|заместител|президент|премьер|председател|директор|генеральн|делегаци|г-н|г-ж|е\.\s?п)\w*.{3,160}?)(?P<to>)"
    r"(?: (?:в|на|по|перед|при открытии)\s.+)?)[.\s]*\Z",
    r"(?P<kind>كلمة|بيان) (?P<from>(?:سعادة|معالي|السيدة?|وفد|المندوب|السفير|الوفد|رئيس).{3,120}?)(?P<to>)"
    r"(?: (?:أمام|في|خلال|حول|بشأن) .+)?\Z",
    r"(?P<from>[\u4e00-\u9fff·]{4,30}?)(?P<to>)在.{2,80}的(?:一般性|专题|專題|书面|書面)?(?P<kind>发言|發言|讲话|講話|声明|聲明|致辞|致辭)\s*\Z",
    r"(?P<kind>\S{0,12}年\S{1,8}日)(?P<from>.{2,60}?)(?:给|給|致)(?P<to>.{2,40}?)的(?:同文)?(?:信|普通照[会會]|照[会會])\s*\Z",
    r"(?:致|给|給)(?P<to>.{2,40}?)的(?P<kind>公[开開]信)\s*\Z",
    r"(?P<kind>رسال(?:ة|تان متطابقتان) مؤرخ(?:ة|تان)|مذكرة شفوية مؤرخة) .{4,60}?،? موجه(?:ة|تان) إلى (?P<to>.+?) من"
    r" (?P<from>.+?)[.\s]*\Z",
    # Editions of documents in other languages: "Il Ministro a Lima, Ames, al Ministro degli Esteri, Lund".
    r"(?i:(?P<kind>)(?P<from>(?:il |l['’]|lo )(?:ministro|ambasciatore|incaricato|console|presidente|segretario|agente"
    r"|reggente|direttore|rappresentante|delegato|generale|addetto).{2,110}?),? "
    r"(?P<to>(?:al |all['’]|allo |alla |ai |agli )(?:ministr|ambasciat|incaricat|consol|president|segretari|agent"
    r"|reggent|direttor|rappresentant|sottosegretari|legazion).{2,110}))\Z",
    r"(?P<kind>)(?P<from>(?:M|Mme|MM)\.? [A-ZÀ-Ý].{3,120}?), (?P<to>(?:à|À|au|AU) (?:M\.|Mme|MM\.|Ministre|MINISTRE"
    r"|Président|PRÉSIDENT|Ambassadeur).{2,120}?)[.\s]*\Z",
    r"(?P<kind>)(?P<from>(?:Der|Die) (?:Botschafter|Gesandte|Geschäftsträger|Reichskanzler|Staatssekretär|Minister"
    r"|Unterstaatssekretär|Generalkonsul|Konsul|Ministerpräsident|Militärattaché|Stellvertretende|Reichsminister"
    r"|Bundeskanzler).{2,140}?) (?P<to>an (?:den|die|das|Kaiser|König) [A-ZÄÖÜ].{3,120}?)[.\s]*\Z",
    r"(?P<kind>)(?P<from>(?:El|La) (?:Ministro|Embajador|Encargad|Cónsul|Presidente|Plenipotenciari|Secretario)\w*"
    r" .{2,120}?),? (?P<to>(?:al|a la) (?:Ministr|Embajador|Encargad|Cónsul|President|Plenipotenciari|Secretari)\w*"
    r" .{2,120}?)[.\s]*\Z",
    r"(?P<kind>Телеграмма|Письмо|Нота|Депеша|Шифртелеграмма|Шифротелеграмма|Записка) (?P<from>(?:посл|посланник|нарком"
    r"|народного|министр|полпред|полномочн|поверенн|заместител|временн|председател|советник|генеральн)\w* .{3,140}?)"
    r" (?P<to>(?:послу|посланнику|наркому|народному|министру|полпреду|полномочному|поверенному|председателю|временному"
    r"|заместителю|в Н\w+|в М\w+) .{2,120}?)[.\s]*\Z",
    r"(?P<kind>رسالة مفتوحة) (?:موجهة )?(?:إلى|الى) (?P<to>[^.:؟!]{3,160}?)[.\s]*\Z",
)


_OFFICES = "rapporteur rapporteuse committee council commission group envoy adviser representative expert panel forum"
_NO_OFFICE = "".join(rf"(?<!{word})" for word in _OFFICES.split())
"""Before the topic of an open letter: the Special Rapporteur on torture is one office."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Who to whom, as offsets in the heading's text; an empty stretch where it does not say.

    `kind`: the word for the document, "" when none is printed. `text`: the heading, its lines joined.
    """

    kind: str
    sender: tuple[int, int]
    recipient: tuple[int, int]
    text: str = ""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    open_letter = "|".join(re.escape(p) for p in phrases("open_letter"))
    said = "|".join(re.escape(p) for p in phrases("statement"))
    titles = r"h\.?e\.?|mr|ms|mrs|dr|amb\w*|his|her|the|s\.?e|m|mme"
    spoken = rf"(?i:(?P<kind>{said})\s+(?P<from>(?:{titles})\b.{{4,160}}?)(?P<to>))"
    at = r"(?:\s+(?:at|to|before|in|on|during|à|au|devant|en|ante)\s+(?:the|la|le|l['’]|el)?\s*[A-Z\d].*)?[.\s]*\Z"
    about = (
        r"(?!.*\b(?:LETTER|APPEAL|STATEMENT|REQUEST|SUPPORT|ACCESSION|THREAT|RESPONSE|REPLY|OBJECTION|TRANSFER|SALE"
        r"|EXPORT)S?\b)"
    )
    shouted = rf"{about}(?P<from>[A-Z][A-Z .,'()-]{{3,70}}?) TO (?P<to>[A-Z][A-Z .,'()-]{{3,70}})"
    topic = (
        rf"(?:\s*[:–—]\s.+|{_NO_OFFICE}\s(?:on|about|regarding|concerning|calling|urging|sur|concernant|sobre)\s.+)?"
    )
    which = r"(?:(?:an?|the|our|this|une|notre|una|um|uma)\s+)?(?:(?:joint|second|new|urgent)\s+)?"
    titled = (
        rf"(?i:{which}(?P<kind>{open_letter})\s+(?:to|à|au|aux|a|al|an|ao|к)\s+(?P<to>[^.;:!?–—]{{3,160}}?){topic})"
    )
    kinds = "|".join(re.escape(p) for p in phrases("heading_kinds", "en"))
    # "the Ambassador to Arden (Ames) to the Secretary": a name in brackets ends the first side.
    named = r"(?:The |the )?(?=[^()]{2,120}\([^()]{2,60}\)\s+to\s)[^()]{2,120}\([^()]{2,60}\)(?=\s+to\s)|"
    plain = rf"{_NUMBERED}(?P<kind>(?:\w+ )?(?i:{kinds}))\s+[Ff]rom\s+(?P<from>{named}.+?)\s+(?:to|To)\s+(?P<to>.+?)"
    ends = r"(?:(?:,|(?<=\))(?=\s))\s+(?:at\s+)?[A-ZÀ-Ý][^,\n]{2,30},\s+\w+ \d{1,2},? \d{4})?[.\s]*\Z"
    title = (
        r"(?:The|Mr|Mrs|Messrs|Sir|Dr|Lord|Earl|Count|Baron|Señor|General|Prince|President|Mr\.|Professor|Senator|Miss|Viscount"
        r"|Marquis|Chevalier|Governor|Consul|Minister|Ambassador|Secretary|Don|Chargé|Admiral|Commander|Captain|M)\b"
    )
    dated = "|".join(re.escape(p) for p in phrases("letter_dated", "en"))
    by_title = (
        rf"{_NUMBERED}(?P<from>{named}{title}[^;:!?]{{2,160}}?)\s+(?:to|To)"
        rf"\s+(?P<to>(?:[Tt]he |{title})[^;:!?]{{1,160}}?)"
    )
    on = r"(?i:,?\s+(?:transmitting|containing|concerning|regarding|enclosing|forwarding|conveying)\s.+)?"
    addressed = rf"(?i:(?P<kind>{dated})\s.{{4,40}}?\s(?:from|by)\s(?P<from>.+?),?\s+addressed to\s+(?P<to>.+?)){on}"
    sent = rf"(?P<kind>{dated})\s.{{4,40}}?\s(?:sent\s)?(?:from|by)\s(?P<from>.+?)"
    english = rf"(?i:{sent}\s+(?:addressed )?to\s+(?P<to>.+?)){on}"
    return tuple(
        re.compile(source)
        for source in (
            titled + _STOP,
            spoken + at,
            shouted + _STOP,
            plain + ends,
            addressed + _STOP,
            english + _STOP,
            by_title + ends,
            *_OTHERS,
        )
    )


_VERB = re.compile(
    r"\b(?:presents?|has|have|had|is|are|was|were|will|would|shall|wishes|desires|avails?|présente|saluda)\b"
)


_MISSION = re.compile(
    r"(?:The )?(?:Permanent )?(?:Observer )?(?:Mission|Delegation|Representation) (?:of|for) .{3,80}? to (?:the )?"
    r"(?:United Nations|European Union|Conference|International|World|Organi[sz]ation)\b",
    re.IGNORECASE,
)


_ACCREDITED = re.compile(
    r"\b(?:Representative|Observer|Delegate|Mission|Delegation)(?: of [^()]{3,60})?,? to (?:the )?\Z", re.IGNORECASE
)
"""What stands before the body that a post is accredited to."""


@lru_cache(maxsize=64)
def read_heading(text: str) -> Heading | None:
    """The parties a heading names; None when the text is none.

    >>> found = read_heading("12. Letter From the Minister in Arden (Ames) to the Secretary of State")
    >>> "12. Letter From the Minister in Arden (Ames) to the Secretary of State"[slice(*found.recipient)]
    'the Secretary of State'
    """
    if not 8 < len(text) < 420:
        return None
    if _VERB.search(text):
        return None
    if _MISSION.match(text):
        return None  # a letterhead: the body a mission is accredited to is no addressee
    for pattern in _patterns():
        match = pattern.match(text)
        if match:
            kind = (match.groupdict().get("kind") or "").strip()
            if not kind and (_is_a_state(match["to"]) or _ACCREDITED.search(text[: match.start("to")])):
                return None  # a post: "Ambassador of Arden to the Republic of Samaria"
            sender = match.span("from") if "from" in match.groupdict() else (0, 0)
            return Heading(kind, sender, match.span("to"), text)
    return None


def _is_a_state(words: str) -> bool:
    """True for a state alone: letters go to offices, ambassadors to states."""
    return bool(look_up(words.removeprefix("the ").strip(" .,"), kinds=("state",)))


def is_letter_dated(kind: str) -> bool:
    """True for the kind of a United Nations document's title: "Letter dated", "Identical letters dated"."""
    return bool(anywhere("letter_dated").match(kind))


def masthead_end(paragraphs: tuple[Paragraph, ...]) -> int:
    """Where the title of a United Nations document begins ("Letter dated ... addressed to ..."); 0 without one.

    What stands above it is the document's masthead: organs, symbols, agenda items, never an addressee or a subject.
    """
    titles = (p.start for p in paragraphs if is_letter_dated(p.text) and is_heading(p.text))
    return next(titles, 0)


def is_heading(text: str) -> bool:
    """True for a heading."""
    return read_heading(text) is not None
