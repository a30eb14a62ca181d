"""A profile as one HTML page that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from pathlib import Path

from onrecord.formats.profile_text import compiled
from onrecord.formats.spoken.direction import isolated
from onrecord.formats.verbatim import hold_to_letters
from onrecord.model import Profile

TEMPLATES = Path(__file__).parent / "templates"


def to_html(profile: Profile) -> str:
    """The profile as a page. Raises `NotVerbatim` rather than publish a wrong quotation.

    Quotations stand in the sentences as in the letters, escaped by the template, those written from right to left kept
    apart; each note is a link there and back.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    hold_to_letters(profile)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["bdi"] = isolated
    return environment.get_template("profile.html").render(profile=profile, compiled=compiled(profile))
