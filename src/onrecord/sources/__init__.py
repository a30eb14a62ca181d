"""Room 3: a file -> `Source`: its text, pages, words and boxes, nothing cleaned, nothing dropped.

Takes a path or bytes, gives `Source` values or `CannotRead`. May use `model`, `reference`, `errors` and, inside each
reader only, the library that opens its format. Never interprets: who wrote to whom is the business of `letters`.
A format is one file here with a `READER`. Start reading at `opening.py`.
"""

from onrecord.sources.clutter import is_clutter, records_in
from onrecord.sources.limits import Limits
from onrecord.sources.opening import files_in, open_all, open_source
from onrecord.sources.reader import Given, Reader, readers
from onrecord.sources.settings import Ocr
from onrecord.sources.sidecar import is_sidecar

__all__ = [
    "Given",
    "Limits",
    "Ocr",
    "Reader",
    "files_in",
    "is_clutter",
    "is_sidecar",
    "open_all",
    "open_source",
    "readers",
    "records_in",
]
