"""Where the words of a condition begin and end. All sentences are invented."""

from __future__ import annotations

import pytest

from onrecord.letters import parse
from onrecord.letters.statements.conditions import find_condition
from onrecord.letters.statements.cues import load
from onrecord.letters.statements.plain import fold
from onrecord.model import Source, Span


def conditions(words: str) -> list[str]:
    (letter,) = parse(Source("x.txt", "", "text/plain", f"Dear Sir,\n\n{words}\n\nYours faithfully,\n\nAda Ames\n"))
    return [s.condition.shown for s in letter.statements if s.condition]


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        (
            "If you find the report correct we will write to the Ministry, and to the press.",
            "If you find the report correct",
        ),
        (
            "Unless you see some objection please raise this with the harbour master, and report.",
            "Unless you see some objection",
        ),
        (
            "Should you come to another view, however, the matter will be looked at again by us.",
            "Should you come to another view",
        ),
        (
            "We shall raise no objection should the President decide to call a vote in May.",
            "should the President decide to call a vote in May",
        ),
        (
            "I would add that, should your office send its list, it will be printed by us.",
            "should your office send its list",
        ),
        (
            "We shall raise no objection should the President, acting on his own, decide to call a vote in May.",
            "should the President, acting on his own, decide to call a vote in May",
        ),
        ("I should be glad, if you wish it, to send you the list in May.", "if you wish it"),
        ("Contingent on a vote, we will print the list in May.", "Contingent on a vote"),
        ("We will not print the list pending the outcome of the vote.", "pending the outcome of the vote"),
        ("We cannot print the list unless and until the vote is over.", "unless and until the vote is over"),
        ("We will print the list, provided you see no objection.", "provided you see no objection"),
        ("We will send the survey when and if it is published.", "when and if it is published"),
        (
            "We are ready to sign upon being informed that the draft suits the council.",
            "upon being informed that the draft suits the council",
        ),
        (
            "We shall join upon the clear understanding that the list is published.",
            "upon the clear understanding that the list is published",
        ),
        (
            "We will accept the plan, subject to agreement on details, provided that the list is published.",
            "subject to agreement on details, provided that the list is published",
        ),
        (
            "We will pay on condition that your ships will, from October on, be kept out of the bay.",
            "on condition that your ships will, from October on, be kept out of the bay",
        ),
        ("Without such a change, we cannot sign the text.", "Without such a change"),
        ("Only if the survey begins before March will funds be sent by us.", "Only if the survey begins before March"),
        ("In case you receive questions, please answer them in writing.", "In case you receive questions"),
        ("Without a written request from the port we cannot send anybody.", "Without a written request from the port"),
        ("Failing agreement by May, we shall close the harbour ourselves.", "Failing agreement by May"),
        ("We will not sign anything before the council has met.", "before the council has met"),
        ("If, in the years ahead, the talks fail, we shall sign the list.", "If, in the years ahead, the talks fail"),
        ("If I am right, and if the port is shut, we shall sign.", "If I am right, and if the port is shut"),
        ("We cannot sign, unless, by May, the port is open.", "unless, by May, the port is open"),
        ("We will count on their help if the list is published.", "if the list is published"),
        ("This offer depends on the vote of the council in July.", "depends on the vote of the council in July"),
    ],
)
def test_where_a_condition_begins_and_ends(words: str, condition: str) -> None:
    assert conditions(words) == [condition]


def test_a_french_ask_ends_the_condition() -> None:
    words = (
        "Nous avons bien reçu votre lettre du 3 mai et nous vous en remercions. "
        "Si vous en avez l'occasion et si vous le jugez utile, veuillez publier la liste."
    )
    assert conditions(words) == ["Si vous en avez l'occasion et si vous le jugez utile"]


@pytest.mark.parametrize(
    "words",
    [
        "We ask what should the council do about the harbour.",
        "Nor should the council close the harbour.",
        "We shall begin at once to print the list.",
        "We will sign the list before the council has met.",
        "We would be grateful if you would publish the list.",
    ],
)
def test_what_is_no_condition(words: str) -> None:
    assert conditions(words) == []


HEADS = {
    "fr": "Madame la Directrice,\n\nNous avons bien reçu votre lettre du 3 mai dernier sur le port. {}\n\nVeuillez"
    " agréer, Madame la Directrice, l'expression de ma considération distinguée.\n\nPaul Aimes\n",
    "es": "Señora Directora:\n\nHemos recibido su carta del 3 de mayo sobre el puerto. {}"
    "\n\nAtentamente,\n\nPablo Ames\n",
    "ru": "Уважаемая госпожа директор,\n\nМы получили Ваше письмо от 3 мая о порте. {}\n\nС уважением,\n\nП. Амес\n",
    "ar": "سعادة المديرة،\n\nتلقينا رسالتكم المؤرخة في 3 مايو بشأن الميناء. {}"
    "\n\nوتفضلوا بقبول فائق الاحترام.\n\nباسم عارف\n",
    "zh": "主任女士：\n\n您5月3日关于港口的来信收悉。{}\n\n此致\n\n敬礼\n\n安平\n",
}


@pytest.mark.parametrize(
    ("language", "words", "condition"),
    [
        (
            "fr",
            "Nous publierons la liste aussi longtemps que le port est ouvert.",
            "aussi longtemps que le port est ouvert",
        ),
        (
            "fr",
            "Nous ne publierons la liste qu'à la condition que le port ouvre.",
            "qu'à la condition que le port ouvre",
        ),
        ("fr", "Rien ne sera signé avant que le port ne soit ouvert.", "avant que le port ne soit ouvert"),
        ("es", "No firmaremos nada antes de que se abra el puerto.", "antes de que se abra el puerto"),
        ("ru", "Мы ничего не подпишем, прежде чем откроется порт.", "прежде чем откроется порт"),
        ("ar", "لن نوقع القائمة قبل أن يفتح الميناء.", "قبل أن يفتح الميناء"),
        ("es", "De abrir el puerto sus puertas, publicaremos la lista.", "De abrir el puerto sus puertas"),
        ("es", "Mientras ello no ocurra, publicaremos la lista.", "Mientras ello no ocurra"),
        ("es", "Publicaremos la lista mientras el puerto permanezca abierto.", "mientras el puerto permanezca abierto"),
        ("ru", "Пока порт не открыт, мы не сможем опубликовать список.", "Пока порт не открыт"),
        ("ru", "Без письменного согласия мы не сможем опубликовать список.", "Без письменного согласия"),
        ("ar", "لن ننشر القائمة إلا إذا فتح الميناء.", "إلا إذا فتح الميناء"),
        ("ar", "وفي غياب ضمان خطي فإننا لن نوقع.", "وفي غياب ضمان خطي"),
        ("zh", "除非港口开放，我们不能公布名单。", "除非港口开放"),
        ("zh", "没有书面答复以外的保证，我们不会公布名单。", "没有书面答复以外的保证"),
        ("zh", "假如港口开放，我们将公布名单。", "假如港口开放"),
        ("zh", "中方愿意签署，但前提是港口开放。", "但前提是港口开放"),
    ],
)
def test_conditions_of_other_languages(language: str, words: str, condition: str) -> None:
    (letter,) = parse(Source("x.txt", "", "text/plain", HEADS[language].format(words)))
    assert [s.condition.shown for s in letter.statements if s.condition] == [condition]


def test_what_a_state_affirms_is_no_condition_in_arabic() -> None:
    (letter,) = parse(
        Source("x.txt", "", "text/plain", HEADS["ar"].format("ونود أن نؤكد على أن الميناء مفتوح للجميع."))
    )
    assert not any(s.condition for s in letter.statements)


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("Sollte der Hafen geschlossen sein, so bitte ich um Nachricht.", "Sollte der Hafen geschlossen sein"),
        ("Ist der Hafen offen, so werden wir unterzeichnen.", "Ist der Hafen offen"),
        ("Wir werden, wenn es Ihnen recht ist, morgen früh im Hafen eintreffen.", "wenn es Ihnen recht ist"),
        ("Wir unterzeichnen nicht, es sei denn, der Hafen wird geöffnet.", "es sei denn, der Hafen wird geöffnet"),
        ("Ohne Ihre Zustimmung können wir nicht reisen.", "Ohne Ihre Zustimmung"),
        ("Wir liefern die Listen, sofern der Hafen offen bleibt.", "sofern der Hafen offen bleibt"),
        ("Der Hafen war im Mai offen, so daß wir kamen.", None),
    ],
)
def test_conditions_in_german_which_has_no_cues_of_acts(words: str, condition: str | None) -> None:
    found = find_condition(fold(words), Span(0, len(words)), load("de"), words)
    assert (found and found.of(words)) == condition
