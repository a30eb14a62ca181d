"""Answers that are worked out once: letters repeat their words, and one letter those of the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Remembered(dict[Asked, Answer]):
    """What a function gives for whatever was asked, kept for the next time; all is forgotten when it is too much.

    To be asked by `[...]`, which costs a fraction of a call.

    >>> lengths = Remembered(len, most=100)
    >>> lengths["letter"], lengths
    (6, {'letter': 6})
    """

    def __init__(self, work_out: Callable[[Asked], Answer], *, most: int) -> None:
        super().__init__()
        self._work_out, self._most = work_out, most

    def __missing__(self, asked: Asked) -> Answer:
        answer = self._work_out(asked)
        if len(self) >= self._most:
            self.clear()
        self[asked] = answer
        return answer
