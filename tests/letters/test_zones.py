"""Zones of invented letters: each line where a reader of letters would put it."""

import pytest

from onrecord.letters.parsing import begin_reading
from onrecord.model import Source, Span, ZoneKind


def zoned(text: str) -> list[tuple[str, str]]:
    reading = begin_reading(Source("x", "", "text/plain", text), Span(0, len(text)))
    return [(z.zone.value, " / ".join(text[z.start : z.end].split("\n")).strip(" /")) for z in reading.zones]


PLAIN = """*EMBASSY OF ARDEN*

12 Harbour Street, Wexmouth
Tel: (05) 555-0101, Fax: (05) 555-0102

Our ref. ARD/09/311

Ms Ilse Quarrender
Coordinator
Wexmouth Peace Forum
3 Quay Lane, Wexmouth

18 March 2011

Re: Signature of the Convention

Dear Ms Quarrender,

I answer your letter of 12 March 2011 calling for Arden to sign the Convention. The position
of Arden is well known and has not changed since the conference.

With best regards,
Sincerely,

A handwritten signature in blue ink, appearing to read 'T. Osterley'.

Tobias Osterley
Ambassador of Arden

cc: Hon. Minister for Foreign Affairs
    Archive

Encl.: 2
"""


def test_a_plain_letter():
    kinds = zoned(PLAIN)
    assert [kind for kind, _ in kinds] == [
        "letterhead",
        "reference",
        "address",
        "date_line",
        "subject",
        "salutation",
        "body",
        "closing",
        "transcriber_note",
        "signature",
        "copies",
        "enclosures",
    ]
    assert dict(kinds)["address"].startswith("Ms Ilse Quarrender")
    assert dict(kinds)["closing"] == "With best regards, / Sincerely,"


def test_columns_are_read_one_by_one():
    text = """MINISTRY OF TRADE            MINISTÈRE DU COMMERCE
OF ARDEN                            D'ARDEN

No. 44/07                                 3 May 2007

Dear Mr. Fennimore,

We have read with interest the report which you were so kind as to send to us in April.

Yours faithfully,

Ada Corbishley                 Jon Ferrers
Director                       Secretary
"""
    kinds = dict(zoned(text))
    assert kinds["reference"] == "No. 44/07"
    assert kinds["date_line"] == "3 May 2007"
    assert kinds["signature"].startswith("Ada Corbishley") and kinds["signature"].endswith("Secretary")


def test_a_note_verbale_has_no_salutation_and_its_renewal_is_its_close():
    text = """The Embassy of Arden presents its compliments to the Ministry of Foreign Affairs of Belmark and has
the honour to state that the draft has been received and is being considered with care.

The Embassy of Arden avails itself of this opportunity to renew to the Ministry the assurances of its
highest consideration.

Wexmouth, 4 June 2018

[initials] [seal]

Ministry of Foreign Affairs
Belmark City
"""
    kinds = [kind for kind, _ in zoned(text)]
    assert kinds == ["body", "closing", "date_line", "transcriber_note", "address"]


def test_a_printed_mail():
    text = """Från: Ada Corbishley <ada@corbishley.example>
Skickat: den 3 maj 2021 11:02
Till: Jon Ferrers
Ämne: Four questions

Dear Jon Ferrers,

We have four questions about the treaty and ask for your answers this month.

Best regards
Ada Corbishley

-----Ursprungligt meddelande-----
Från: Jon Ferrers
> Please write to me about this matter when you have the time for it.
"""
    kinds = [kind for kind, _ in zoned(text)]
    assert kinds == [
        "letterhead", "date_line", "address", "subject", "salutation", "body", "closing", "signature", "footer",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "greeting"),
    [
        ("Sir: I have read your note of the 13th instant.", "Sir:"),
        ("DEAR MR. FERRERS: The Department has considered the request which you sent to it.", "DEAR MR. FERRERS:"),
        ("Hochgeachteter Herr!\n\nSie haben mir mit Ihrem Brief eine Freude gemacht.", "Hochgeachteter Herr!"),
        ("Уважаемая Анна Петровна!\n\nМы получили Ваше письмо и сообщаем.", "Уважаемая Анна Петровна!"),
        ("De nuestra consideración:\n\nHemos recibido la carta que nos envió.", "De nuestra consideración:"),
        ("Deor Mr. Ferrcrs,\n\nI have read the report that you were so kind as to send.", "Deor Mr. Ferrcrs,"),
    ],
)  # fmt: skip
def test_a_salutation_is_found_before_its_text(line, greeting):
    assert dict(zoned(f"Wexmouth, June 15, 1897.\n\n{line}"))["salutation"] == greeting


def test_an_address_that_begins_like_a_salutation_is_none():
    text = "Señor\nTobías Osterley\nMinistro de Comercio\nSantiago\n\nSeñor Ministro:\n\nHemos recibido la carta."
    kinds = dict(zoned(text))
    assert kinds["salutation"] == "Señor Ministro:"
    assert kinds["address"].startswith("Señor / Tobías")


def test_noise_and_page_furniture_are_never_quotable():
    text = """~ . ,  '
KOHCY1~CTBO <|>AP.{EHA

EMBASSY OF ARDEN

Dear Sir,

Should the Group that sits in the capital ever settle on a


                                  - 2 -
Embassy of Arden                 ARD-10-0317


new protocol, Arden would be ready to accept what it lays down.

Yours faithfully,
"""
    reading = begin_reading(Source("x", "", "text/plain", text), Span(0, len(text)))
    assert "settle on a new protocol" in " ".join(reading.text.split())
    at = reading.text.index("settle")
    quote = reading.quote(at, reading.text.index("protocol") + 8)
    assert quote.shown == "settle on a […] new protocol"
    assert {z.zone for z in reading.zones if not z.zone.quotable} == {ZoneKind.NOISE, ZoneKind.PAGE_FURNITURE}


def test_a_bracket_of_the_writer_is_no_remark():
    found = zoned("Dear Sir,\n\nHe said that it [...] was received [sic] with thanks by us all.")
    assert [kind for kind, _ in found] == ["salutation", "body"]


def test_every_line_is_in_a_zone_that_some_rule_named():
    reading = begin_reading(Source("x", "", "text/plain", PLAIN), Span(0, len(PLAIN)))
    starts = {z.start for z in reading.zones}
    first = {reading.clean.raw_span(line.start, line.end).start for line in reading.lines if line.gap}
    assert len(starts & first) > 8


@pytest.mark.parametrize(
    "piece", ["a", " ", "\n", "Dear Sir,\n", "- 2 -\n", "[x", "1 May 2001 ", "ab-\n", "—", "No. 1\n"]
)
def test_long_monotony_is_read_in_bounded_time(piece):
    import time

    text = (piece * (300_000 // len(piece)))[:300_000]
    began = time.process_time()
    begin_reading(Source("x", "", "text/plain", text), Span(0, len(text)))
    assert time.process_time() - began < 24
