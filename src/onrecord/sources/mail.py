"""The words of a mail, its header as known values, and what is attached to it as files of their own."""

from __future__ import annotations

import email
import email.errors
import email.policy
import re
from collections.abc import Callable, Iterator
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, NamedTuple, cast

from onrecord.errors import CannotRead, Damaged, NoText, TooLarge
from onrecord.model import Source, Span
from onrecord.sources import tnef
from onrecord.sources.answered import quoted, sent_on
from onrecord.sources.encodings import Decoded, decode
from onrecord.sources.html import html_paragraphs
from onrecord.sources.outlook import as_eml
from onrecord.sources.reader import Given

_KNOWN = ("from", "to", "cc", "subject", "message-id", "in-reply-to", "references")
_NO_LETTERS = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar"}
    | {"application/pgp-encrypted", "text/vcard", "text/x-vcard", "application/ms-tnef", "application/vnd.ms-tnef"}
)
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_MOST_PARTS = 300
_DEEPEST = 50
_ADDRESSES = frozenset({"from", "to", "cc", "bcc", "reply-to"})
_AS_WORDS = HeaderRegistry()
_LONGEST, _LONG = 200_000, 20_000
"""Characters of a header field that are looked at: some thousand addresses, or a chain of some hundred answers."""


def taken_apart(data: bytes, name: str) -> EmailMessage:
    """A mail's parts and fields. Raises `TooLarge` or `Damaged` with `name`."""
    if len(_MULTIPART.findall(data)) > _MOST_PARTS:
        # The parser of the standard library takes time with the square of the nesting.
        raise TooLarge(name, "a mail with more parts in parts than any mail has", "save its parts one by one")
    try:
        return _parsed(data)
    except (email.errors.MessageError, ValueError, LookupError, RecursionError, AttributeError, IndexError, TypeError):
        # The parser of the standard library trips over some malformed headers with errors of every kind.
        raise Damaged(name, "a mail that cannot be taken apart", "save it again from the mail program") from None


@lru_cache(maxsize=1)
def _parsed(data: bytes) -> EmailMessage:
    """Taken apart once for its words and once more for what is attached to it, were the last one not kept."""
    return email.message_from_bytes(data, policy=email.policy.default.clone(header_factory=_fields()))


def _fields() -> Callable[[str, str], Any]:
    """Makes header fields of one mail, each once, and of no more than any mail has in it.

    The library takes a field apart anew each time it is asked for it (its type some ten times a part), and takes time
    with the square of its length.
    """
    registry = HeaderRegistry()

    @lru_cache(maxsize=64)
    def field(name: str, value: str) -> Any:
        return registry(name, value[: _LONGEST if name.lower() in _ADDRESSES else _LONG])

    return field


def source_of_mail(
    message: EmailMessage, given: Given, media_type: str, warnings: tuple[tuple[str, str], ...] = ()
) -> Source:
    """The mail's own words, plain before HTML; quoted mail below them is kept and marked as no words of this one."""
    told = _words(message, given)
    if not told.text.strip():
        raise NoText(given.name, "a mail without words of its own", "its attachments are read by themselves")
    other = sent_on(told.text, _header(message, "subject"))
    if other is not None and not any(c.isalpha() for c in told.text[: other.start]):
        raise NoText(given.name, "a mail that only sends another on", "that one is read by itself")
    known = {} if _web_page(message) else _headers(message)
    return given.source(
        told.text,
        media_type,
        known=known,
        marks=told.marks,
        because=told.because,
        warnings=(*warnings, *_packed(message, given)),
    )


def members_of_mail(message: EmailMessage, given: Given) -> Iterator[Given | CannotRead]:
    """Attachments in their order, before them a mail sent on in the words of this one.

    Pictures that only adorn the mail, signatures and calendars are no letters, nor is what a web page is made of.
    """
    if _web_page(message):
        return
    words = _words(message, given).text
    if (other := sent_on(words, _header(message, "subject"))) is not None:
        yield given.member("sent on.txt", words[other.end :].encode("utf-8", "replace"))
    known = {"attached_to": _header(message, "message-id") or given.name, "attached_to_name": given.name}
    count = 0
    for part in _parts(message, given):
        if _adorns(part) or not _attached(part):
            continue
        count += 1
        name = _name(part, count)
        try:
            yield given.member(name, _content(part, f"{given.name}/{name}"), known=known)
        except CannotRead as error:
            yield error


def _web_page(message: EmailMessage) -> bool:
    """True for a page that a browser saved as one file (.mhtml): its date is that of the saving, its sender none."""
    return bool(_header(message, "snapshot-content-location")) or "saved by" in _header(message, "from").lower()[:12]


def _packed(message: EmailMessage, given: Given) -> tuple[tuple[str, str], ...]:
    """Attachments that Outlook packed, and so badly that nobody can unpack them."""
    if not any(part.get_content_type() in _TNEF for part in _parts(message, given)):
        return ()
    return (("attachments_unread", "its attachments are packed in winmail.dat: ask for them as plain attachments"),)


def _unpacked(part: EmailMessage) -> EmailMessage | None:
    """The mail in a winmail.dat, told by its content: servers on the way give it other types and names."""
    if part.is_multipart() or part.get_content_maintype() != "application":
        return None
    data = _content(part)
    if not data.startswith(tnef.SIGNATURE):
        return None
    try:
        return taken_apart(as_eml(tnef.item_of(data, "winmail.dat")), "winmail.dat")
    except CannotRead:
        return None


def _parts(message: EmailMessage, given: Given, depth: int = 0) -> Iterator[EmailMessage]:
    """Leaves in order; an attached mail counts as one leaf."""
    if depth > _DEEPEST:
        raise TooLarge(given.name, "a mail nested deeper than any mail is", "save its parts one by one")
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in cast(list[EmailMessage], message.get_payload()):
            yield from _parts(part, given, depth + 1)
    elif inner := _unpacked(message):
        # Its words are those of the mail it hangs on, in another form.
        yield from (part for part in _parts(inner, given, depth + 1) if _attached(part))
    else:
        yield message


def _attached(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    if _disposition(part) == "attachment" or part.is_multipart():
        return True
    return not kind.startswith("text/") and not kind.startswith("multipart/")


def _adorns(part: EmailMessage) -> bool:
    if part.get_content_type() in _NO_LETTERS:
        return True
    inline = _disposition(part) != "attachment" and _header(part, "content-id")
    return part.get_content_maintype() == "image" and bool(inline)


def _disposition(part: EmailMessage) -> str:
    return _header(part, "content-disposition").split(";")[0].strip().lower()


def _name(part: EmailMessage, count: int) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        name = ""
    name = re.sub(r"[\x00-\x1f/\\]+", "_", str(name)).strip()
    if name:
        return name
    return f"{count}.eml" if part.get_content_type() == "message/rfc822" else f"attachment {count}"


def _content(part: EmailMessage, name: str = "mail") -> bytes:
    if part.is_multipart():
        inner = cast(list[EmailMessage], part.get_payload())
        return _whole(inner[0], name) if inner else b""
    try:
        return cast(bytes, part.get_payload(decode=True)) or b""
    except (ValueError, LookupError, AttributeError, TypeError):
        return b""


def _whole(mail: EmailMessage, name: str) -> bytes:
    """A mail within a mail, as it came; characters that no mail may hold as question marks. Raises `Damaged`."""
    for policy in (mail.policy, email.policy.compat32):
        try:
            return mail.as_bytes(policy=policy)
        except (UnicodeError, ValueError, LookupError, AttributeError, TypeError, IndexError):
            continue
    try:
        return mail.as_string(policy=email.policy.compat32).encode("utf-8", "replace")
    except (UnicodeError, ValueError, LookupError, AttributeError, TypeError, IndexError):
        raise Damaged(name, "a mail within it that cannot be taken apart", "save it by itself") from None


class _Words(NamedTuple):
    """A mail's words, which form of them was taken, and which are not its own."""

    text: str
    because: str
    marks: tuple[tuple[Span, str], ...] = ()


def _words(message: EmailMessage, given: Given) -> _Words:
    plain: list[str] = []
    html: list[str] = []
    for part in _parts(message, given):
        if _attached(part):
            continue
        if (kind := part.get_content_type()) in ("text/plain", "text/html") or not kind.startswith("text/"):
            (html if kind == "text/html" else plain).append(_decoded(part))
    text = "\n".join(plain)
    if not text.strip() and not html:
        packed = next(filter(None, map(_unpacked, message.walk())), None)
        return _words(packed, given) if packed else _Words("", "")
    if text.strip() or not html:
        return _Words(text, "the mail's plain text", quoted(text))
    shown = html_paragraphs("\n".join(html), given.name)
    answered = [span for span, mark in shown.marks if mark == "noise"]
    rest = tuple((span, mark) for span, mark in shown.marks if mark != "noise")
    return _Words(shown.text, "the mail's HTML; it has no plain text", (*quoted(shown.text, answered), *rest))


def _decoded(part: EmailMessage) -> str:
    data = _content(part)
    charset = part.get_content_charset() or ""
    decoded = decode(data) if data and (charset in _SAYS_LITTLE or not charset) else None
    if charset and charset not in ("us-ascii", "ascii") and not (decoded and _is_surer(decoded)):
        try:
            return data.decode(_WIDER.get(charset, charset)).replace("\r\n", "\n")
        except (LookupError, ValueError):
            pass  # a name that is no encoding (with a zero byte in it, even), or not the one it was written in
    decoded = decoded or (decode(data) if data else None)
    return (decoded.text if decoded else data.decode("utf-8", "replace")).replace("\r\n", "\n")


_SAYS_LITTLE = frozenset(
    ("us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "iso-8859-15")
)
"""What mail programs write over any mail: the words are trusted more than such a name."""

_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "x-gbk": "gb18030"}
"""Mails marked by the narrow name use characters of the wider encoding."""

_OF_ITS_NAME = frozenset(("cp1252", "latin-1", "cp1250", "iso8859-2", "cp850", "mac_roman"))


def _is_surer(decoded: Decoded) -> bool:
    """True for writing in another alphabet than the mail's header claims."""
    return decoded.encoding not in _OF_ITS_NAME and not decoded.warnings


def _headers(message: EmailMessage) -> dict[str, str]:
    known = {name.replace("-", "_"): _header(message, name) for name in _KNOWN}
    try:
        known["date"] = parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        known["date"] = ""
    return {key: value for key, value in known.items() if value}


def _header(message: EmailMessage, name: str) -> str:
    try:
        bare = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
        if any("\udc80" <= c <= "\udcff" for c in bare):
            return " ".join(_in_its_bytes(bare, message).split()).strip(" ;")
        if name in _ADDRESSES and ";" in bare and ":" not in bare:
            # Outlook's own way to part names, of which the standard's reading keeps the first alone.
            return " ".join(str(_AS_WORDS("subject", bare[:_LONGEST])).split()).strip(" ;")
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, LookupError, AttributeError, IndexError, TypeError, RecursionError):
        return ""


def _in_its_bytes(bare: str, message: EmailMessage) -> str:
    """A header of bare bytes beyond ASCII, which no standard allows and old programs write: as the words below it."""
    data = bare.encode("utf-8", "surrogateescape")
    charset = next((c for part in message.walk() if (c := part.get_content_charset())), "") or ""
    for name in ("utf-8", *([charset] if charset and charset not in _SAYS_LITTLE else [])):
        try:
            return data.decode(_WIDER.get(name, name))
        except (LookupError, ValueError):
            continue
    decoded = decode(data)
    return decoded.text if decoded else data.decode("utf-8", "replace")
