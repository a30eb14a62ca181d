"""Numbers of one's own, circular notes to all missions, clerks' months, treaties inside a letter's own words."""

import pytest

from onrecord.letters import parse
from onrecord.model import ReferenceKind, Source


def read(text):
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def test_the_own_number_over_the_text_is_no_letter_answered():
    letter = read(
        "Lima, 16 de junio de 2010\n\nOFICIO N° 0714-2009-CRREE\n\nSeñor\nJosé Quill\nPresente.-\n\n"
        "De mi mayor consideración:\n\nTengo el agrado de dirigirme a usted y saludarlo.\n\nAtentamente,\n\nAda Ames\n"
    )
    assert letter.references == () and letter.kind.value == "letter"


def test_the_missions_of_all_states_are_of_none():
    letter = read(
        "Ministry of Foreign Affairs of Norway\n\nOslo, 26 November 2010\n\nThe Ministry of Foreign Affairs of Norway "
        "presents its compliments to the diplomatic missions accredited to Norway and has the honour to inform them "
        "that the ferry no longer runs.\n\nTo the diplomatic missions\naccredited to Norway\n"
    )
    assert [(p.organisation, p.state) for p in letter.recipients] == [
        ("diplomatic missions accredited to Norway", None)
    ]


@pytest.mark.parametrize(("month", "number"), (("Octr", 10), ("Novr", 11), ("Augt", 8), ("Decr", 12)))
def test_months_as_clerks_shortened_them_before_the_day(month, number):
    letter = read(
        f"Aldenham, Sunday night, {month}. 4, 1846.\n\nMy dear Quill,\n\nI am vexed.\n\nEver yours,\nAda Ames\n"
    )
    assert letter.date.value == f"1846-{number:02}-04"


def test_a_treaty_inside_a_letters_own_words_is_cited_too():
    letter = read(
        "瑞士驻华大使馆\n\n（2013）第46号\n\n瑞士驻华大使馆向外交部致意，并谨就外交部2013年7月9日关于《武器贸易条约》"
        "的第13/118号照会答复如下：\n\n瑞士正在研究渡船的时刻表。\n\n顺致最崇高的敬意。\n\n二〇一三年八月十六日于北京\n"
    )
    assert {r.kind for r in letter.references} == {ReferenceKind.LETTER, ReferenceKind.TREATY}
