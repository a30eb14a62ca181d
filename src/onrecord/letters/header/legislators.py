"""Members of legislatures, who speak for themselves: a senator's letter is not the position of his state."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Party

_MEMBER = re.compile(
    r"(?:the )?(?:(?:u\.?s\.? |united states |state |federal )?senator|congress(?:man|woman|person)"
    r"|member of (?:the )?(?:\w+ )?(?:parliament|congress|house|senate|national assembly|legislative assembly"
    r"|bundestag|knesset)"
    r"|m\.?p\.?|mep|mdb|député(?:e)?|sénat(?:eur|rice)|eurodéputée?|membre (?:du parlement|de l['’]assemblée nationale)"
    r"|diputad[oa]|senador(?:a)?|eurodiputad[oa]|parlamentari[oa]|deputad[oa]|senatore|senatrice"
    r"|mitglied de[sr] (?:deutschen )?(?:bundestage?s|nationalrate?s|landtage?s|parlaments)|abgeordneter?"
    r"|депутат\w*|член\w* совета федерации|сенатор\w*)(?!\w)"
    r"|نائبة? (?:في|بال|برلماني)|عضو (?:في )?(?:مجلس (?:النواب|الشيوخ|الأمة)|البرلمان)"
    r"|国会议员|下院议员|上院议员|立法会议员|参议员|众议员",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:the )?(?:house of (?:commons|representatives|lords)|(?:united states |u\.s\. )?senate|sénat"
    r"|assemblée nationale"
    r"|(?:european |scottish )?parliament|parlement européen|congress(?: of the united states)?"
    r"|(?:deutscher )?bundestag|congreso de los diputados|cámara de diputados|senado(?: de la república)?"
    r"|государственная дума|совет федерации|مجلس (?:النواب|الشيوخ|الأمة))(?=\W|\Z)",
    re.IGNORECASE,
)
_HEADS_IT = re.compile(
    r"president|speaker|secretary|clerk|chair|président|secrétaire|greffi|president[ea]|secretari|präsident|председател|спикер"
    r"|رئيس|أمين|议长|minist|министр",
    re.IGNORECASE,
)


def speaking_for_themselves(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties, members of legislatures told as such.

    >>> speaking_for_themselves((Party("Ada Ames", "Senator", None, "USA"),))[0].holder
    'Ada Ames'
    """
    return tuple(replace(one, personal=True) if one.name and _is_member(one) else one for one in parties)


def _is_member(party: Party) -> bool:
    role = party.role or ""
    if _HEADS_IT.search(role):
        return False
    return bool(_MEMBER.match(role) or (_HOUSE.match(party.organisation or "")))
