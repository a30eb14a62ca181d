"""The labels of list items in OpenDocument. After OpenDocument 1.3, part 3, 5.3 and 16.31."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.sources.list_labels import bullet, counted
from onrecord.sources.xml import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class _Open:
    """A list that is being read: its style, and the numbers its levels have come to."""

    style: str
    count: int | None = None


@dataclass(slots=True)
class Lists:
    """Counts the items of a document's lists as they come. `levels`: of each style, the elements that describe them."""

    levels: dict[str, dict[int, _Element]]
    open: list[_Open] = field(default_factory=list)
    last: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: _Element | None) -> Lists:
        """The styles of lists in all `roots`."""
        found: dict[str, dict[int, _Element]] = {}
        for root in roots:
            for style in root.iter() if root is not None else ():
                if local(style) == "list-style":
                    name = attribute(style, "name") or ""
                    found[name] = {_number(attribute(one, "level"), 1): one for one in style}
        return cls(found)

    def begin(self, element: _Element) -> None:
        """A list begins, within the one that is open."""
        style = attribute(element, "style-name") or (self.open[-1].style if self.open else "")
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list") is not None
        self.open.append(_Open(style, self.last.get((style, len(self.open) + 1)) if goes_on else None))

    def end(self) -> None:
        """The list that is open ends."""
        closed = self.open.pop()
        if closed.count is not None:
            self.last[closed.style, len(self.open) + 1] = closed.count

    def label(self) -> str:
        """Of the next item of the list that is open."""
        level = self._level(len(self.open))
        if level is None:
            return ""
        if local(level) == "list-level-style-bullet":
            return bullet(attribute(level, "bullet-char") or "")
        here = self.open[-1]
        here.count = _number(attribute(level, "start-value"), 1) if here.count is None else here.count + 1
        kind = attribute(level, "num-format")
        if local(level) != "list-level-style-number" or not kind:
            return ""
        shown = min(_number(attribute(level, "display-levels"), 1), len(self.open))
        numbers = [self._counted(at) for at in range(len(self.open) - shown + 1, len(self.open) + 1)]
        return (attribute(level, "num-prefix") or "") + ".".join(numbers) + (attribute(level, "num-suffix") or "")

    def _level(self, depth: int) -> _Element | None:
        return self.levels.get(self.open[-1].style, {}).get(depth)

    def _counted(self, depth: int) -> str:
        level = self._level(depth)
        kind = (attribute(level, "num-format") if level is not None else None) or "1"
        return counted(self.open[depth - 1].count or 1, kind)


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 7 else otherwise
