"""Heads as a real folder has them: statements, editions, answers of offices, mails sent on."""

from __future__ import annotations

from onrecord.letters import parse
from onrecord.model import Kind, Letter, Source


def read(text: str) -> Letter:
    return parse(Source("x.txt", "", "text/plain", text), head_only=True)[0]


def sides(letter: Letter) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.name, p.role, p.organisation) for p in (*letter.sender, *letter.recipients)]


def test_a_statement_set_over_several_lines() -> None:
    letter = read(
        "                Please check against delivery\n\n   PERMANENT MISSION OF FIJI\n     TO THE UNITED NATIONS\n\n"
        "             STATEMENT\n\n                BY\n\n      H.E. MS. ADA FERRERS\n"
        "   DEPUTY PERMANENT REPRESENTATIVE\n\n"
        "   AT THE DEBATE ON RIVERS\n     OF THE FIRST COMMITTEE\n\n"
        "       New York, 22 October 2019\n\n\nMr. Chairman,\n\n"
        "1. I have the honour to speak on behalf of the river states, and to thank you for the work that was done.\n"
    )
    assert letter.kind is Kind.STATEMENT and letter.subject is None
    assert (letter.sender[0].name, letter.sender[0].role) == ("Ada Ferrers", "Deputy Permanent Representative")
    assert letter.sender[0].organisation == "Permanent Mission of Fiji to the United Nations"


def test_an_edition_in_italian_names_both_sides() -> None:
    letter = read(
        "N. 12\n\nIL MINISTRO A LIMA, LUND DELLA RIVA,\nAL MINISTRO DEGLI ESTERI, FERRERS\n\n"
        "T. GAB. 212/18.               Lima, 3 giugno 1909, ore 21 (per. ore 1,15 del 4).\n\n"
        "Mi riferisco al telegramma del 30 maggio. Il Governo non ha alcuna intenzione di chiudere il ponte.\n\nLUND\n"
    )
    assert letter.kind is Kind.TELEGRAM
    assert [p.name for p in (*letter.sender, *letter.recipients)] == ["Lund della Riva", "Ferrers"]
    assert [p.state for p in (*letter.sender, *letter.recipients)] == [None, None]


def test_a_secretary_general_who_signs_for_the_minister() -> None:
    letter = read(
        "MINISTERE DES PORTS                         BURKINA FASO\n                                     Unité\n\n"
        "N° 11-03/MP/SG                       Ouagadougou, le 9 juin 2011\n\n               Le Ministre des Ports\n\n"
        "                          A\n\n               Monsieur le Président de l'Association des Ponts\n\n"
        "Monsieur le Président,\n\nJ'ai l'honneur de vous faire connaître que le pont a été ouvert.\n\n"
        "Veuillez agréer, Monsieur le Président, l'expression de ma considération.\n\n"
        "               P/ Le Ministre et par délégation\n               Le Secrétaire Général\n\n\n"
        "               Noé ZOUNGRANA\n               Officier de l'Ordre National\n"
    )
    assert (letter.sender[0].name, letter.sender[0].role) == ("Noé ZOUNGRANA", "Secrétaire Général")
    assert letter.sender[0].state == "BFA" and "ports" in (letter.sender[0].organisation or "").casefold()


def test_the_writers_own_division_beside_the_date_is_no_addressee() -> None:
    letter = read(
        "EUROPEAN RIVER SERVICE\n\n                    Secretary General\n                    Division RIV.4\n"
        "                    Head of Division\n\n                                  Brussels, 4.3.2021\n"
        "                                  ers.riv.4(2021)1643871\n\nMr Bo Lund\nEuropean Convenor\nRiver Free Europe\n"
        "Rue Montoyer 31\nB-1000 Brussels\n\nSubject:     Your letter on bridges\n\nDear Mr Lund,\n\n"
        "I have been asked to reply to your letter.\n\nYours sincerely,\n\nAda FERRERS\n\nCopy:   Mr J. Ames (ERS)\n"
    )
    assert sides(letter) == [
        ("Ada FERRERS", "Head of Division", "European River Service"),
        ("Bo Lund", "European Convenor", "River Free Europe"),
    ]
    assert [(p.name, p.organisation) for p in letter.copies] == [("J. Ames", "ERS")]
    assert [n.value for n in letter.reference_numbers] == ["ers.riv.4(2021)1643871"]


def test_a_section_of_a_ministry_signs_for_it() -> None:
    letter = read(
        "     Ministry of Defence\n     Main Building\n     London\n     United Kingdom\n"
        "\nMr B Lund         Date: 24 August 2018\n\n"
        "Dear Mr Lund,\n\nThank you for your email of 27 July 2018.\n\nYours sincerely,\n"
        "\nBridges Planning Secretariat\n"
    )
    assert (letter.sender[0].organisation, letter.sender[0].state) == ("Ministry of Defence", "GBR")


def test_an_iraqi_letter_names_its_subject_and_for_whom_is_signed() -> None:
    letter = read(
        "جمهورية العراق\nوزارة الموانئ\nدائرة الجسور والأنهار\n\nالعدد: 9/1874\nالتاريخ: 2012/7/15\n\n"
        "إلى / وزارة البيئة\nم/ فتح الجسر\n\nتحية طيبة،\n\nنود إعلامكم بأن الجسر قد فتح في هذا الأسبوع وشكرا لكم.\n\n"
        "مع التقدير.\n\nسعد عبد الرحمن الجميلي\nرئيس دائرة الجسور والأنهار\nع/ وزير الموانئ\n"
    )
    assert letter.subject is not None and letter.subject.value == "فتح الجسر"
    one = letter.sender[0]
    assert (one.role, one.organisation, one.on_behalf_of) == (
        "رئيس دائرة الجسور والأنهار",
        "وزارة الموانئ",
        "وزير الموانئ",
    )


def test_a_part_of_a_portuguese_body_and_a_post_over_two_lines() -> None:
    letter = read(
        "MINISTÉRIO DOS PORTOS\n\nBrasília, em 17 de agosto de 2010.\n\nÀ Senhora\nDaniela Furtado\n"
        "Coordenadora do Instituto Horizonte\nRua do Russel, 76\n\n"
        "Senhora Coordenadora,\n\nAcuso recebimento da carta.\n\n"
        "Atenciosamente,\n\nSANTIAGO MOURÃO\nChefe da Divisão de Pontes\n   e Rios Navegáveis\n"
    )
    one = letter.sender[0]
    assert (one.name, one.role) == ("Santiago Mourão", "Chefe da Divisão de Pontes e Rios Navegáveis")
    assert sides(letter)[1] == ("Daniela Furtado", "Coordenadora", "Instituto Horizonte")


def test_a_note_verbale_has_no_subject_of_that_name() -> None:
    letter = read(
        "RIVER UNION\n\nRef: RU/3/11\n\n                 NOTE VERBALE\n\n\n"
        "The Commission of the River Union presents its "
        "compliments to all Embassies in Harbourtown, and has the honour to invite them to a conference.\n"
    )
    assert letter.kind is Kind.NOTE_VERBALE and letter.subject is None


def test_a_working_paper_is_by_those_who_submit_it() -> None:
    letter = read(
        "CCW/GGE.2/2009/WP.9\nGroup of Governmental Experts                        14 April 2009\n\n"
        "                 BRIDGES\n\n        (Submitted by Estonia and the Republic of Fiji)\n\n"
        "1. The delegations welcome the text that was circulated by the Chair, and thank him for it.\n"
    )
    assert [(p.organisation, p.state) for p in letter.sender] == [("Estonia", "EST"), ("Republic of Fiji", "FJI")]
    assert letter.kind is Kind.OTHER


def test_a_mail_signed_twice_is_by_one() -> None:
    letter = read(
        "From: Secretariat RSU <rsu@rivers.example>\nSent: 14 March 2016 11:03\nTo: [undisclosed recipients]\n"
        "Subject: Reports\n\nDear focal points,\n\nWe would like to remind all of you that the report is due.\n\n"
        "Best wishes,\n\nJuan Carlos\n--\nJuan Carlos Ferrers\nDirector, River Support Unit\n"
        "Rivers and Bridges Convention\n"
    )
    assert [(p.name, p.organisation) for p in letter.sender] == [("Juan Carlos Ferrers", "River Support Unit")]
    assert letter.recipients == ()


def test_a_german_edition_names_an_envoy_of_the_office_he_writes_to() -> None:
    letter = read(
        "213\n\nDer Botschafter in London Graf von Lund an das Auswärtige Amt\n\nTelegramm. Entzifferung\n\n"
        "Nr. 45                              London, den 12. Juli 1908\n\n"
        "Der Staatssekretär sagte mir heute, dass die Regierung eine Konferenz vor dem Herbst nicht wünsche.\n\n"
        "                                    Lund\n"
    )
    assert letter.kind is Kind.TELEGRAM
    assert [p.state for p in (*letter.sender, *letter.recipients)] == ["DEU", "DEU"]
