"""Questions that a letter repeats to answer them: they are the addressee's, not asks of the writer's.

"1. Does Arden hold such weapons?", an answer, "2. Will it attend?", an answer: told by what stands right behind
("Answer:") or, where the letter says at its head that it answers questions, by a paragraph that asks nothing behind
each of them. "You asked: 1. How many are left? 2. Where?" tells it before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.letters.patterns import Pattern
from onrecord.letters.sentences import Block
from onrecord.letters.statements.cues import Cues

_ASKS = re.compile(r"[?？؟][»”\"')\]]*\Z")
_STOP = re.compile(r"[.!。！](?:\s|\Z)")
_ANSWER = re.compile(
    r"(?:answers?|reply|response|a|réponse|respuesta|ответ|答|答复|答覆|回答|جواب|الجواب|الإجابة|إجابة)(?!\w)",
    re.IGNORECASE,
)


def repeated_questions(blocks: Sequence[Block], folded: str, cues: Cues) -> frozenset[int]:
    """Numbers of the blocks that are such questions. `folded`: the text that the blocks' spans speak of.

    >>> from onrecord.letters.sentences import blocks
    >>> from onrecord.letters.statements.cues import load
    >>> from onrecord.model import Span
    >>> text = "Question 1: Will you sign?\\n\\nAnswer: We will."
    >>> repeated_questions(blocks(text, Span(0, len(text))), text.lower(), load("en"))
    frozenset({0})
    """
    asking = {i for i, block in enumerate(blocks) if _only_asks(block.span.of(folded))}
    if not asking:
        return frozenset()
    opening = folded[blocks[0].span.start : blocks[min(asking)].span.start]
    said = [cues.words.get(name) for name in ("answering", "questions")]
    between = len(asking) > 1 and not any(i + 1 in asking for i in asking)
    announced = between and all(words is not None and words.regex.search(opening) for words in said)
    return _recalled(blocks, asking, folded, cues) | frozenset(
        i
        for i in asking
        if i + 1 < len(blocks)
        and i + 1 not in asking
        and (_ANSWER.match(blocks[i + 1].marker) or (announced and not blocks[i + 1].marker))
    )


def _recalled(blocks: Sequence[Block], asking: set[int], folded: str, cues: Cues) -> frozenset[int]:
    """Questions in a row below a line that ends in a colon and says that the addressee asked: "You asked:"."""
    asked = cues.words.get("addressee_asked")
    out: set[int] = set()
    for i in sorted(asking) if asked else ():
        if i - 1 in out or (i and i - 1 not in asking and _says(blocks[i - 1].span.of(folded), asked)):
            out.add(i)
    return frozenset(out)


def _says(above: str, asked: Pattern | None) -> bool:
    last = _STOP.split(above.rstrip())[-1]
    return asked is not None and last.endswith((":", "：")) and asked.regex.search(last) is not None


def _only_asks(words: str) -> bool:
    words = words.strip()
    return _ASKS.search(words) is not None and _STOP.search(words) is None
