"""Templates that speak one language: what a page says in words of its own is looked up when its template is compiled.

A page of a long letter says a thousand messages. `{{ t("Accept") }}` becomes the word itself, part of the text around
it; `{{ t(kind) }}` and `{{ t.day(on) }}` become filters, which the template engine calls without looking for them.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from onrecord.formats.spoken.words import Words

NAME = "t"
"""What the words are called in a template."""

MARKS = ("language", "tag", "dir", "comma", "list", "semicolon", "colon", "stop", "open", "close", "to")
"""What of the words is the same on every page: it becomes part of the text."""

SAID = ("day", "holder", "topic", "tongue", "number", "told", "cited", "options")


class Speaking(Environment):
    """The templates, compiled for one language."""

    def __init__(self, words: Words, **options: Any) -> None:
        super().__init__(**options)
        self._speaker = _Speaker(words)
        self.filters[NAME] = words
        self.filters |= {f"{NAME}_{name}": getattr(words, name) for name in SAID}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        found: nodes.Template = self._speaker.visit(super()._parse(source, name, filename))
        return found


class _Speaker(NodeTransformer):
    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        """A mark of the language as the mark itself; whatever else is looked up as it is."""
        if isinstance(node.node, nodes.Name) and node.node.name == NAME and node.attr in MARKS:
            return nodes.Const(getattr(self._words, node.attr), lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """A call of the words, of what they say of a day, a state, a topic; every other call as it is."""
        call: nodes.Call = self.generic_visit(node)  # type: ignore[assignment]
        filtered = _filter(call.node)
        if filtered is None or not call.args or call.dyn_args or call.dyn_kwargs:
            return call
        first, *rest = call.args
        if filtered == NAME and isinstance(first, nodes.Const) and not rest and not call.kwargs:
            return nodes.Const(self._words(first.value), lineno=call.lineno)
        return nodes.Filter(first, filtered, rest, call.kwargs, None, None, lineno=call.lineno)


def _filter(called: nodes.Node) -> str | None:
    """The filter that stands for what is called; None when it is not the words."""
    if isinstance(called, nodes.Name) and called.name == NAME:
        return NAME
    if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name == NAME:
        return f"{NAME}_{called.attr}" if called.attr in SAID else None
    return None
