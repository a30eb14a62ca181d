"""Words that say a letter asked for something, and words that say what kind of thing was asked.

Kept as tables that a person who knows letters can correct; six languages. They decide nothing about who asks: that is
the citation's business.
"""

from __future__ import annotations

import re

ASKED = (
    # English
    r"call(?:s|ed|ing)? (?:for|on|upon)", r"ask(?:s|ed|ing)?\b", r"request(?:s|ed|ing)?\b", r"urg(?:e|es|ed|ing)\b",
    r"invit(?:e|es|ed|ing)\b", r"appeal(?:s|ed|ing)?\b", r"demand(?:s|ed|ing)?\b", r"seek(?:s|ing)?\b|\bsought\b",
    r"enquir\w+|\binquir\w+", r"propos(?:e|es|ed|ing)\b", r"encourag(?:e|es|ed|ing)\b",
    # French
    r"demand(?:ant|iez|ait|e|ez|é)\b", r"pri(?:ant|iez|ait)\b", r"invit(?:ant|iez|ait)\b", r"appel(?:ant|iez|ait)\b",
    r"sollicit\w+", r"exhort\w+",
    # Spanish
    r"pid(?:e|en|ió|iendo)\b|\bpedía\b|\bpide\b", r"solicit\w+", r"insta(?:ndo|ba|n)?\b",
    r"invita(?:ndo|ba)?\b",
    # Russian
    r"с (?:призывом|просьбой)", r"призыв\w+", r"прос(?:ит|ите|или|ил)\w*\b", r"просьб\w+",
    # Arabic, Chinese
    r"تدعو|يدعو|دعوتم|طلب|تطلب|تطلبون|تحث", r"要求|请求|敦促|呼吁|邀请",
)  # fmt: skip
_ASKED = re.compile(
    "|".join(rf"(?:\b{x})" if x[0].isascii() and x[0].isalpha() else f"(?:{x})" for x in ASKED), re.IGNORECASE
)

JOINING = {
    "sign": r"\bsign(?:s|ed|ing|ature|er\w*|é\w*|ons|ez)?\b|\bfirm(?:ar\w*|e|a|en|ó|ad\w+)\b|\bподпис\w+|توقيع|签署",
    "ratify": r"\bratif\w+|\bратиф\w+|تصديق|批准",
    "accede": r"\bacced\w+(?! (?:to (?:your|this|that|these|such)|a (?:lo|su|sus|esta|dicha))\b)|"
    r"\baccession\b|\badh[ée]r\w+|\badhesi[óo]n\b|\bприсоедин\w+|انضمام|加入",
    "join": r"\bjoin(?:s|ed|ing)?\b|\bbecom\w+ (?:a )?(?:state )?party\b|\bdevenir partie\b|\bser parte\b|"
    r"\bsumar(?:se|nos)\b|"
    r"\bстать участник\w+",
}
"""What joining a treaty is called; a letter may ask for one step ("sign") or for any ("join")."""
_JOINING = {step: re.compile(cue, re.IGNORECASE) for step, cue in JOINING.items()}


def asks_something(words: str) -> bool:
    """True when words about a letter say that it asked.

    >>> asks_something("calling for Ardovia to sign the Convention"), asks_something("about the meeting in May")
    (True, False)
    """
    return bool(_ASKED.search(words))


def steps_asked(words: str) -> tuple[str, ...]:
    """Which steps of joining a treaty words ask for: subset of sign, ratify, accede, join.

    >>> steps_asked("to sign and ratify the Convention"), steps_asked("to publish its stocks")
    (('sign', 'ratify'), ())
    """
    return tuple(step for step, cue in _JOINING.items() if cue.search(words))


ANSWER_WANTED = (
    r"\b(?:for|to|await\w*|receiv\w+|have|with|request\w*|expect\w*|send (?:me|us)|appreciate|value|welcome|like|need)"
    r"(?: an?| your| the)?(?: \w+){0,3} (?:answer|reply|response)\b(?! (?:of|dated)\b)",
    r"\bhear(?:ing)? from you\b", r"\b(?:ask|request|urge|remind|like|want|invite) you to (?:reply|respond|answer)\b",
    r"\bplease (?:reply|respond|answer)\b",
    r"\b(?:une?|votre|de) (?:\w+ ){0,2}réponse\b(?! du \d)", r"\b(?:nous|me|y) répondre\b",
    r"\b(?:una|su) (?:\w+ ){0,2}(?:respuesta|contestación)\b(?! del? \d)", r"\b(?:responder|contestar)nos\b",
    r"\bnos (?:contest|respond)(?:e|a|en|an)\b", r"\b(?:просим|прошу|просьба|просит)(?: \w+){0,2} ответить\b",
    r"\b(?:ваш\w*|письменн\w*|скор\w*|получить|дать|ожида\w+|жд[её]м) (?:\w+ ){0,2}ответ\w*\b(?! от \d)",
    r"(?:ردّ?كم|جوابكم|(?:برد|بجواب)\b|تلقي (?:رد|جواب))", r"答[复覆]|回复|复函|回信|复信",
)  # fmt: skip
"""How a letter asks to be answered; a dated answer ("your reply of 3 May") is one that was given."""
_ANSWER_WANTED = re.compile("|".join(ANSWER_WANTED), re.IGNORECASE)


def asks_for_an_answer(words: str) -> bool:
    """True when what is asked for is the answer itself.

    >>> asks_for_an_answer("May we ask for an answer before 31 March.")
    True
    >>> asks_for_an_answer("We ask you to publish your reply of 3 May.")
    False
    """
    return bool(_ANSWER_WANTED.search(" ".join(words.split())))


_OTHERS = re.compile(
    r"\b(neighbou?rs?|allies|others|other (?:states|countries|governments|members)|voisins|alliés|"
    r"autres (?:états|pays)|vecinos|aliados|otros (?:estados|países)|"
    r"сосед\w*|союзник\w*|друг\w+ (?:государств\w*|стран\w*))\b",
    re.IGNORECASE,
)
_FIRST_INFINITIVE = re.compile(r"\bto (\w+)")


def asked_itself(words: str) -> bool:
    """False when the step is asked for through the addressee: "to press its neighbours to join".

    >>> asked_itself("calling for Ardovia to sign"), asked_itself("asking Belmora to press its neighbours to join")
    (True, False)
    """
    first = min((m.start() for cue in _JOINING.values() if (m := cue.search(words))), default=len(words))
    verb = _FIRST_INFINITIVE.search(words[:first])
    return not _OTHERS.search(words[:first]) and verb is None
