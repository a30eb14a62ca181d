"""A mail as Outlook keeps it, properties by number, written out as the mail it was. After [MS-OXPROPS], [MS-OXCMAIL].

Both of Outlook's files, .msg and winmail.dat, hold the same properties. Writing them out as a mail makes them read by
the same code as any other, and gives a mail within a mail bytes of its own to be kept.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.parser import HeaderParser
from email.policy import compat32
from email.utils import format_datetime
from urllib.parse import quote

from onrecord.sources.encodings import decode
from onrecord.sources.lzfu import rtf_of

Values = Mapping[int, bytes | str | int]

SUBJECT, PREFIX, NORMAL_SUBJECT, CLASS = 0x0037, 0x003D, 0x0E1D, 0x001A
WRITER, WRITERS_ADDRESS = 0x0C1A, 0x0C1F
PLAIN, HTML, RTF = 0x1000, 0x1013, 0x1009
SENT, ARRIVED = 0x0039, 0x0E06
PAGE, PAGE_OF_HTML = 0x3FFD, 0x3FDE
FILE_NAME, SHORT_NAME, SHOWN_NAME = 0x3707, 0x3704, 0x3001
_HEADER = 0x007D
_IDS = {"Message-ID": 0x1035, "In-Reply-To": 0x1042, "References": 0x1039}
# Name, then addresses, the best first; the writer before whoever sent it for him.
_WRITERS = ((0x0042, (0x5D02, 0x0065)), (WRITER, (0x5D01, WRITERS_ADDRESS)))
_TO_WHOM = {1: "To", 2: "Cc"}
_SHOWN_TO = {"To": 0x0E04, "Cc": 0x0E03}
_RECIPIENT_KIND, _RECIPIENT_ADDRESSES = 0x0C15, (0x39FE, 0x3003)
_METHOD, _CONTENT_ID, _MIME, _HIDDEN, _FLAGS = 0x3705, 0x3712, 0x370E, 0x7FFE, 0x3714
_SHOWN_WITHIN = 4
_LINKS = frozenset((2, 3, 4, 7))
"""Ways of attaching that keep only where the file was."""
_CODE_PAGES = {65001: "utf-8", 20127: "ascii", 28591: "latin-1", 20866: "koi8-r", 21866: "koi8-u", 936: "gb18030"} | {
    54936: "gb18030",
    950: "big5hkscs",
    50220: "iso2022_jp",
    51949: "euc_kr",
    1200: "utf-16-le",
    **{28590 + part: f"iso8859-{part}" for part in range(2, 16)},
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_FIRST_DAY = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or an item that hangs on a mail; None for one that is only a link."""

    values: Values
    content: bytes | Item | None


@dataclass(frozen=True, slots=True)
class Item:
    """A mail: its properties by number (8-bit words as bytes), to whom it went, what is attached."""

    values: Values
    recipients: tuple[Values, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def words(self, number: int) -> str:
        """A property that is words; "" where it has none."""
        return words_of(self.values, number, self.values)


def words_of(values: Values, number: int, item: Values) -> str:
    """Words of a recipient or an attachment, in the code page of the `item` they belong to."""
    value = values.get(number, "")
    if isinstance(value, bytes):
        value = _decoded(value, item.get(PAGE, item.get(PAGE_OF_HTML)))
    return value.rstrip("\0") if isinstance(value, str) else ""


def _decoded(data: bytes, page: object) -> str:
    data = data.rstrip(b"\0")
    if isinstance(page, int) and page > 0:
        try:
            return data.decode(_CODE_PAGES.get(page, f"cp{page}"))
        except (LookupError, ValueError):
            pass  # a page nobody knows, or not the one it was written in
    decoded = decode(data)
    return decoded.text if decoded else data.decode("utf-8", "replace")


def as_eml(item: Item) -> bytes:
    """The mail as its standard writes it, header in UTF-8, the same bytes each time.

    >>> as_eml(Item({SUBJECT: "The treaty", PLAIN: "Dear Sir,"})).splitlines()[0]
    b'Subject: The treaty'
    """
    head = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in _fields(item).items() if value.strip())
    start = head.encode("utf-8", "replace") + b"MIME-Version: 1.0\n"
    if signed := _signed(item):
        return start + signed
    parts = [_words(item), *filter(None, (_attached(one, item) for one in item.attachments))]
    if len(parts) == 1:
        return start + parts[0]
    line = b"--onrecord-" + hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
    body = b"".join(b"\n" + line + b"\n" + part for part in parts)
    return start + b'Content-Type: multipart/mixed; boundary="' + line[2:] + b'"\n' + body + b"\n" + line + b"--\n"


def links(item: Item) -> tuple[str, ...]:
    """Names of attachments of which the mail keeps only where they were."""
    return tuple(name_of(one, item) for one in item.attachments if one.values.get(_METHOD) in _LINKS)


def name_of(attachment: Attachment, item: Item) -> str:
    """The name a person knows an attachment by."""
    names = (words_of(attachment.values, number, item.values) for number in (FILE_NAME, SHORT_NAME, SHOWN_NAME))
    return next((name for name in names if name.strip()), "attachment")


def _fields(item: Item) -> dict[str, str]:
    """Header fields: those it came with, where Outlook kept them; else as its properties say."""
    came = HeaderParser(policy=compat32).parsestr(item.words(_HEADER).lstrip("\r\n"), headersonly=True)
    fields = {"From": _writer(item), "To": _people(item, 1), "Cc": _people(item, 2), "Date": _day(item)}
    fields |= {name: item.words(number) for name, number in _IDS.items()}
    fields = {name: str(came.get(name) or told) for name, told in fields.items()}
    return {"Subject": item.words(SUBJECT) or item.words(PREFIX) + item.words(NORMAL_SUBJECT), **fields}


def _writer(item: Item) -> str:
    for name, addresses in _WRITERS:
        if shown := _address(item.words(name), (item.words(number) for number in addresses)):
            return _listed([shown])
    return ""


def _people(item: Item, kind: int) -> str:
    found = []
    for one in item.recipients:
        if one.get(_RECIPIENT_KIND) == kind:
            addresses = (words_of(one, number, item.values) for number in _RECIPIENT_ADDRESSES)
            found.append(_address(words_of(one, SHOWN_NAME, item.values), addresses))
    return _listed([*filter(None, found)] or item.words(_SHOWN_TO[_TO_WHOM[kind]]).split(";"))


def _listed(people: list[str]) -> str:
    """As the standard has it; names without an address it does not know, so these as Outlook writes them."""
    people = [one.strip() for one in people if one.strip()]
    return ", ".join(people) if all("@" in one for one in people) else "; ".join(people) + ";"


def _address(name: str, addresses: Iterator[str]) -> str:
    """Name and address; within one house Outlook knows people by a path of its own, which is no address."""
    name = name.strip().strip("'\"")
    address = next((one.strip() for one in addresses if "@" in one), "")
    if not name or name == address:
        return address
    if re.search(r"[^\w .'-]", name):
        name = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    return f"{name} <{address}>" if address else name


def _day(item: Item) -> str:
    for number in (SENT, ARRIVED):
        if isinstance(ticks := item.values.get(number), int) and ticks > 0:
            try:
                return format_datetime(_FIRST_DAY + timedelta(microseconds=ticks // 10))
            except OverflowError:
                continue
    return ""


def _words(item: Item) -> bytes:
    """Its words as a part: plain before HTML before RTF; plain ones that lost their letters come last."""
    plain = item.words(PLAIN)
    html = _html(item)
    lost = isinstance(item.values.get(PLAIN), bytes) and plain.count("??") * 40 > len(plain)
    if html and (lost or not plain.strip()):
        return _part("text/html; charset=utf-8", html.encode("utf-8", "replace"))
    if (lost or not plain.strip()) and isinstance(packed := item.values.get(RTF), bytes):
        from onrecord.sources.rtf import rtf_words

        plain = rtf_words(rtf_of(packed)) or plain
    return _part("text/plain; charset=utf-8", plain.encode("utf-8", "replace"))


def _html(item: Item) -> str:
    value = item.values.get(HTML, "")
    if not isinstance(value, bytes):
        return str(value)
    if declared := _CHARSET.search(value[:4096]):
        try:
            return value.decode(declared[1].decode("ascii"))
        except (LookupError, ValueError):
            pass
    return _decoded(value, item.values.get(PAGE_OF_HTML))


def _signed(item: Item) -> bytes:
    """The mail itself, of one that was signed: then it is all that is attached."""
    if "smime.multipartsigned" in item.words(CLASS).lower() and len(item.attachments) == 1:
        content = item.attachments[0].content
        if isinstance(content, bytes) and b"multipart/signed" in content[:2000]:
            return content.lstrip()
    return b""


def _attached(one: Attachment, item: Item) -> bytes | None:
    name = name_of(one, item)
    if isinstance(one.content, Item):
        placed = (
            f"Content-Disposition: attachment; filename*=utf-8''{quote(name.removesuffix('.msg'), safe='')}.eml\n\n"
        )
        return b"Content-Type: message/rfc822\n" + placed.encode() + as_eml(one.content)
    if one.content is None:
        return None
    kind = words_of(one.values, _MIME, item.values)
    if not re.fullmatch(r"(?!text/|message/|multipart/)[\w.+-]{1,60}/[\w.+-]{1,80}", kind, re.ASCII):
        kind = "application/octet-stream"
    shown = words_of(one.values, _CONTENT_ID, item.values)
    # Only such as a page of HTML shows in its place: a name for that has many a file that was attached.
    within = bool(shown) and (bool(one.values.get(_HIDDEN)) or one.values.get(_FLAGS) == _SHOWN_WITHIN)
    more = f"Content-ID: <{quote(shown)}>\n" if within else ""
    how = "inline" if within and kind.startswith("image/") else "attachment"
    more += f"Content-Disposition: {how}; filename*=utf-8''{quote(name, safe='')}\n"
    return _part(kind, one.content, more)


def _part(kind: str, data: bytes, more: str = "") -> bytes:
    head = f"Content-Type: {kind}\n{more}Content-Transfer-Encoding: base64\n\n"
    return head.encode() + base64.encodebytes(data)
