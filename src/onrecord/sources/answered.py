"""What a mail quotes of the mail it answers or sends on, told by what mail programs write over it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Span

_QUOTED = re.compile(r"^[ \t]?>.*(?:\n|\Z)", re.MULTILINE)
_MAIL_ABOVE = (
    "Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Messaggio originale|Mensagem original"
    "|Исходное сообщение|原始邮件|الرسالة الأصلية"
)
_FROM = "From|De|От|Від|Von|Da|发件人|寄件者|من"
_FIELDS = (
    "Sent|Date|To|Cc|Subject|Envoyée?|À|Objet|Enviado|Fecha|Para|Asunto|Assunto|Отправлено|Дата|Кому|Копия|Тема"
    "|Надіслано|Копія|Gesendet|Datum|An|Betreff|Inviato|Data|A|Oggetto|发送时间|日期|收件人|抄送|主题|寄件日期|收件者|主旨"
    "|تم الإرسال|التاريخ|تاريخ|إلى|نسخة|الموضوع"
)
# Marks of direction stand before labels in Arabic, stars round those that were bold.
_BEFORE = "[ \\t\u200e\u200f]*\\*?"
# Outlook writes only the fields of the header, three of which under each other no letter has.
_HEADER = rf"^{_BEFORE}(?:{_FROM})[ \u00a0]?[:：].+\n(?:{_BEFORE}(?:{_FIELDS})[ \u00a0]?[:：].*\n){{2,}}"
# What mail programs put over the mail that is answered; all below it is somebody else's.
_BELOW = re.compile(
    rf"^[ \t]*-{{3,}} ?(?:{_MAIL_ABOVE}) ?-{{3,}}.*|^_{{10,}}[ \t]*\n\s{{0,4}}(?={_HEADER})|{_HEADER}", re.MULTILINE
)
# Who wrote it and when, as programs say that answer below or between the lines; in any language an address and a colon.
_WROTE = re.compile(
    r"^[ \t]*+(?:On .{6,160}(?:\n.{0,100})?\bwrote:|Le .{6,160}(?:\n.{0,100})?\ba écrit[ \u00a0]?:"
    r"|El .{6,160}(?:\n.{0,100})?\bescribió:|Am .{6,160}(?:\n.{0,100})?\bschrieb.{0,80}:|Em .{6,160}\bescreveu:"
    r"|Il .{6,160}\bha scritto:|\d.{6,160}(?:пишет|пише):"
    r"|(?=.{0,300}\d).{4,200}(?:\n.{0,80})?<\s{0,2}[^<>\s]{1,100}@[^<>\s]{1,100}>.{0,60}[:：])[ \t]*$",
    re.MULTILINE,
)
# What stands over a mail that is sent on whole: its header and words follow.
_SENT_ON = re.compile(
    r"^[ \t]*(?:-{3,} ?(?:Forwarded message|Message transféré|Mensaje reenviado|Пересылаемое сообщение"
    r"|Пересланное сообщение|Weitergeleitete Nachricht|转发的邮件) ?-{3,}.*"
    r"|Begin forwarded message:|Début du message réexpédié ?:)[ \t]*\n+"
    rf"(?=[ \t]*\*?(?:{_FROM})[ \u00a0]?[:：])",
    re.MULTILINE | re.IGNORECASE,
)
_FORWARDS = re.compile(r"\s*(?:(?:FWD?|TR|WG|RV|ENC|I|Пересл\.?|转发|轉寄)\s?[:：])", re.IGNORECASE)
_ANSWER = re.compile(r"\n\s{0,4}>|\Z")
_NEXT = re.compile(r"\S|\Z")


def sent_on(text: str, subject: str = "") -> Span | None:
    """The mark over a mail that is sent on whole in the words of this one: its own header follows. None for none.

    Outlook writes the same over a mail it sends on as over one it answers: then the `subject` tells.

    >>> text = "See below.\\n\\n-------- Forwarded message --------\\nFrom: B. Quay\\n\\nDear Sir,"
    >>> text[sent_on(text).end :]
    'From: B. Quay\\n\\nDear Sir,'
    """
    if found := _SENT_ON.search(text):
        return Span(found.start(), found.end())
    below = re.search(_HEADER, text, re.MULTILINE) if _FORWARDS.match(subject) else None
    return Span(below.start(), below.start()) if below else None


def quoted(text: str, told: Iterable[Span] = ()) -> tuple[tuple[Span, str], ...]:
    """Lines after ">", or all below the mark of a mail program: words of the mail that is answered.

    `told`: stretches that the mail's markup tells to be quoted. A mail that has no words but such was sent on so, and
    what it holds is then what was sent: nothing is marked.
    """
    end = below.start() if (below := _BELOW.search(text)) else len(text)
    spans = list(told)
    for wrote in _WROTE.finditer(text, 0, end):
        # Marked line by line, or by the markup: the answer may stand below.
        after = _NEXT.search(text, wrote.end())
        marked = after and any(span.start <= after.start() < span.end for span in spans)
        if not marked and not _ANSWER.match(text, wrote.end()):
            end = wrote.start()
            break
        spans.append(Span(wrote.start(), wrote.end()))
    spans += (Span(match.start(), match.end()) for match in _QUOTED.finditer(text, 0, end))
    if end < len(text):
        spans.append(Span(end, len(text)))
    spans = _joined(spans)
    ends = [0, *(span.end for span in spans)]
    own = "".join(text[at : span.start] for at, span in zip(ends, [*spans, Span(len(text), len(text))], strict=True))
    return tuple((span, "noise") for span in spans) if any(c.isalpha() for c in own) else ()


def _joined(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
