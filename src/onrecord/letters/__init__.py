"""Room 4: one `Source` -> its `Letter`s: zones, header, mentions, references, statements.

Takes a `Source`, gives frozen letters whose every quotation is characters of the source's text. May use `model`,
`reference`, `errors`. Never reads a file, never asks a network or a database. Recognisers are data (TOML beside small
functions) that a person who knows letters can correct. Start reading at `parsing.py`.
"""

from onrecord.letters.parsing import parse

__all__ = ["parse"]
