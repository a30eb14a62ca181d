"""Which way words go: towards a treaty (to join it, to stay in it) or away from it (to leave it, to stay out).

Tables for one who knows letters to correct; six languages. Whose words they are is not judged here.
"""

from __future__ import annotations

import re

from onrecord.record.asking import steps_asked

_TREATY = r"(?:conventions?|treat(?:y|ies)|protocols?|agreements?|accords?|instruments?|it\b)"

STAYING = (
    rf"\b(?:remain|stay|continu|keep)(?:s|e|es|ed|ing)? (?:\w+ ){{0,4}}?(?:part(?:y|ies)|members?|"
    rf"(?:in(?! (?:favou?r|support|contact|touch|line|agreement|sympathy))|within|bound by) (?:\S+ ){{0,8}}?{_TREATY})",
    r"\b(?:rest|demeur)\w+ (?:\w+ ){0,3}?(?:parties?|membres?)\b",
    r"\b(?:segu|sig|perman|contin)\w+ (?:\w+ ){0,3}?(?:partes?|miembros?)\b",
    r"\b(?:оста(?:ть|н|ё|е)|сохран)\w* (?:\w+ ){0,4}?участ\w+",
    r"(?:البقاء|تبقى|يبقى|ستبقى|تظل|ستظل|الاستمرار) (?:\w+ ){0,2}?طرف",
    r"继续(?:作为|是|留在).{0,20}(?:缔约|公约|条约)|留在.{0,16}(?:公约|条约)",
)
"""What to stay in a treaty is called."""

LEAVING = (
    rf"\b(?:withdr[ae]w\w*(?: \w+ly)?|leav(?:e|es|ing)|exit(?:s|ing)?|quit(?:s|ting)?|left)(?: from| of)? "
    rf"(?:the |this |that )?(?:\S+ ){{0,8}}?{_TREATY}",
    rf"\bdenounc\w+ (?:the |this |that )(?:\w+ ){{0,2}}?{_TREATY}|\bdenunciation of (?:the |this |that )",
    r"\b(?:se retir\w+|retrait|sortir|dénonc\w+|dénonciation) (?:\S+ ){0,4}?(?:d|l)\S* ?(?:\S+ ){0,4}?"
    r"(?:conventions?|traités?|protocoles?|accords?)\b",
    r"\b(?:retir\w+|salir|denunci\w+) (?:\w+ ){0,5}?(?:convenci[óo]n|tratado|protocolo|acuerdo)\b",
    r"\b(?:выйти|вый[дт]\w*|выход\w*|вышл\w+|денонс\w+) (?:\w+ ){0,6}?(?:конвенци\w+|договор\w*|протокол\w*)",
    r"(?:انسحاب|تنسحب|ينسحب|انسحبت) (?:\w+ ){0,2}?من",
    r"退出.{0,20}(?:公约|条约|议定书)|退约",
)
"""What to leave a treaty is called. A reservation or troops withdrawn are none of it (`_NOT_MEMBERSHIP`)."""

_NOT_MEMBERSHIP = re.compile(
    r"reservation|troops|forces|réserve|reserva|оговор|войск|تحفظ|保留|violations?|breach|use\b", re.IGNORECASE
)
TURNED = (
    r"not|never|nor|no (?:intention|plans?|wish|reason)|without|unable|un?willing|refus\w+|declin\w+|against|oppos\w+|"
    r"refrain\w*|reconsider\w*|revok\w+|revers\w+|rescind\w*|abandon\w*|halt\w*|stop\w*|avoid\w*|cannot|\w+n['’]t",
    r"ne|sans|non|renonc\w+|revenir sur|éviter|refus\w+|reconsidérer|annuler",
    r"no|nunca|sin|reconsider\w+|revoc\w+|evitar|niega\w*",
    r"не|нет|отказ\w+|пересмотр\w*|отозвать|воздерж\w+",
)
"""Words before a cue that turn it about."""

_STAYING, _LEAVING = (re.compile("|".join(cues), re.IGNORECASE) for cues in (STAYING, LEAVING))
_TURNED = re.compile(
    rf"\b(?:{'|'.join(TURNED)})\b|n['’](?=\w)|لن|لا |لم |عدم|العدول|不|未|没有|无意|撤回|重新考虑", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:rul\w+ out|exclu\w+|descart\w+|исключ\w+|options?|whether|if|consider\w*|envisag\w*|рассм\w+)\b|"
    r"استبعاد|排除",
    re.IGNORECASE,
)


def direction(words: str) -> int:
    """1 towards a treaty, -1 away from it, 0 where words tell neither, or leave it open.

    >>> direction("We ask Ardovia to remain a party to the Convention."), direction("to withdraw from the Convention")
    (1, -1)
    >>> direction("We have no intention of leaving the Treaty."), direction("We cannot rule out leaving the Treaty.")
    (1, 0)
    >>> direction("Ardovia withdrew its reservation to the Treaty."), direction("to publish its stocks")
    (0, 0)
    """
    text = " ".join(words.split())
    for cue, way in ((_LEAVING, -1), (_STAYING, 1)):
        found = cue.search(text)
        if not found or _NOT_MEMBERSHIP.search(found[0]):
            continue
        before = text[: found.start()]
        if _OPEN.search(before):
            return 0
        return -way if _TURNED.search(before[-60:]) else way
    return 0


def asked_direction(words: str) -> int:
    """The same of an ask: who is asked to sign, ratify or join is asked to go towards the treaty."""
    return direction(words) or (1 if steps_asked(words) else 0)
