"""What kind of paper it is: by its header, its title, its parties and its first sentences, with the reason."""

from __future__ import annotations

import re

from onrecord.letters.cues import ANY, anywhere, codes, phrases
from onrecord.letters.header.known import known_kind
from onrecord.letters.header.parties import heading_of
from onrecord.letters.header.submitted import submitted
from onrecord.letters.header.third_person import third_person
from onrecord.letters.reading import Reading
from onrecord.model import Kind, Relation, ZoneKind

OPENING = 700
"""Characters of the body in which a letter says that it answers one."""

MANY_SIGNERS = 5
"""Signers from which a letter without one addressee's own address counts as open."""

# Organs of the United Nations, as they name themselves and are addressed.
_MAILS = frozenset(("message/rfc822", "application/vnd.ms-outlook", "application/vnd.ms-tnef"))
_ORGANS = re.compile(
    r"""united\s+nations(?!\s+command)|secretary-general|security\s+council|general\s+assembly|nations\s+unies|conseil\s+de\s+sécurité
      | assemblée\s+générale|naciones\s+unidas|consejo\s+de\s+seguridad|asamblea\s+general|совет\w?\s+безопасности
      | организаци\w\s+объедин[её]нных\s+наций|генеральн\w+\s+ассамбле\w|الأمم\s+المتحدة|الجمعية\s+العامة
      | مجلس\s+الأمن(?!\w) | 联合国|安全理事会|安理会
      | special\s+rapporteur|rapporteure?\s+spécial|relator\w?\s+especial|human\s+rights\s+council
      | office\s+for\s+disarmament\s+affairs
      | (?:office\s+of\s+the\s+)?high\s+commissioner\s+for\s+(?:human\s+rights|refugees|disarmament)""",
    re.VERBOSE | re.IGNORECASE,
)
_MISSION = re.compile(
    r"mission|représentation|representation|misión|представительств|بعثة|代表团|delegation|délégation", re.I
)
_UN_SYMBOL = re.compile(r"\b[AS](?:/[\w.-]+){1,4}/\d{1,4}\b|\bS/\d{4}/\d+\b")
_CABLE = re.compile(
    r"""\b\d{1,2}\s*(?::\d\d)?\s*[ap]\.?\s?m\.?\s*\Z         # Harbourtown, May 3, 1951—6 p. m.
      | \b\d{4}Z\b                                           # 1217Z
      | \bper\.\s?ore\b | \bT\.\s(?:GAB|RIS|SEGR|POSTA)?\.?\s?(?:RISERVATO\s)?\d{2,5}/\d
      | \bentzifferung\b | \bdéchiffrement\b
      | \bpriority\b|\bflash\b|\bniact\b|\bsecstate\b|\bamembassy\b|\bembtel\b|\bdeptel\b""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_OF_HEADING = (
    ("telegram", Kind.TELEGRAM),
    ("airgram", Kind.TELEGRAM),
    ("aide", Kind.AIDE_MEMOIRE),
    ("note verbale", Kind.NOTE_VERBALE),
    ("open letter", Kind.OPEN_LETTER),
    ("note", Kind.NOTE),
    ("statement", Kind.STATEMENT),
)

# The words for the paper in titles of documents of the United Nations: "письмо ... на имя", "2016年3月1日……的信".
_UN_TITLE = re.compile(r"(?:идентичные )?письм[оа]\Z|\S*年\S+日\Z|رسال(?:ة|تان)\s")

Found = tuple[Kind, str]


def find_kind(reading: Reading) -> Found:
    """The kind and why. Asks for the parties, and for the references where they are known already."""
    return known_kind(reading) or _by_form(reading) or _by_title(reading) or _by_wording(reading) or _letter(reading)


def _by_form(reading: Reading) -> Found | None:
    fields = {line.text.split(":")[0].casefold().strip() for line in reading.lines[:8] if ":" in line.text[:24]}
    senders, others = set(phrases("mail_from", ANY)), set(phrases("mail_subject", ANY)) | set(phrases("mail_to", ANY))
    froms = {"message_id", "in_reply_to"} & set(reading.source.known)
    if (
        froms
        or reading.source.media_type in _MAILS
        or (fields & senders and fields & others and len(fields) >= 3 and _is_mail(reading))
    ):
        return Kind.EMAIL, "mail header"
    return None


def _is_mail(reading: Reading) -> bool:
    """An address with @, or a mail's own words for sent and subject; a fax's cover has neither."""
    top = "\n".join(line.text for line in reading.lines[:8])
    if any(line.text.strip(" .:").casefold() in phrases("memorandum", ANY) for line in reading.lines[:4]):
        return False
    said = {line.text.split(":")[0].casefold().strip() for line in reading.lines[:8] if ":" in line.text[:24]}
    return "@" in top or bool(said & set(phrases("mail_subject", ANY)) and said & set(phrases("mail_date", ANY)))


def _by_title(reading: Reading) -> Found | None:
    """The title a paper bears, or the word for it in a heading."""
    head = heading_of(reading)
    word = head[1].kind.casefold() if head else ""
    for mark, kind in _OF_HEADING:
        if mark in word and not (kind is Kind.NOTE and third_person(reading)):
            return kind, f"heading: {word}"
    for key, kind in _TITLES:
        if word and not word.isascii() and anywhere(key).match(word):
            return kind, f"heading: {word}"
    if head and (
        anywhere("letter_dated").search(word)
        or _UN_TITLE.match(word)
        or (_UN_SYMBOL.search(_top(reading)) and _organ_addressed(reading))
    ):
        return Kind.UN_LETTER, f"heading: {word}"
    code = codes(reading.language)
    for line in reading.lines[:14]:
        if len(line.text) > 90 or reading.zone_at(line.start) in (ZoneKind.BODY, ZoneKind.SALUTATION):
            continue
        bare = " ".join(line.text.split())
        for key, kind in _TITLES:
            article = _ARTICLE.match(bare)
            found = anywhere(key, code).match(bare, article.end() if article else 0) or _at_its_end(key, bare)
            if found and (len(bare) - found.end() < 40 or kind in (Kind.STATEMENT, Kind.OPEN_LETTER)):
                return kind, f"title: {bare[:60]}"
    return None


def _at_its_end(key: str, title: str) -> re.Match[str] | None:
    """In Chinese the word for the paper ends its title: "致外交部长的公开信"."""
    if not "\u4e00" <= title[:1] <= "\u9fff" or len(title) > 40:
        return None
    return next((m for m in anywhere(key, "zh").finditer(title) if m.end() == len(title)), None)


_ARTICLE = re.compile(r"(?:an?|the|une?|una?|la|le|ein|eine|uma?)\s+", re.IGNORECASE)
_TITLES = (
    ("open_letter", Kind.OPEN_LETTER),
    ("aide_memoire", Kind.AIDE_MEMOIRE),
    ("note_verbale", Kind.NOTE_VERBALE),
    ("telegram", Kind.TELEGRAM),
    ("statement", Kind.STATEMENT),
)


def _top(reading: Reading) -> str:
    return "\n".join(line.text for line in reading.lines[:12])


def _by_wording(reading: Reading) -> Found | None:
    if not (reading.salutation or reading.closing or reading.signature) and submitted(reading):
        return Kind.OTHER, "a paper submitted to a meeting"
    if third_person(reading):
        return Kind.NOTE_VERBALE, "presents its compliments"
    if len(reading.sender) >= MANY_SIGNERS:
        return Kind.OPEN_LETTER, f"{len(reading.sender)} signers"
    dated = " ".join(
        line.text for line in reading.lines_of(ZoneKind.DATE_LINE, ZoneKind.REFERENCE, ZoneKind.LETTERHEAD)
    )
    if not reading.salutation and (
        _CABLE.search(dated) or any(_CABLE.search(x.text) for x in reading.lines[:6] if len(x.text) < 60)
    ):
        return Kind.TELEGRAM, "time of day in the date line, or a cable's marks"
    if _is_signed_note(reading):
        return Kind.NOTE, "an envoy's or ministry's letter that calls itself a note"
    if _to_or_by_an_organ(reading):
        return Kind.UN_LETTER, "to or from an organ of the United Nations"
    if not reading.salutation and not reading.closing and _speaks_as_government(reading):
        return Kind.NOTE, "a government or embassy speaks of itself in the third person"
    return None


# "this note and your reply shall constitute an agreement", "la présente note", "la presente nota".
_CALLED_NOTE = re.compile(
    r"\b(?:this|the present|my present)\s+note\b|\bla présente note\b|\b(?:la presente|esta) nota\b"
    r"|\bнастоящая нота\b|\bdiese(?:r)? Note\b",
    re.IGNORECASE,
)
_ASSURANCES = re.compile(
    r"assurances?|seguridades|consideration|considération|consideración|Hochachtung", re.IGNORECASE
)


def _is_signed_note(reading: Reading) -> bool:
    """A diplomatic note in the first person: closed with assurances, and called a note in its own words."""
    if not reading.closing or not _ASSURANCES.search(reading.closing.value):
        return False
    own = any(party.state for party in reading.sender)
    return own and any(_CALLED_NOTE.search(reading.text, span.start, span.end) for span in reading.spans(ZoneKind.BODY))


def _organ_addressed(reading: Reading) -> bool:
    return any(_ORGANS.search(f"{p.role or ''} {p.organisation or ''}") for p in reading.recipients)


def _to_or_by_an_organ(reading: Reading) -> bool:
    """A party that is an organ of the United Nations itself; a state's mission to it is none."""
    for party in (*reading.sender, *reading.recipients):
        said = f"{party.role or ''} {party.organisation or ''}"
        elsewhere = party.organisation and not _ORGANS.search(party.organisation)
        if _ORGANS.search(said) and not (party.state or elsewhere) and not _MISSION.search(said):
            return True
    return False


_GOVERNMENT = re.compile(
    r"(?:the\s+)?(?:\w+\s+){0,3}?(?:government|embassy|legation|ministry|mission|gouvernement|ambassade|gobierno|embajada"
    r"|правительство|посольство)\b",
    re.IGNORECASE,
)


def _speaks_as_government(reading: Reading) -> bool:
    bodies = reading.spans(ZoneKind.BODY)
    return bool(bodies) and bool(_GOVERNMENT.match(reading.text[bodies[0].start : bodies[0].start + 120].strip()))


_NOTE_ANSWERED = re.compile(r"\b(?:note|nota|нот[уы])\b|مذكرت|照会", re.IGNORECASE)
_EXCELLENCY = re.compile(
    r"excellenc|excelencia|превосходительств|صاحب(?:ة)? (?:السعادة|المعالي)|阁下"
    r"|^\W*(?:sir|mr\.? minister|monsieur le ministre)\W*$",
    re.IGNORECASE,
)


def _signed_note(reading: Reading) -> bool:
    """One office-holder's note to another that answers or quotes a note: exchanged notes make agreements."""
    greeted = reading.salutation.value if reading.salutation else ""
    states = all(any(p.state for p in side) for side in (reading.sender, reading.recipients))
    answers = (r for r in reading.references if r.relation is Relation.IN_REPLY_TO)
    return states and bool(_EXCELLENCY.search(greeted)) and any(_NOTE_ANSWERED.search(r.quote.exact) for r in answers)


_THEIRS = re.compile(r"(?:贵|貴|您|阁下|閣下)[^，。；]{0,14}\Z")
"""Before a Chinese word for an answer: then it is the addressee's, earlier ("贵司2010年复函")."""


def _letter(reading: Reading) -> Found:
    if _signed_note(reading):
        return Kind.NOTE, "a signed note that answers a note"
    if any(reference.relation is Relation.IN_REPLY_TO for reference in reading.references):
        return Kind.REPLY, "refers to the letter it answers"
    bodies = reading.spans(ZoneKind.BODY)
    if bodies:
        opening = reading.text[bodies[0].start : min(bodies[0].end, bodies[0].start + OPENING)]
        cues = anywhere("reply", codes(reading.language)).finditer(opening)
        cue = next((m for m in cues if not (_THEIRS.search(opening[: m.start()]) and m[0][0] in "复覆答回函")), None)
        if cue:
            return Kind.REPLY, f"opens with {' '.join(cue[0].split())!r}"
    if reading.salutation or reading.closing or reading.sender:
        return Kind.LETTER, "salutation, closing or signature"
    return Kind.OTHER, "no mark of any kind of letter"
