"""What an archivist knew beforehand: a list beside the letters, or a small file beside one of them.

`known.csv` (a column `file`, then any of the names below) or `known.json` (file name -> values) in the folder or ZIP;
or `letter.pdf.json` beside `letter.pdf`. Values go to `Source.known`; they win over what is read, and say so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

from onrecord.errors import Damaged
from onrecord.sources.encodings import decode

LISTS = ("known.csv", "known.json")
_NAMES = {
    "sender": "from",
    "author": "from",
    "recipient": "to",
    "recipients": "to",
    "addressee": "to",
    "copies": "cc",
    "title": "subject",
    "filename": "file",
    "name": "file",
}
READ = ("date", "from", "to", "cc", "kind", "whole")
"""What a list can tell of a letter; anything else is kept with the file and read by nobody."""
_SILENT = {*READ, "file", "message_id", "in_reply_to"}
_MOST = 20_000_000
_UP = 4
"""Folders above a file, its own included, whose lists are looked at."""


def is_list(name: str) -> bool:
    """True for the list itself, which is no letter."""
    return PurePosixPath(name.replace("\\", "/")).name.lower() in LISTS


def is_sidecar(path: Path) -> bool:
    """True for a list, and for `letter.pdf.json` beside `letter.pdf`: they tell of letters and are none.

    >>> is_sidecar(Path("letters/known.csv"))
    True
    """
    return is_list(path.name) or (path.suffix == ".json" and path.with_suffix("").is_file())


@dataclass(slots=True)
class KnownList:
    """Known values by file name.

    >>> known = KnownList()
    >>> known.add(b"file,date,sender\\na.pdf,2011-05-04,Embassy of Arden\\n", "known.csv")
    >>> known.of("letters/a.pdf")
    {'date': '2011-05-04', 'from': 'Embassy of Arden'}
    """

    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, data: bytes, name: str) -> None:
        """Read a list. Raises `Damaged` naming the line that is wrong."""
        decoded = decode(data[:_MOST])
        if decoded is None:
            raise Damaged(name, "a list of known values that is no text", "save it as UTF-8")
        rows = _from_json(decoded.text, name) if name.lower().endswith(".json") else _from_csv(decoded.text, name)
        for file, values in rows:
            self.rows[file.replace("\\", "/")] = values

    def of(self, name: str) -> dict[str, str]:
        """What is known of a file, by its whole name in the folder or else by its last part."""
        path = PurePosixPath(name.replace("\\", "/"))
        return dict(self.rows.get(str(path)) or self.rows.get(path.name) or {})

    def exactly(self, name: str) -> dict[str, str]:
        """What is known of a file by its whole name alone."""
        return dict(self.rows.get(name) or {})


def beside(path: Path) -> dict[str, str]:
    """What a small file or a list beside a letter says of it; {} where there is none."""
    values: dict[str, str] = {}
    for folder, called in _from_above(path):
        for name in LISTS:
            place = folder / name
            if place.is_file() and place != path:
                values |= _listed(place).exactly(called)
    own = path.with_name(f"{path.name}.json")
    if own.is_file():
        values |= _plain(_object(own.read_bytes(), str(own)))
    return values


def amiss(place: Path) -> Iterator[str]:
    """What a list says that nobody will hear: columns that mean nothing, names of files that are not there."""
    try:
        rows = _listed(place).rows
    except Damaged as error:
        yield f"{error.what}; {error.do}"
        return
    if unknown := sorted({key for values in rows.values() for key in values} - _SILENT):
        yield f"nobody reads what stands under {', '.join(unknown)}; the columns are file, {', '.join(READ)}"
    gone = [name for name in rows if not (place.parent / name).is_file()]
    if gone:
        more = f" and {len(gone) - 3} more" if len(gone) > 3 else ""
        yield (
            f"no such file beside it: {', '.join(gone[:3])}{more}; a file is named as it lies in the list's folder, "
            "or below it as in box/a.pdf"
        )


def listed(place: Path) -> dict[str, dict[str, str]]:
    """What a list says, file by file; {} where it cannot be read, which `amiss` tells."""
    try:
        return _listed(place).rows
    except Damaged:
        return {}


def of_one(data: bytes, name: str) -> dict[str, str]:
    """The values of a small file beside one letter. Raises `Damaged`."""
    return _plain(_object(data, name))


def _from_above(path: Path) -> Iterator[tuple[Path, str]]:
    """Folders whose lists can name a file, the nearest last, with what each calls it: "box 3/a.pdf" from outside."""
    inside = path.parts
    for up in range(min(_UP, len(inside) - 1), 0, -1):
        yield path.parents[up - 1], "/".join(inside[-up:])


def _listed(place: Path) -> KnownList:
    about = place.stat()
    return _read_once(place, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=8)
def _read_once(place: Path, changed: int, size: int) -> KnownList:
    """A list is read once for all its files, and again when it has changed."""
    known = KnownList()
    known.add(place.read_bytes(), str(place))
    return known


def _object(data: bytes, name: str) -> Mapping[str, object]:
    decoded = decode(data[:_MOST])
    try:
        value = json.loads(decoded.text if decoded else "")
    except (ValueError, RecursionError):
        raise Damaged(name, "known values that are no JSON", "correct it or take it away") from None
    if not isinstance(value, dict):
        raise Damaged(name, "known values that are no JSON object", 'write {"date": "2011-05-04", ...}')
    return value


def _from_json(text: str, name: str) -> list[tuple[str, dict[str, str]]]:
    rows = _object(text.encode(), name)
    return [(file, _plain(values)) for file, values in rows.items() if isinstance(values, dict)]


def _from_csv(text: str, name: str) -> list[tuple[str, dict[str, str]]]:
    sample = text[:4096]
    delimiter = max(",;\t", key=lambda c: sample.split("\n", 1)[0].count(c))
    out = []
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
            values = _plain({str(key): value for key, value in row.items() if key is not None})
            file = values.pop("file", "")
            if not file:
                raise Damaged(name, "a list of known values without a column called file", "add one")
            out.append((file, values))
    except csv.Error as error:
        raise Damaged(name, f"a list of known values that is no CSV ({error})", "correct it or take it away") from None
    return out


def _plain(values: Mapping[str, object]) -> dict[str, str]:
    """Names as `Source.known` has them, values as text, what is empty left out."""
    out = {}
    for key, value in values.items():
        words = "; ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "")
        name = key.strip().lower().replace(" ", "_").replace("-", "_")
        if words.strip():
            out[_NAMES.get(name, name)] = words.strip()
    return out
