"""Telling encodings apart: decode with each candidate, score what comes out as writing, keep the best.

A byte order mark or valid UTF-8 decides alone. Where only the score decided, `because` says between which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import log

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEGACY = (
    *("cp1252", "cp1251", "koi8-r", "gb18030", "cp1256", "iso8859-5", "cp866", "cp1250"),
    *("big5hkscs", "iso8859-6", "koi8-u", "mac_cyrillic", "iso8859-2", "cp850", "mac_roman"),
)
_SAMPLE = 60_000
"""Bytes with something beyond ASCII that are scored; more says nothing new."""
_RUBBISH = -0.2
"""A best score below this is no writing in any of these encodings: refuse rather than guess."""

_OF_OLD = {"cp850": 0.15, "mac_roman": 0.15}
"""What is taken off for encodings of DOS and of the first Macintoshes, which few files are in."""
_LONE = 0.6
"""What is taken off where another alphabet has no word of three letters."""
_OTHERS = re.compile("[\u0400-\u06ff]")
_WORD_OF_ANOTHER = re.compile("[\u0400-\u06ff]{3}")
_CLOSE = 0.05
"""A lead smaller than this is said."""
_USUAL = 0.8
"""Running text in another script than Latin scores above this; below, its letters are not those of the language."""

# Shares in running text, per cent: Russian after the National Corpus, Arabic after common letter counts.
_RUSSIAN = {
    letter: 0.9 + 0.35 * log(share / 3.5)
    for letter, share in zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ",
        (
            10.97, 8.45, 8.01, 7.35, 6.70, 6.26, 5.47, 4.73, 4.54, 4.40, 3.49, 3.21, 2.98, 2.81, 2.62, 2.01, 1.90,
            1.74, 1.70, 1.65, 1.59, 1.44, 1.21, 0.97, 0.94, 0.73, 0.64, 0.48, 0.36, 0.32, 0.26, 0.04, 0.04,
        ),
        strict=True,
    )
}  # fmt: skip
_UKRAINIAN = frozenset("іїєґў")
# Letter counts of running Arabic: two encodings of Arabic differ only in which letters come out.
_ARABIC = {
    letter: 0.9 + 0.35 * log(share / 3.5)
    for letter, share in zip(
        "اليمنوترةبعدسفهكقحجأإشصطىخضذثغزئءظآؤ",
        (
            14.2, 12.0, 7.2, 6.6, 6.2, 6.0, 4.9, 4.7, 3.6, 3.8, 3.6, 3.1, 2.7, 2.9, 3.2, 2.3, 2.4, 2.2, 1.5, 2.4, 1.2,
            1.1, 1.1, 1.0, 1.0, 0.9, 0.8, 0.8, 0.6, 0.5, 0.7, 0.4, 0.3, 0.3, 0.2, 0.2,
        ),
        strict=True,
    )
}  # fmt: skip
# The commonest hundred characters of written Chinese, and those that letters between offices cannot do without.
_HAN = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种"
    "事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民"
    "第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月"
    "话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变"
    "四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼"
    "书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切"
    "院让识候带导争运笔谨致敬阁尊贵函复谢约弹药禁止裁联合国大使馆外交部照会谨向此顺致最崇高的敬意"
)
# The same in their traditional writing, as far as it differs.
_TRADITIONAL = frozenset(
    "這個們來為國說時會對過發後裡種經麼學當沒動看樣開從現長機與關點業將兩間問進實體無於還話內資訊議題總統處戰爭頭條電數報結務"
    "書給請見論應該變員東萬聯區約彈藥禁裁軍館謹致貴閣復覆謝難權張規劃價認識讓導運筆確傳師觀場決氣車單選邊響辦類團層歷錢視讀寫"
    "際構係險貿協調廢棄銷毀傷雷禮頌長敬鈞鑒臺灣組織產達親義華號參與幾號萬並壓環護準備執證據實"
)
_ACCENTED = "éèêàùçâîôûëïüœñáíóúÉÀÇÊÈÑÁÍÓÚÜöäßÖÄåøæãõò"
_EAST = "łąęśżźćńŁŚŻčšžřěýůđőűățșťď"
_MARKS_OF_PRINT = "’‘“”«»–—…•°§№\u00a0€£©®·¡¿ºª´"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how that was decided."""

    text: str
    encoding: str
    because: str
    warnings: tuple[tuple[str, str], ...] = ()


def decode(data: bytes) -> Decoded | None:
    """The text of `data`, or None when no encoding makes writing of it.

    >>> decode("Женева, 4 мая 2011 года".encode("cp1251")).text
    'Женева, 4 мая 2011 года'
    >>> decode(b"Gen\\xe8ve").encoding
    'cp1252'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if b"\0" in data[:_SAMPLE]:
        return _sixteen_bits(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            return None
        return _marked(data, "utf-8") if _mostly_utf8(data, error) else _by_score(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, f"{encoding.upper()} by its byte order mark or its form")
    except UnicodeDecodeError as error:
        warning = ("bad_characters", f"not all of it is {encoding.upper()}, first at byte {error.start}")
        return Decoded(data.decode(encoding, "replace"), encoding, f"{encoding.upper()}, damaged", (warning,))


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """UTF-8 with a broken character or two (a file cut in the middle of one), not another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(ord(c) > 127 for c in text[: 4 * _SAMPLE]) - min(broken, text[: 4 * _SAMPLE].count("\ufffd"))
    cut_at_end = broken == 1 and len(data) - error.start <= 3
    return good > 20 * broken or (cut_at_end and good > 0)


def _sixteen_bits(data: bytes) -> Decoded | None:
    scored = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[: _SAMPLE // 2 * 2].decode(encoding, "replace")
        scored.append((_sixteen_score(text), encoding))
    best, encoding = max(scored)
    if best < 0.8:
        return None
    decoded = _marked(data, encoding)
    return Decoded(decoded.text, encoding, f"{encoding.upper()} by where its zero bytes stand", decoded.warnings)


def _sixteen_score(text: str) -> float:
    """Share of characters from the scripts and marks that letters are written in."""
    usual = sum(
        c in "\t\r\n" or c in _MARKS_OF_PRINT or " " <= c <= "\u06ff" or "\u3000" <= c <= "\u9fff" for c in text
    )
    blank = sum(c in " \n\r" for c in text)
    return usual / max(1, len(text)) - (0.5 if blank == 0 and len(text) > 200 else 0)


def _by_score(data: bytes) -> Decoded | None:
    sample = _beyond_ascii(data)
    scored = sorted(((_score(sample, encoding), -at, encoding) for at, encoding in enumerate(_LEGACY)), reverse=True)
    best, _, encoding = scored[0]
    if best < _RUBBISH:
        return _sixteen_bits(data)
    text, encoding = _all_of(data, encoding)
    # Encodings that give the same characters are no rivals.
    chosen = sample.decode(encoding, "replace")
    rivals = ((score, other) for score, _, other in scored[1:] if sample.decode(other, "replace") != chosen)
    second, other = next(rivals, (0.0, "none"))
    because = f"{encoding} by the writing it gives (score {best:.2f}; next {other} {second:.2f})"
    warnings: tuple[tuple[str, str], ...] = ()
    if best - second < _CLOSE or (best < _USUAL and any(c >= "\u0400" and c not in _MARKS_OF_PRINT for c in chosen)):
        message = (
            "the file does not say how letters with accents or of other scripts are written in it, and two ways fit "
            f"nearly as well ({encoding}, {other}); where they look wrong, save the file as UTF-8 and add it again"
        )
        warnings = (("encoding_uncertain", message),)
    return Decoded(text, encoding, because, warnings)


def _all_of(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        if encoding == "cp1252":
            # Five bytes mean nothing in Windows-1252; in Latin-1 they are control characters, and nothing is lost.
            return data.decode("latin-1"), "latin-1"
        return data.decode(encoding, "replace"), encoding


def _beyond_ascii(data: bytes) -> bytes:
    """The lines with something to tell by, so that a long English letter with one accent is judged by that one."""
    lines: list[bytes] = []
    size = 0
    for line in re.finditer(rb"[^\n]{0,2000}\n?", data):
        if re.search(rb"[\x80-\xff]", line[0]):
            lines.append(line[0])
            size += len(line[0])
            if size > _SAMPLE:
                break
    return b"".join(lines)


def _score(sample: bytes, encoding: str) -> float:
    """Mean worth of the characters beyond ASCII, read as `encoding`; about 1 for good writing, below 0 for rubbish."""
    text = sample.decode(encoding, "replace")
    worth = count = 0.0
    for match in re.finditer(r"[^\x00-\x7f]+", text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        for c in match[0]:
            worth += _worth(c)
            count += 1
        worth -= _mixture(match[0], before, after)
    # No word in that alphabet: the lone "à" of a French line, and no Cyrillic "а".
    alone = _LONE if count and not _WORD_OF_ANOTHER.search(text) and _OTHERS.search(text) else 0.0
    return worth / count - alone - _OF_OLD.get(encoding, 0.0) if count else 0.0


def _worth(c: str) -> float:
    if c in _MARKS_OF_PRINT:
        return 0.6
    lower = c.lower()
    if lower in _UKRAINIAN:
        return 0.5
    if "\u0400" <= c <= "\u04ff":
        return _RUSSIAN.get(lower, -1.0) - (0.15 if c != lower else 0)
    if c in _ACCENTED:
        return 0.95
    if c in _EAST:
        return 0.7
    if "\u0621" <= c <= "\u0652" or c in "،؟؛":
        # Vowel signs stand here and there, never in every word.
        return _ARABIC.get(c, -0.3 if c >= "\u0640" else 0.5)
    if c in "پچژگ":
        return 0.5
    if "\u4e00" <= c <= "\u9fff":
        return 1.1 if c in _HAN or c in _TRADITIONAL else 0.75 if _level_1(c) else -0.8
    return 0.8 if c in "，。、；：？！（）《》“”　" or "\uff10" <= c <= "\uff19" else -1.0


_LEVEL_1 = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))


def _level_1(c: str) -> bool:
    """Level 1 of GB 2312 or of Big5: the 3,755 or 5,401 usual characters, which make 99 % of running text."""
    return any(low <= c.encode(name, "replace")[0] <= high for name, low, high in _LEVEL_1)


def _mixture(run: str, before: str, after: str) -> float:
    """What does not happen in writing: two scripts in a word, a capital inside one."""
    loss = 0.0
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        loss += 1.3 * sum("\u0400" <= c <= "\u06ff" or c >= "\u4e00" for c in run) ** 0.5
        if run[0].isupper() and before.islower():
            loss += 0.8
    loss += 0.5 * sum(a.islower() and b.isupper() for a, b in pairwise(run))
    arabic = sum("\u0600" <= c <= "\u06ff" for c in run)
    loss += 1.5 * min(arabic, sum(c.isalpha() for c in run) - arabic)
    if len(run) > 3 and not any("\u0400" <= c <= "\u06ff" or c >= "\u4e00" for c in run):
        # Four accented Latin letters in a row: another alphabet read wrongly.
        loss += 0.7 * len(run)
    return loss
