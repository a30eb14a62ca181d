"""Zones of invented letters: each line where a reader of letters would put it."""

import pytest

from onrecord.letters import parse
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


NOTE = """PERMANENT MISSION OF ARDEN

Note 12/11

The Permanent Mission of Arden presents its compliments to the Office of the Treaty and has the honour to state that
its report will be handed in by June.

The Permanent Mission of Arden avails itself of this opportunity to renew to the Office the assurances of its highest
consideration.

Lisse, 9 March 2011

Office of the Treaty on the Trade in Arms
and on the Means to End It in the North
Lisse
"""


def test_a_body_named_over_several_lines_below_a_note_is_its_addressee():
    assert zoned(NOTE)[-1][0] == "address"


PRINTED = """Letter dated 9 June 2011 from the Permanent Representative of Arden addressed to the Secretary-General

I have the honour to transmit herewith the declaration of the ministers who met at Lisse (see annex).

I should be grateful if you would have it circulated as a document of the General Assembly.

(Signed) Tobias Osterley
Permanent Representative

11-40312 (E) 090611        Please recycle

Annex to the letter dated 9 June 2011 from the
Permanent Representative of Arden

We, the ministers, express our concern at the shelling of towns and villages along the river.

We shall meet again next year in order to see what has been done.
"""


def test_a_printer_s_number_is_no_signature_and_an_annexed_text_is_enclosed_by_its_title():
    assert ("signature", "(Signed) Tobias Osterley / Permanent Representative") in zoned(PRINTED)
    (letter,) = parse(Source("x", "", "text/plain", PRINTED))
    assert [one.value for one in letter.enclosures] == [
        "Annex to the letter dated 9 June 2011 from the Permanent Representative of Arden"
    ]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Our ref: 412/60.10   Your ref: AB/7", ["412/60.10", "AB/7"]),
        ("Our ref: 412/60.10 Your ref: AB/7", ["412/60.10", "AB/7"]),
        ("Our ref. ARD/09/311", ["ARD/09/311"]),
    ],
)
def test_two_numbers_on_a_line_are_two(line, numbers):
    (letter,) = parse(Source("x", "", "text/plain", PLAIN.replace("Our ref. ARD/09/311", line)))
    assert [one.value for one in letter.reference_numbers] == numbers
