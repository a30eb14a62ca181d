"""What kind of step words speak of: to attend, to publish, to destroy; what is asked, done, put off or somebody else's.

An ask and its answer seldom use one word ("take part", "a delegation will attend"), and often not one language. Tables
for one who knows letters to correct: beginnings of words as `fold` leaves them, six languages; "_" stands for a space.
Arabic and Chinese ones are looked for anywhere in a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from onrecord.record.parties import fold

STEPS = {
    "attend":
    "attend be_present present_at estar_presente etre_present присутств particip take_part taking_part "
    "took_part observer represented assister_a assistera observateur "
    "asistir asistira "
    "acudir observador участ наблюдател مشارك يشارك تشارك حضور مراقب 参加 出席 与会 观察员",
    "meet":
    "discuss meet_with meet_a meet_the meet_you meet_them meet_us meet_our meeting_with receive_a receive_the "
    "receive_us receive_you receive_them receive_our receiving see_you see_us see_your audience "
    "appointment rendez_vous entretien entrevue rencontr recevra recevoir receviez reciba recibir "
    "recibira audiencia reunirse reunion_con entrevista встреч принять_представ принять_делег принять_вас "
    "принять_нас беседы لقاء استقبال اجتماع_مع 会见 会面 接见 拜会",
    "submit":
    "submit submission transmit send_us send_me provide_us supply_us give_us let_us_have let_me_have "
    "hand_in handed_in file_the filed sent_to send_to forward deposit lodge "
    "remettr remis transm soumet soumis depos presente_le presenter_l presentation_d presenta presente_su "
    "presente_el presente_antes remit enviar enviad envio entreg deposit представ направлен направит сдат "
    "сдач передач передан تقديم قدم يقدم إيداع إرسال 提交 递交 交存",
    "publish":
    "publish publication make_public made_public making_public disclos lay_before laid_before publi "
    "rendre_public rendu_public divulg hacer_public hecho_public опубликов обнародо разглаш гласност نشر "
    "ينشر 公布 公开 发表 披露",
    "destroy":
    "destr eliminat dispose_of disposal demilitari dismantl detrui elimin уничтож ликвид تدمير "
    "يدمر 销毁",
    "clear":
    "clear_ clearing clearance cleared demin depollu nettoy limpieza desmin despej разминир очистк очищ "
    "обезвреж إزالة_الألغام تطهير 清除 排雷 扫雷",
    "vote": "vote voti vota voto abst голос تصويت صوت 投票 表决 弃权",
    "sponsor":
    "sponsor cospons co_spons parrain coparrain copatrocin patrocin соавтор مقدمي_مشروع مشاركة_في_تقديم "
    "共同提案",
    "support": "support endors soutien souten souti appui appuy apoy respald поддерж تأييد تؤيد دعم 支持 赞同 赞成",
    "fund":
    "fund financ contribut budget money grant sum_ contribu verser credit_ presupuest aport recursos "
    "финанс бюджет взнос средств تمويل ميزانية مساهم 资金 捐款 预算 供资",
    "stop":
    "suspen halt stop ceas moratori end_the prohibit ban_ banning cess arret interdi "
    "cese cesar prohib detener приостан прекра морат запре وقف تعليق حظر 暂停 停止 中止 禁止",
    "legislate":
    "legislat law_ laws bill enact statute loi_ lois projet_de_loi avant_projet ley_ leyes "
    "proyecto_de_ley законопроект законодат закон_ закона تشريع قانون 立法 法律 法案",
    "extend": "extension extend_the prorog prolong продлен تمديد 延期 延长",
    "appoint":
    "appoint nominat designat named_as naming_a name_a "
    "designer nommer nommera nombrar designar include_a integr форм_часть назнач "
    "تعيين 任命 指定",
    "relocate": "deplac relocat transfert_d moving_the move_the reubic traslad перенос перемещ نقل_المستودع 搬迁 迁移",
    "join_in":
    "associate_itself associates_itself join_the_declar join_the_statement se_joindre s_associe associer_a sumarse "
    "se_suma adherirse_a_la_declar присоединиться_к_заявл присоединяется_к_заявл",
    "invite": "invit приглас دعوة 邀请",
    "visit": "visit inspect visite посещ посет досмотр زيارة تفتيش 访问 视察",
    "consider":
    "consider review examin study_ reconsider рассмотр пересмотр изуч examen estudi revis النظر دراسة 审议 "
    "研究 审查",
    "withdraw": "withdraw retirer retrait retirar retiro отзыв отозв снять_огов سحب 撤回 撤销",
    "investigate": "investig inquir enquir enquet расслед تحقيق 调查",
    "release": "release set_free liber освоб إفراج إطلاق_سراح 释放",
    "compensate": "compensat indemn repar возмещ компенс تعويض 赔偿 补偿",
    "transfer":
    "export transfer licen arms_sales sell livrais exporta экспорт постав передачи_оруж تصدير نقل_الأسلحة "
    "出口 转让",
    "use": "use_of_ using_ emploi utilisation empleo uso_de применен использован استخدام استعمال 使用",
    "correct": "correct rectif erratum исправ تصحيح تصويب 更正 改正",
    "circulate": "circulat distribu распростран تعميم توزيع 分发 散发",
    "victims":
    "victim survivor rehabilit assistance_aux sobrevivient rescapes пострадавш жертв ضحايا ناجين 受害者 幸存者",
    "stocks": "stock stores_ arsenal хранен запас مخزون 库存 储存",
    "report": "report rapport informe_de informe_anual informe_inicial informe_ доклад отчет تقرير 报告",
    "comment": "comments observations views_on remarques observaciones замечан соображен ملاحظات تعليقات 意见 评论",
    "promote": "promot promouv encourag alent foment impuls содейств побужд تشجيع ترويج 促进 推动 鼓励",
    "maps": "map_ maps carte_ cartes mapa_ mapas карт_ карты خرائط 地图",
}  # fmt: skip
"""Step, and how words that speak of it begin."""

TELLING = (
    r"\b(?:inform|tell|advise|notify|let) (?:us|me|the \w+|our|know)|\blet (?:us|me) (?:know|have)|"
    r"\b(?:indicate|clarify|confirm|"
    r"state|specify|explain|say) (?:whether|how|what|when|if|which|why|the|its|your)|\bhow (?:many|much)|"
    r"\b(?:provide|supply|"
    r"furnish|share|give|receiv\w*|obtain\w*|send)(?: us| me)?(?: with)?(?: \w+){0,3} (?:information|figures?|"
    r"data|details|"
    r"comments|views|a copy|copies|reply|an account|particulars|clarification)",
    r"\b(?:publish|disclose|make public|release|report|communiqu\w+|publi\w+|divulg\w+|rendre publi\w+|hacer "
    r"public\w+|опубликовать|"
    r"обнародовать)(?: \w+){0,3} (?:numbers?|figures?|quantit\w+|sizes?|amounts?|types?|nombres?|chiffres?|cantidad\w*|"
    r"numeros?|cifras?|количеств\w+|числ\w+|данны\w+)",
    r"\b(?:nous|me|m|lui) (?:communiqu|indiqu|inform|precis|fair|dir)\w*|(?:communiqu|indiqu|precis|"
    r"confirm)\w+ (?:le|la|"
    r"les|si|a|au|combien|quel)|faire (?:savoir|connaitre)|combien d",
    r"\b(?:nos|me|se nos|le|se) (?:inform|indi[qc]|comuni[qc]|haga saber|den? a conocer)\w*|(?:informar?e?|informe|"
    r"indi(?:que|car)|comuni(?:que|car)|"
    r"precis(?:e|ar)|aclar(?:e|ar)|confirm(?:e|ar)) (?:si|a|que|cual|cuan|el|la|los|las)|hacernos (?:saber|"
    r"llegar)|cuant[oa]s",
    r"\b(?:сообщ|информир|уведом|разъясн|указ|подтверд)\w+|каково|сколько",
    r"إبلاغ|إفادة|إعلام|موافاة|توضيح|بيان ما إذا|كم عدد",
    r"告知|说明|通报|澄清|多少",
)
"""What is asked by who only wants to be told something."""


def any_of(cues: Iterable[str]) -> re.Pattern[str]:
    """Cues as one pattern for folded words."""
    return re.compile(_unmarked("|".join(f"(?:{x})" for x in cues)))


def _unmarked(cue: str) -> str:
    """A cue as `fold` leaves words: without an Arabic hamza or a Russian breve."""
    return "".join(c for c in unicodedata.normalize("NFKD", cue) if not unicodedata.combining(c))


_TELLING = any_of(TELLING)
_QUESTION_WORD = any_of(
    (
        r"^(?:\w+ )?(?:what|which|who|when|where|why|how)\b",
        r"^(?:\w+ )?(?:quel\w*|qui|quand|comment|pourquoi|ou|qu est ce|que|cual\w*|quien\w*|cuando|como|donde|"
        r"cuant\w*)\b",
        r"^(?:\w+ )?(?:как\w*|кто|когда|почему|где|сколько|что)\b",
        r"^(?:\w+ )?(?:ما|متى|كيف|لماذا|أين|كم)\b",
        r"什么|何时|为何|如何|哪些|谁",
    )
)
_WOULD_YOU = any_of(
    (
        r"^(?:\w+ )?(?:(?:could|can|would|will|may|might) (?:you|we|i)|(?:could|would) your)\b",
        r"^(?:\w+ )?(?:pourriez|pourrait|podria\w*|estaria\w*|не могли|могли бы|هل يمكن)",
    )
)

DONE = (
    r"\b(?:has|have|had)(?: (?:already|now|since|also|duly|therefore|just|recently)){0,2} (?:been )?"
    r"(?!(?:a|an|the|no|to|need|regard|not)\b)\w+(?:ed|en|wn|ne|nt|ld|id|ut|pt|ft|ade|um)\b",
    r"\b(?:was|were)(?: \w+){0,2} \w+(?:ed|ne|nt|wn|ld|id|ut)\b",
    r"\b(?:is|are) (?:enclosed|attached|annexed|available|published|complete|completed)\b",
    r"\b(?:destroyed|submitted|published|deposited|signed|ratified|acceded|abolished|completed|adopted|paid|suspended|"
    r"banned|approved|contributed|provided|gave|granted|allocated|designated|appointed|ended|handed|sent|cleared|"
    r"declared|released|withdrew|issued|transmitted|met|received)\b",
    r"\b(?:a|ont|avons|ai|avait|avaient)(?: (?:deja|bien|dument|ainsi))? (?:ete \w+|detruit|remis|transmis|"
    r"soumis|publie|"
    r"depose|signe|ratifie|adopte|acheve|presente|verse|alloue|suspendu|interdit|nomme|designe|procede|mis|pris|fait)",
    r"\best (?:achev|publi|joint)\w+|\b(?:fut|furent)\b",
    r"\b(?:fue|fueron|ha|han|hemos|habia)(?: (?:ya|sido|debidamente))* \w{3,}[dst]o?s?\b|\b\w{3,}(?:aron|ieron)\b",
    r"\bse (?:adjunta|acompana|encuentra publicad)\w*",
    r"\b(?:был\w*|уже|\w{4,}(?:лен|жен|ван|дан|сен|чен|ден|щен|ран|тан)[аоы]?|прилага\w+|направил\w*|представил\w*)\b",
    r"\b(?:уничтожил\w*|опубликовал\w*|присоединил\w*|подписал\w*|ратифицировал\w*)\b",
    r"\bتم\b|\bتمت\b|\bجرى\b|\bقد\b|\bسبق\b|مرفق",
    r"已经|已于|已|业已|随函附上|附上",
)
"""How words tell that a thing is done."""

_DONE = any_of(DONE)
_NOT_YET = any_of(
    (
        r"\b(?:not|never|nor|no|yet|bill|draft|process|procedures?|preparation|underway|being|lies before)\b",
        r"\b(?:partly|partial\w*|some of|plans? to|intends? to|able to|capacity to|means to|duty to)\b",
        r"\b(?:ne|pas|avant projet|projet|procedure|en cours|aucun\w*|nunca|proyecto|tramite|procedimiento|en curso)\b",
        r"\b(?:не|нет|законопроект\w*|проект\w*|процедур\w*|частично)\b",
        r"لم|ليس|مشروع|尚未|未|没有|草案|正在",
    )
)

UNSETTLED = (
    r"\bwill be (?:decided|determined|considered|examined|taken up|settled)|\bno (?:final )?decision (?:has|had|was)|"
    r"\b(?:has|have) (?:yet|not yet) (?:to )?(?:decide|been decided|taken a decision|reached)|\bremains? "
    r"to be (?:seen|decided)|\b(?:question|matter|issue|decision)s? (?:\w+ ){0,3}?remains? open|"
    r"\bcannot (?:yet )?(?:say|tell|give you a date|prejudge|anticipate)|\b(?:unable|not able|not in a "
    r"position) to (?:say|tell|predict|prejudge|confirm)|"
    r"\b(?:too early|premature) to\b|\bwill (?:consider|be considered|examine|study)\b|\bunder (?:review|"
    r"consideration|study|examination)",
    r"\baucune (?:decision|position)|\b(?:n a|n ont) pas (?:encore )?(?:ete )?(?:pris|decid|arret|tranch)\w*|"
    r"\ba l (?:etude|examen)\b|"
    r"\bsera (?:decid|examin|tranch)\w+|\bil est (?:premature|trop tot)",
    r"\bno se ha (?:adoptado|tomado|decidido)|\bninguna decision|\ben (?:estudio|evaluacion|consideracion)\b|"
    r"\bse decidira|\bsera "
    r"(?:examinad|decidid|estudiad|considerad)\w+|\bes prematuro",
    r"\bбудет (?:рассмотрен|изучен)\w*|\bрешени\w+ (?:\w+ )?(?:не|пока) (?:\w+ )?принят\w*|\bнаходится на "
    r"рассмотрении|\bизучается\b|"
    r"\bпрорабатыва\w+|\bпреждевременн\w+",
    r"لم يتخذ|لم تتخذ|قيد (?:الدراسة|النظر|البحث)",
    r"尚未作出|尚未决定|正在研究|正在审议|有待",
)
"""How words put a question off."""

ANOTHERS = (
    r"\b(?:is|are|remains?|would be) (?:\w+ )?(?:a matter|matters|the responsibility|the business) (?:for|of)\b|"
    r"\b(?:is|are|remains?|would be) for (?:the )?(?:\w+ )?(?:parliament|ministr\w+|ministers?|government|"
    r"cabinet|department|"
    r"legislature|courts?|congress|president|authorities)\b|"
    r"\b(?:falls?|lies?|rests?) (?:\w+ )?(?:within|under|with) (?:the )?(?:\w+ ){0,3}(?:competence|"
    r"responsib\w+|remit|ministr\w+|parliament|department)|"
    r"\bshould be (?:addressed|directed|put) to\b|\bin the hands of\b",
    r"\b(?:releve|relevent|relevant|ressortit|incombe|appartient)\b(?: \w+){0,3} (?:d|a|au|du|de|la|l)\b",
    r"\b(?:corresponde|compete|incumbe|atane)n? (?:\w+ ){0,3}(?:a|al|exclusivamente)\b",
    r"\b(?:относится|относятся|входит|входят|находится|отнесен\w*) (?:\w+ ){0,3}(?:к|в) (?:компетенци|"
    r"ведени)\w*|\bв компетенции\b",
    r"من اختصاص|يعود إلى|تعود إلى",
    r"由\w{2,12}(?:负责|主管|决定)|属\w{0,6}(?:职责|职权|主管)",
)
"""How words say that somebody else has to decide or answer."""

WITHHELD = (
    r"\b(?:classified|confidential|withheld|not (?:made )?(?:public|publicly|disclosed|released)|cannot be "
    r"(?:disclosed|released|"
    r"made public)|state secret|official secret)",
    r"\bsecrets? (?:de la |d )?(?:defense|etat)|\bconfidentiel\w*|\bne (?:sont|est) pas (?:rendu|public|"
    r"communic|divulg)\w*",
    r"\b(?:reservad|clasificad|confidencial)\w*|\bsecret[oa]s?\b|\bno (?:es|son) public\w*",
    r"\b(?:тайн\w+|секретн\w+|закрыт\w+ информаци\w+|публикаци\w+ не подлеж\w+|"
    r"разглашени\w+ не подлежит|не подлеж\w+ (?:разглашени|публикаци)\w+|конфиденциальн\w+)",
    r"سري|سرية|أسرار",
    r"机密|保密|不对外公布|不予公开",
)
"""How words keep back what was to be told."""

_WITHHELD = any_of(WITHHELD)
_UNSETTLED, _ANOTHERS = any_of(UNSETTLED), any_of(ANOTHERS)
_AGAINST = any_of(
    (r"\b(?:against|abstain\w*|abstention|contre|abst\w+|en contra|против|воздерж\w+)\b|ضد|الامتناع|反对|弃权",)
)
_TO_COME = any_of(
    (
        r"\b(?:will|shall|intends?|again|continu\w*|намерен\w*|буд\w+|впредь|votera|continuera|entend|votara|"
        r"seguira|continuara)\b|"
        r"سوف|ستصوت|将|继续",
    )
)
_FOR_IT = any_of((r"\b(?:for|favou?r|yes|pour|faveur|favor|за|пользу|support\w*)\b|لصالح|تأييد|赞成",))


def _prefixes(words: str) -> re.Pattern[str]:
    plain = [x.replace("_", " ") for x in words.split()]
    apart = [_unmarked(x) for x in plain if x[0] < "\u0600"]
    anywhere = [re.escape(fold(x)) for x in plain if x[0] >= "\u0600"]
    open_ = [re.escape(x) for x in apart]
    return re.compile("|".join([rf"\b(?:{'|'.join(open_)})", *anywhere]))


_STEPS = {step: _prefixes(words) for step, words in STEPS.items()}


TOLD = (
    "information figures data details renseign donnees informac datos cifras сведен информац данные "
    "معلومات بيانات أرقام 信息 数据 资料 情况"
)
"""How what is told is called; who asks to be told is answered by it, or refused it."""

_TOLD = _prefixes(TOLD)


def speaks_of_telling(words: str) -> bool:
    """True for words about information itself.

    >>> speaks_of_telling("The information is withheld."), speaks_of_telling("We have the honour to inform you of it.")
    (True, False)
    """
    return bool(_TOLD.search(f"{fold(words)} "))


@lru_cache(maxsize=4096)
def steps_in(words: str) -> frozenset[str]:
    """The steps that words speak of, done or asked.

    >>> sorted(steps_in("A delegation will take part.")), sorted(steps_in("Nous avons détruit nos stocks."))
    (['attend'], ['destroy', 'stocks'])
    """
    folded = f"{fold(words)} "
    return frozenset(step for step, cue in _STEPS.items() if cue.search(folded))


def asks_to_be_told(words: str) -> bool:
    """True when what is asked for is to be told something; a bare question is, "would you sign?" is not.

    >>> asks_to_be_told("to inform us how many mines remain"), asks_to_be_told("Has any licence been issued?")
    (True, True)
    >>> asks_to_be_told("to destroy the mines that remain"), asks_to_be_told("Would you sign the Convention?")
    (False, False)
    """
    folded = fold(words)
    found = _TELLING.search(folded)
    if found and found.start() < 60:
        return True
    if _QUESTION_WORD.search(folded) and words.rstrip(' ”»"').endswith(("?", "؟", "？")):
        return True
    return is_question(words) and not _WOULD_YOU.search(folded)


def is_question(words: str) -> bool:
    """True for words that end as a question does, or that begin as one put at second hand ("whether it will ...")."""
    return words.rstrip(' ”»";.').endswith(("?", "؟", "？")) or fold(words).startswith(
        ("whether ", "if ", "si ", "ли ")
    )


def is_done(words: str) -> bool:
    """True for words that tell that a thing is done, and neither in part nor in preparation.

    >>> is_done("The report was submitted on 30 April."), is_done("The bill has been submitted to Parliament.")
    (True, False)
    """
    folded = fold(words)
    return bool(_DONE.search(folded)) and not _NOT_YET.search(folded)


def leaves_open(words: str) -> bool:
    """True for words that put the question off or say that another has to answer it.

    >>> leaves_open("No decision has been taken."), leaves_open("That is a matter for the Ministry of Finance.")
    (True, True)
    >>> leaves_open("We will attend the meeting.")
    False
    """
    folded = fold(words)
    return bool(_UNSETTLED.search(folded) or _ANOTHERS.search(folded))


def withholds(words: str) -> bool:
    """True for words that keep back what was to be told.

    >>> withholds("The composition of the arsenal is classified."), withholds("The arsenal holds 340 of them.")
    (True, False)
    """
    return bool(_WITHHELD.search(fold(words)))


_REGRETS = any_of(
    (
        r"\b(?:i|we|government|minister|embassy|mission)(?: \w+){0,2} regrets?\b|\bregrettably|\bunfortunately|"
        r"\bi am afraid|\bsorry to|"
        r"\bregrett\w+|\bmalheureusement|\bau regret|\blament(?:a|o|amos|ablemente)\b|\bк сожалению|\bсожале\w+|"
        r"للأسف|نأسف|يؤسفن|遗憾|抱歉",
    )
)


def regrets(words: str) -> bool:
    """True for words that say no by being sorry.

    >>> regrets("I regret that our premises are too small."), regrets("Our premises are small.")
    (True, False)
    """
    return bool(_REGRETS.search(fold(words)))


def votes_otherwise(asked: str, said: str) -> bool:
    """True when a vote for something was asked for, and one against it or an abstention is announced.

    >>> votes_otherwise("to vote in favour of the draft", "Arden will vote against the draft.")
    True
    """
    mine, theirs = fold(asked), fold(said)
    return _asks_a_vote(asked, said) and not _AGAINST.search(mine) and bool(_AGAINST.search(theirs))


def votes_as_asked(asked: str, said: str) -> bool:
    """True when a vote for something was asked for, and a vote for it is announced.

    >>> votes_as_asked("to vote in favour of the draft", "Arden votes in favour each year and will do so again.")
    True
    """
    theirs = fold(said)
    return _asks_a_vote(asked, said) and bool(_FOR_IT.search(theirs) and _TO_COME.search(theirs))


def _asks_a_vote(asked: str, said: str) -> bool:
    return "vote" in steps_in(asked) and "vote" in steps_in(said) and bool(_FOR_IT.search(fold(asked)))
