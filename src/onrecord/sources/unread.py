"""Files that onrecord does not read, by their content: what each is, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.sources.compound import SIGNATURE, listed

_UNPACK = "unpack it, or pack it as ZIP"
_SOUND = "leave it out, or add what is said in it as text"
_PHOTO = "save it as JPEG or PNG"

_SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (0, b"\x1f\x8b", "a gzip file", _UNPACK),
    (0, b"BZh", "a bzip2 file", _UNPACK),
    (0, b"\xfd7zXZ\x00", "an xz file", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"%!PS", "a PostScript file", "convert it to PDF"),
    (0, b"\x7fELF", "a program", "leave it out"),
    (0, b"MZ", "a program", "leave it out"),
    (0, b"!BDN", "an Outlook mailbox (.pst)", "export its mails as MBOX or .eml"),
    (0, b"\xdb\xa5", "a Word file of before 1993", "open it and save it as .docx, .odt or PDF"),
    (0, b"1\xbe\0\0", "a file of Word for DOS or of Write", "open it and save it as .docx, .odt or PDF"),
    (0, b"2\xbe\0\0", "a file of Write", "open it and save it as .docx, .odt or PDF"),
    (0, b"\xfe7\0", "a file of Word for the first Macintoshes", "open it and save it as .docx, .odt or PDF"),
    (0, b"\xffWPC", "a WordPerfect file", "save it as .docx, .odt or PDF"),
    (4, b"ftyphei", "a HEIC photograph", _PHOTO),
    (4, b"ftypmif1", "a HEIC photograph", _PHOTO),
    (4, b"ftypavif", "an AVIF picture", _PHOTO),
    (4, b"ftyp", "a video or a sound recording", _SOUND),
    (0, b"ID3", "a sound recording", _SOUND),
    (0, b"\xff\xfb", "a sound recording", _SOUND),
    (0, b"OggS", "a video or a sound recording", _SOUND),
    (8, b"WAVE", "a sound recording", _SOUND),
    (8, b"AVI ", "a video", _SOUND),
    (0, b"AT&TFORM", "a DjVu file", "convert it to PDF"),
    (0, b"SQLite format 3\0", "a database", "leave it out, or export the letters in it"),
)
"""Place in the file, bytes there, what it is, what to do."""

_STREAMS = (
    ("EncryptedPackage", "an Office file protected by a password", "save a copy without the password"),
    ("PowerPoint Document", "PowerPoint slides (.ppt)", "save them as PDF"),
    ("Quill96", "a Publisher file (.pub)", "save it as PDF"),
    ("MatOST", "an old Works file (.wps)", "save it as .docx, .odt or PDF"),
    ("Workbook", "an old Excel workbook (.xls)", "save it as PDF"),
)
"""Names inside an old Office file, two bytes a letter."""

_OFFICE = (
    ("xl/", "an Excel workbook", 'save it as PDF; a list of known values as "known.csv"'),
    ("ppt/", "PowerPoint slides", "save them as PDF"),
    ("visio/", "a Visio drawing", "save it as PDF"),
    ("word/", "a Word file with its parts in an unusual order", "open it and save it again as .docx"),
)
"""Parts by which a package of Microsoft's kind is told."""

_OTHERS = (
    ("Index/Document.iwa", "an Apple Pages or Numbers document", "export it as PDF or .docx"),
    ("Index.zip", "an Apple Pages or Numbers document", "export it as PDF or .docx"),
    ("buildVersionHistory.plist", "an old Apple Pages or Numbers document", "export it as PDF or .docx"),
    ("META-INF/container.xml", "an e-book (EPUB)", "convert it to PDF"),
    ("META-INF/MANIFEST.MF", "a Java program", "leave it out"),
    ("AndroidManifest.xml", "a program", "leave it out"),
)
"""Members by which an archive is one file of another program."""

_MIMETYPES = {
    "spreadsheet": ("an OpenDocument table", 'save it as PDF; a list of known values as "known.csv"'),
    "presentation": ("OpenDocument slides", "save them as PDF"),
    "graphics": ("an OpenDocument drawing", "save it as PDF"),
}


def what_it_is(data: bytes) -> tuple[str, str]:
    """What a file is that no reader takes, and what to do.

    >>> what_it_is(b"Rar!\\x1a\\x07\\x00")
    ('a RAR archive', 'unpack it, or pack it as ZIP')
    """
    if data.startswith(SIGNATURE):
        for name, what, do in _STREAMS:
            if name.encode("utf-16-le") in data:
                return what, do
        if not listed(data):
            return "an Office or Outlook file cut short or broken", "get a whole copy"
        return "an old Office or Outlook file (.doc, .xls, .msg)", "save it as .docx, PDF or .eml"
    for at, signature, what, do in _SIGNATURES:
        if data[at : at + len(signature)] == signature:
            return what, do
    return "not a kind of file onrecord reads", "convert it to PDF or plain text"


def program_file(names: Iterable[str], mimetype: bytes) -> tuple[str, str] | None:
    """What an archive is when it is one file of another program and no archive of letters; None for an archive.

    >>> program_file(["[Content_Types].xml", "xl/workbook.xml"], b"")[0]
    'an Excel workbook'
    """
    for kind, told in _MIMETYPES.items():
        if mimetype.startswith(b"application/vnd.oasis.opendocument." + kind.encode()):
            return told
    names = list(names)
    known = (*_OFFICE, *_OTHERS) if "[Content_Types].xml" in names else _OTHERS
    for begins, what, do in known:
        if any(name.startswith(begins) for name in names):
            return what, do
    return None
