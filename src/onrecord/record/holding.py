"""Holding replies: they say that a letter came, was passed on and will be answered, and nothing on what it asks."""

from __future__ import annotations

import re

HOLDING = (
    # English
    r"\b(?:revert|reply|respond|answer|write|be|get back)(?: back)?(?: to you)?(?: \w+){0,4} (?:in due course|shortly|"
    r"as soon as|at a later)",
    r"\b(?:substantive |full |further |detailed )(?:reply|response|answer) (?:\w+ ){0,2}?(?:will|shall|follow)",
    r"\b(?:will|shall) (?:revert|reply|respond)\b(?! (?:to (?:the|its)|by|with)\b)",
    r"\b(?:forwarded|transmitted|passed(?: on)?|referred|conveyed|relayed|submitted|sent on)(?: \w+){0,3} to "
    r"(?:\w+ ){0,4}?(?:authorit|capital|ministr|department|headquarters|colleagues|government|"
    r"office|services?\b|experts)\w*",
    r"\b(?:letter|message|request|correspondence|note|it|matter)\b(?: \w+){0,8} (?:is|are|being|has been|will be) "
    r"(?:\w+ )?(?:receiving (?:\w+ )?attention|under consideration|given (?:\w+ )?(?:attention|consideration)|"
    r"brought to the attention)",
    r"\b(?:question|issue|proposal|idea|possibility|moratorium|accession)\b(?: \w+){0,8} (?:is|are|remains?) "
    r"(?:still |currently |presently )?under (?:study|review|consideration|examination)",
    # French
    r"\b(?:transmise?s?|communiquée?s?|fait suivre|fait parvenir)(?: \S+){0,4} (?:autorités|services?|capitale|"
    r"ministère)",
    r"\b(?:répond\w+|reviend\w+)(?: \S+){0,5} (?:dans les meilleurs délais|prochainement|en temps (?:utile|voulu)|"
    r"ultérieurement)",
    r"\b(?:est|sont|reste\w*|demeure\w*) (?:\w+ )?(?:à l['’](?:étude|examen)|en cours d['’](?:étude|examen))",
    # Spanish
    r"\b(?:transmitid[ao]|remitid[ao]|trasladad[ao]|elevad[ao])s?(?: \S+){0,4} (?:autoridades|capital|ministerio|"
    r"cancillería|servicios?)",
    r"\b(?:respond\w+|contest\w+)(?: \S+){0,4} (?:a la brevedad|oportunamente|próximamente|"
    r"en su (?:momento|oportunidad))",
    r"\b(?:está\w*|sigue\w*) (?:\w+ )?(?:(?:en|bajo) (?:estudio|consideración|examen|análisis)|siendo (?:estudiad|"
    r"analizad|examinad)[oa]s?)",
    # Russian
    r"\b(?:направлен\w*|передан\w*|доведен\w*|переслан\w*)(?: \S+){0,4} (?:орган\w*|ведомств\w*|столиц\w*|"
    r"министерств\w*)",
    r"\bответ\w*(?: \S+){0,4} (?:будет направлен|позднее|позже|в установленн\w+|дополнительно)",
    r"\b(?:наход\w+|оста\w+)(?: \S+){0,2} (?:на рассмотрении|в стадии рассмотрения|на изучении)|\b(?:изучается|"
    r"прорабатывается)\b",
    # Arabic, Chinese
    r"(?:أحيلت|تمت إحالة|أحلنا|إحالتها|رفعها)(?: \S+){0,4} (?:الجهات|السلطات|العاصمة|الوزارة)", r"سنوافيكم|سنرد عليكم",
    r"(?:已|将)(?:转交|转呈|转达).{0,12}(?:部门|主管|国内)|(?:另行|适时|尽快)(?:答复|回复|函复)",
    r"قيد (?:الدراسة|النظر|البحث)", r"(?:正在|仍在)(?:研究|考虑)(?:之?中)?",
)  # fmt: skip
_HOLDING = re.compile("|".join(HOLDING), re.IGNORECASE)


def holds_off(words: str) -> bool:
    """True for words that only say an answer may come.

    >>> holds_off("We will revert to you in due course."), holds_off("Your letter was forwarded to the authorities.")
    (True, True)
    >>> holds_off("La question est à l'étude."), holds_off("The question of a moratorium remains under review.")
    (True, True)
    >>> holds_off("We will destroy our stocks in due course."), holds_off("We will respond by publishing the report.")
    (False, False)
    """
    return bool(_HOLDING.search(" ".join(words.split())))
