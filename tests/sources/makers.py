"""Office files and mails for the tests, written here in their own formats."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, bytes | str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def docx(
    paragraphs: list[str], *, head: str = "", foot: str = "", body: str = "", more: dict[str, str] | None = None
) -> bytes:
    """`body`: raw WordprocessingML put after the paragraphs; `more`: further parts, their content without the root."""
    words = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{p}</w:t></w:r></w:p>" for p in paragraphs)
    links = '<w:headerReference w:type="default" r:id="rId1"/>' * bool(head)
    links += '<w:footerReference w:type="default" r:id="rId2"/>' * bool(foot)
    wrap = f'xmlns:w="{W}" xmlns:r="{R}"'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {wrap}><w:body>{words}{body}<w:sectPr>{links}</w:sectPr></w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": '<Relationships><Relationship Id="rId1" Target="header1.xml"/>'
        '<Relationship Id="rId2" Target="footer1.xml"/></Relationships>',
        "word/header1.xml": f"<w:hdr {wrap}><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:hdr>",
        "word/footer1.xml": f"<w:ftr {wrap}><w:p><w:r><w:t>{foot}</w:t></w:r></w:p></w:ftr>",
    }
    for name, content in (more or {}).items():
        parts[f"word/{name}.xml"] = f"<w:{name} {wrap}>{content}</w:{name}>"
    return zipped(parts)


def odt(paragraphs: list[str], *, body: str = "") -> bytes:
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    words = "".join(f"<text:p>{p}</text:p>" for p in paragraphs) + body
    text = f"<office:body><office:text>{words}</office:text></office:body>"
    content = f"<office:document-content{spaces}>{text}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def fodt(body: str, masters: str = "", styles: str = "") -> bytes:
    """A flat OpenDocument text of raw XML."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    return (
        f'<office:document{spaces} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:master-styles>{masters}"
        f"</office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def rtf(paragraphs: list[str]) -> bytes:
    def coded(words: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?" for c in words)

    body = "\\par\n".join(coded(p) for p in paragraphs)
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title No words}}\\f0 " + body + "\\par}"
    ).encode()


def html(paragraphs: list[str]) -> bytes:
    body = "".join(f"<div>{p}</div>" if p else "<div><br></div>" for p in paragraphs)
    head = "<head><title>No words</title><style>p {}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>".encode()


def eml(paragraphs: list[str], *, attached: tuple[tuple[str, bytes], ...] = (), mails: tuple[bytes, ...] = ()) -> bytes:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"] = "Ann Sorrel <sorrel@arden.example>"
    mail["To"] = "B. Quay <quay@samaria.example>"
    mail["Subject"] = "The treaty"
    mail["Date"] = "Wed, 04 May 2011 10:00:00 +0200"
    mail["Message-ID"] = "<one@arden.example>"
    mail["In-Reply-To"] = "<nought@samaria.example>"
    mail.set_content("\n".join(paragraphs))
    for name, data in attached:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    for one in mails:
        mail.add_attachment(message_from_bytes(one, policy=policy.default))
    return mail.as_bytes()
