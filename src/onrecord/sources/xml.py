"""Markup from strangers: parsed with entities off, nothing fetched, nothing expanded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import Damaged, TooLarge

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARES = re.compile(rb"<!(?:ENTITY|\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y)", re.IGNORECASE)
_DEEPEST = 500


def parse_xml(data: bytes, name: str) -> _Element:
    """The root element. A file that declares entities is refused: none of our formats needs them, bombs do.

    Raises `Damaged`, or `TooLarge` for what nests deeper than any letter.
    """
    from lxml import etree

    if _DECLARES.search(data):
        raise Damaged(
            name, "its XML declares entities of its own, as bombs do", "export it again from the program it is from"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        text = " ".join(str(error).split())[:120]
        if "depth" in text.lower():
            raise TooLarge(name, "XML nested deeper than any letter", "leave it out") from None
        raise Damaged(name, f"its XML is broken ({text})", "export it again from the program it is from") from None
    if root is None:
        raise Damaged(name, "its XML is empty", "export it again from the program it is from")
    return root


def local(element: _Element) -> str:
    """The tag without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """An attribute by its local name, whatever prefix it was written with."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def depth_is_sane(root: _Element) -> bool:
    """False for markup nested so deep that a walk down it could exhaust the stack."""
    depth = 0
    level = [root]
    while level:
        depth += 1
        if depth > _DEEPEST:
            return False
        level = [child for element in level for child in element]
    return True
