"""Bodies that are more than paragraphs: answers inside a mail, repeated questions, tables, translations."""

import pytest

from onrecord.letters import parse
from onrecord.letters.tables import table_rows
from onrecord.model import Letter, Source, ZoneKind


def read(text: str) -> Letter:
    (letter,) = parse(Source("a", "", "text/plain", text))
    return letter


def said(text: str) -> list[tuple[str, str]]:
    return [(s.act.value, " ".join(s.quote.exact.split())) for s in read(text).statements]


MAIL = """From: Tom Lind <tom@ministry.example>
To: Ana Vale <ana@mines.example>
Date: Tue, 4 Mar 2014 10:12:00 +0100
Subject: Re: The vote

Dear Ana,

On 3 Mar 2014, Ana Vale wrote:
> Could you confirm that Arden will sign?

We cannot sign the treaty this year.

> We ask you to raise it with Samaria.

I will raise it in May.

Best,
Tom
"""


def test_answers_between_the_lines_of_a_mail() -> None:
    """The answers are the letter's, what they answer is another's."""
    assert said(MAIL) == [
        ("refusal", "We cannot sign the treaty this year."),
        ("commitment", "I will raise it in May."),
    ]
    letter = read(MAIL)
    assert [p.name for p in letter.sender] == ["Tom Lind"]
    assert [letter.text[z.start : z.end].split()[0] for z in letter.zones if z.zone is ZoneKind.NOISE] == ["On", ">"]


def test_a_mail_quoted_below_stays_whole() -> None:
    """Where nothing follows the quoted lines, they are the mail that was answered."""
    below = MAIL[: MAIL.index("On 3 Mar")] + "We cannot sign it.\n\nBest,\nTom\n\n> We ask you to sign.\n> Ana\n"
    assert said(below) == [("refusal", "We cannot sign it.")]
    assert read(below).zones[-1].zone is ZoneKind.FOOTER


ANSWERS = """Dear Ms Vale,

Thank you for your questionnaire. The answers of the Ministry follow.

{one} Does Arden hold river mines?

{yes} Arden holds no river mines.

{two} Will Arden attend the meeting?

{yes} We will attend it.

Yours sincerely,

Tom Lind
Ministry of Defence of Arden
"""


@pytest.mark.parametrize(
    ("one", "two", "yes"),
    [
        ("1.", "2.", ""),
        ("", "", ""),
        ("Question 1:", "Question 2:", "Answer:"),
        ("Q1:", "Q2:", "A:"),
        ("Q:", "Q:", "A:"),
    ],
)
def test_questions_that_a_letter_repeats_are_no_asks_of_its_own(one: str, two: str, yes: str) -> None:
    """They are reported, and the addressee's; the labels are no part of the words."""
    letter = read(ANSWERS.format(one=one, two=two, yes=yes))
    told = {s.quote.exact: (s.act.value, s.attribution.value) for s in letter.statements}
    assert told["Does Arden hold river mines?"] == ("fact_cited", "reported")
    assert told["Will Arden attend the meeting?"] == ("fact_cited", "reported")
    assert told["We will attend it."] == ("commitment", "own")


def test_questions_of_a_letter_that_asks_stay_asks() -> None:
    """A list of questions, though answers are spoken of; and one question among paragraphs."""
    text = (
        "Dear Minister,\n\nWe have had no answer to our questions.\n\n1. Does Arden hold river mines?\n\n"
        "2. Will Arden attend the meeting?\n\nWe hope to hear from you.\n\nYours sincerely,\n\nAna Vale\n"
    )
    assert [act for act, words in said(text) if words.endswith("?")] == ["request", "request"]
    one = text.replace("1. Does Arden hold river mines?\n\n2. ", "")
    assert [act for act, words in said(one) if words.endswith("?")] == ["request"]


TABLE = """Dear Minister,

We submit the following:

Type        Held    Destroyed    Date
Ardex 5     120     120          12.03.2018
Ardex 7     14      0            -

The remaining mines will be destroyed in 2020.

Yours sincerely,

Ana Vale
"""


def test_rows_of_a_table_say_nothing() -> None:
    assert [words for _, words in said(TABLE)][-1] == "The remaining mines will be destroyed in 2020."
    assert not any("Destroyed" in words for _, words in said(TABLE))


@pytest.mark.parametrize(
    "lines",
    [
        ["Geneva        3 May 2019", "Ref 12        Page 1"],  # two columns of a head
        ["1.   Sign the treaty now.   It is time.", "2.   Clear the fields.   All of them."],
        ["Held    12    14", "We have destroyed all."],  # one row alone
    ],
)
def test_what_is_no_table(lines: list[str]) -> None:
    assert table_rows(lines) == frozenset()


@pytest.mark.parametrize("title", ["[Unofficial translation]", "Translation from French", "Unofficial translation:"])
def test_a_translation_below_is_no_second_letter(title: str) -> None:
    """The letter is in its own language and says everything once."""
    text = (
        "Berne, le 9 mai 2012\n\nMadame,\n\nVotre lettre du 11 avril a retenu toute notre attention, et nous en avons "
        "parlé longuement.\n\nNous ne pouvons pas donner suite à votre demande.\n\nVeuillez agréer, Madame, "
        f"l'expression de ma haute considération.\n\nDidier Favre\n\n{title}\n\nMadam,\n\nYour letter of "
        "11 April has had our attention.\n\nWe cannot comply with your request.\n\nDidier Favre\n"
    )
    letter = read(text)
    assert letter.language == "fr"
    assert [s.act.value for s in letter.statements].count("refusal") == 1
    assert not any("comply" in s.quote.exact for s in letter.statements)
    assert [p.name for p in letter.sender] == ["Didier Favre"]
    assert letter.zones[-1].zone is ZoneKind.ENCLOSURES
    # At the head it says that all of the letter is one.
    alone = read(f"{title}\n\n" + text[text.rindex("Madam,") :])
    assert [s.act.value for s in alone.statements if "comply" in s.quote.exact] == ["refusal"]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (
            "Sehr geehrte Frau Vale\n\nWir lehnen eine Ausdehnung des Verbots ab, weil sie kaum zu prüfen ist.",
            ["acts_unsure"],
        ),
        ("Dear Ms Vale,\n\nWe cannot widen the ban, because nobody could verify it.", []),
        ("Madame,\n\nNous ne pouvons pas élargir cette interdiction, que personne ne saurait vérifier.", []),
    ],
)
def test_a_language_without_cues_is_said(body: str, codes: list[str]) -> None:
    """What is read of it is kept, and doubted in words."""
    letter = read(body)
    assert letter.statements
    assert [p.code for p in letter.problems] == codes
