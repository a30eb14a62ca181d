"""The language to answer in: the one chosen by the switch, else what the browser asks for (RFC 9110, 12.5.4)."""

from __future__ import annotations

from starlette.requests import Request

from onrecord.formats.spoken import LANGUAGES

KEPT = "language"
"""Name of the choice in the session."""


def language_of(request: Request) -> str:
    """As chosen by the switch, else the first the browser asks for that we have, else English."""
    chosen = request.session.get(KEPT)
    return str(chosen) if chosen in LANGUAGES else accepted(request.headers.get("accept-language", ""))


def accepted(asked: str) -> str:
    """The language of ours that an `Accept-Language` asks for most; a script or a country in it changes nothing.

    >>> accepted("zh-Hans-CN, en;q=0.5"), accepted("zh-TW"), accepted("de, ar-EG;q=0.9"), accepted("fr;q=0, *")
    ('zh', 'zh', 'ar', 'en')
    """
    weighed = [_weighed(one) for one in asked.split(",") if one.strip()]
    for weight, tag in sorted(weighed, key=lambda x: -x[0]):
        if weight > 0 and tag in LANGUAGES:
            return tag
    return "en"


def _weighed(one: str) -> tuple[float, str]:
    tag, _, rest = one.strip().partition(";")
    try:
        weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
    except ValueError:
        weight = 0.0
    return weight, tag.strip().split("-")[0].lower()
