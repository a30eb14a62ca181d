"""An invented note in each language, read sentence by sentence: the commonest forms of treaty correspondence."""

import pytest

from onrecord.letters.reading import begin
from onrecord.letters.statements.finding import find_statements
from onrecord.model import Party

NOTES = {
    "fr": [
        ("Mon Gouvernement n'est pas en mesure de signer la Convention à ce stade.", "refusal"),
        ("Nous demandons que la liste soit publiée avant la fin de l'année.", "request"),
        ("Je vous saurais gré de bien vouloir confirmer la date de la visite.", "request"),
        ("Sous réserve de l'accord du Parlement, nous publierons la liste.", "conditional_commitment"),
        ("Nous regrettons vivement la lenteur de ces travaux.", "concern"),
        ("Nous soutenons sans réserve l'universalisation du traité.", "position_support"),
        ("Nous nous opposons à une telle interdiction.", "position_oppose"),
        ("Ces allégations sont dénuées de tout fondement.", "denial"),
        ("Nous prenons bonne note de cette assurance.", "acknowledgement"),
        ("L'article 6 oblige chaque partie à négocier de bonne foi.", "legal_claim"),
        ("La Lovénie s'est abstenue lors du vote.", "vote_cited"),
        ("Nous nous tenons à votre disposition pour un entretien.", "offer"),
        ("Votre proposition sera transmise aux autorités compétentes.", "commitment"),
    ],
    "es": [
        ("Mi Gobierno no está en condiciones de firmar la Convención en esta etapa.", "refusal"),
        ("Solicitamos que la lista se publique antes de fin de año.", "request"),
        ("Agradeceré se sirva confirmar la fecha de la visita.", "request"),
        ("Siempre que el Congreso lo apruebe, publicaremos la lista.", "conditional_commitment"),
        ("Lamentamos hondamente la lentitud de estos trabajos.", "concern"),
        ("Apoyamos sin reservas la universalización del tratado.", "position_support"),
        ("Nos oponemos a tal prohibición.", "position_oppose"),
        ("Esas acusaciones carecen de todo fundamento.", "denial"),
        ("Tomamos debida nota de esa seguridad.", "acknowledgement"),
        ("El artículo 6 obliga a cada parte a negociar de buena fe.", "legal_claim"),
        ("Lovenia se abstuvo en la votación.", "vote_cited"),
        ("Quedamos a su disposición para una reunión.", "offer"),
        ("Su propuesta será transmitida a las autoridades competentes.", "commitment"),
    ],
    "ru": [
        ("Присоединение к Конвенции на данном этапе не представляется возможным.", "refusal"),
        ("Просим опубликовать сведения о запасах до конца года.", "request"),
        ("Были бы признательны за подтверждение даты визита.", "request"),
        ("При условии согласия парламента мы опубликуем перечень.", "conditional_commitment"),
        ("Глубоко сожалеем о медленном ходе этой работы.", "concern"),
        ("Мы поддерживаем придание договору всеобщего характера.", "position_support"),
        ("Мы выступаем против такого запрета.", "position_oppose"),
        ("Эти обвинения лишены всяких оснований.", "denial"),
        ("Принимаем к сведению это заверение.", "acknowledgement"),
        ("Статья 6 обязывает каждую сторону вести переговоры добросовестно.", "legal_claim"),
        ("Ловения воздержалась при голосовании.", "vote_cited"),
        ("Готовы встретиться с вашими представителями в любое удобное время.", "offer"),
        ("Ваше предложение будет передано компетентным органам.", "commitment"),
    ],
    "ar": [
        ("لا يمكن لحكومتي التوقيع على الاتفاقية في هذه المرحلة.", "refusal"),
        ("نطلب نشر قائمة المخزونات قبل نهاية السنة.", "request"),
        ("إذا وافق البرلمان، فإننا سننشر القائمة.", "conditional_commitment"),
        ("نعرب عن بالغ القلق إزاء بطء هذا العمل.", "concern"),
        ("نؤيّد عالمية المعاهدة تأييدا تاما.", "position_support"),
        ("نعارض فرض مثل هذا الحظر.", "position_oppose"),
        ("هذه الاتهامات لا أساس لها من الصحة.", "denial"),
        ("نرحّب بهذا التأكيد.", "acknowledgement"),
        ("امتنعت لوفينيا عن التصويت.", "vote_cited"),
        ("نحن مستعدون للقاء ممثليكم في أي وقت.", "offer"),
    ],
    "zh": [
        ("我国政府现阶段无法签署该公约。", "refusal"),
        ("我们呼吁贵国政府于年底前公布清单。", "request"),
        ("如议会批准，我国政府将公布清单。", "conditional_commitment"),
        ("我们对这项工作进展缓慢深表不安。", "concern"),
        ("我们支持该条约的普遍性。", "position_support"),
        ("我们反对这一禁令。", "position_oppose"),
        ("上述指控毫无根据。", "denial"),
        ("我们注意到这一保证。", "acknowledgement"),
        ("洛文尼亚对该决议投了弃权票。", "vote_cited"),
        ("使馆愿就此同贵会保持沟通。", "offer"),
    ],
}
CASES = [(tag, text, act) for tag, rows in NOTES.items() for text, act in rows]


@pytest.mark.parametrize(("tag", "text", "act"), CASES)
def test_a_sentence_does_what_it_says(tag: str, text: str, act: str) -> None:
    """One sentence, one statement, the act a reader would give it."""
    found = find_statements(begin(text).having(language=tag))
    assert [s.act.value for s in found] == [act], found and found[0].because
    assert all(text[s.quote.start : s.quote.end] == s.quote.exact for s in found)


# A paragraph with another's conduct before the writer's own words, and the condition of the promise in it.
PARAGRAPHS = {
    "fr": (
        "Ambassade de Lovénie",
        "Le Maristan a violé la trêve en mai. Nous déplorons vivement cette conduite. Nous sommes prêts à signer le "
        "protocole si les attaques cessent. L'Ambassade demande en outre que le rapport soit publié.",
        "si les attaques cessent",
    ),
    "es": (
        "Embajada de Lovenia",
        "Maristán violó la tregua en mayo. Lamentamos profundamente esa conducta. Estamos dispuestos a firmar el "
        "protocolo si cesan los ataques. La Embajada solicita además que se publique el informe.",
        "si cesan los ataques",
    ),
    "ru": (
        "Посольство Ловении",
        "Маристан нарушил перемирие в мае. Глубоко сожалеем о таких действиях. Готовы присоединиться к протоколу, "
        "если нападения прекратятся. Посольство просит также опубликовать доклад.",
        "если нападения прекратятся",
    ),
    "ar": (
        "السفارة",
        "انتهكت ماريستان الهدنة في مايو. ونأسف لهذا السلوك. ونحن مستعدون للانضمام إلى البروتوكول إذا توقفت الهجمات. "
        "وتطلب السفارة نشر التقرير.",
        "إذا توقفت الهجمات",
    ),
    "zh": (
        "大使馆",
        "马里斯坦于五月违反了停火协定。我们对此深表遗憾。如攻击停止，我国愿签署议定书。大使馆还请贵方公布报告。",
        "如攻击停止",
    ),
}


@pytest.mark.parametrize("tag", PARAGRAPHS)
def test_a_paragraph_keeps_charge_promise_and_request_apart(tag: str) -> None:
    """Leaving a subject out does not hand the writer's words to whoever was named before."""
    office, text, condition = PARAGRAPHS[tag]
    reading = begin(text).having(language=tag, sender=(Party(organisation=office, state="LVN"),))
    found = find_statements(reading)
    assert [s.act.value for s in found] == ["allegation", "concern", "conditional_commitment", "request"]
    assert {(s.holder, s.attribution.value) for s in found} == {("LVN", "own")}
    assert [s.condition.exact if s.condition else None for s in found] == [None, None, condition, None]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("fr", "Nous prions le Ministère de corriger la liste et nous lui saurions gré d'une confirmation écrite."),
        ("es", "Solicitamos al Ministerio que corrija la lista y agradeceríamos una confirmación por escrito."),
        ("ru", "Просим Министерство исправить перечень и были бы признательны за письменное подтверждение."),
    ],
)
def test_two_asks_in_one_sentence_are_two(tag: str, text: str) -> None:
    """Each item of what is asked is its own, so that each can have its own answer."""
    found = find_statements(begin(text).having(language=tag))
    assert [s.act.value for s in found] == ["request", "request"], [s.quote.exact for s in found]
