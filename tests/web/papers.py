"""Letters as PDF for the tests of the desk: words set on pages by the maker that the tests of sources use."""

import textwrap

from tests.sources.pages import pdf

LINES = 50


def paper(text: str, *, wide: int = 95) -> bytes:
    """The text as a PDF, broken into lines and pages."""
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, wide) or [""]]
    sheets = [lines[n : n + LINES] for n in range(0, len(lines), LINES)]
    return pdf([[(72, 70 + 14 * n, words) for n, words in enumerate(sheet) if words] for sheet in sheets])
