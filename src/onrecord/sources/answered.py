"""What a mail quotes of the mail it answers or sends on, told by what mail programs write over it."""

from __future__ import annotations

import re

from onrecord.model import Span

_QUOTED = re.compile(r"^[ \t]?>.*(?:\n|\Z)", re.MULTILINE)
_MAIL_ABOVE = "Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Исходное сообщение|原始邮件"
_FROM = "From|De|От|Von|发件人|من"
_FIELDS = (
    "Sent|Date|To|Cc|Subject|Envoyée?|À|Objet|Enviado|Fecha|Para|Asunto|Отправлено|Дата|Кому|Копия|Тема"
    "|Gesendet|An|Betreff|发送时间|日期|收件人|抄送|主题|تاريخ|إلى|الموضوع"
)
# What mail programs put over the mail that is answered; all below it is somebody else's. Outlook writes only the fields
# of its header, three of which under each other no letter has.
_BELOW = re.compile(
    rf"^[ \t]*-{{3,}} ?(?:{_MAIL_ABOVE}) ?-{{3,}}.*"
    rf"|^(?:_{{10,}}[ \t]*\n\s{{0,4}})?[ \t]*\*?(?:{_FROM})[ \u00a0]?[:：].+\n"
    rf"(?:[ \t]*\*?(?:{_FIELDS})[ \u00a0]?[:：].*\n){{2,}}"
    r"|^(?:On .{6,120} wrote:|Le .{6,120} a écrit[ \u00a0]?:|El .{6,120} escribió:|Am .{6,120} schrieb .{1,80}:)\s*$",
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


def sent_on(text: str) -> str:
    """The mail that is sent on whole in the words of this one, from its header on; "" for none.

    >>> sent_on("See below.\\n\\n-------- Forwarded message --------\\nFrom: B. Quay\\n\\nDear Sir,")
    'From: B. Quay\\n\\nDear Sir,'
    """
    found = _SENT_ON.search(text)
    return text[found.end() :] if found else ""


def quoted(text: str) -> tuple[tuple[Span, str], ...]:
    """Lines after ">", or all below the mark of a mail program: words of the mail that is answered."""
    below = _BELOW.search(text)
    end = below.start() if below else len(text)
    spans = [Span(match.start(), match.end()) for match in _QUOTED.finditer(text, 0, end)]
    if end < len(text):
        spans.append(Span(end, len(text)))
    marked = sum(map(len, spans))
    # A mail that quotes everything is one that was forwarded so: then its words are what was sent.
    if marked * 10 > len(text.strip()) * 9:
        return ()
    return tuple((span, "noise") for span in spans)
