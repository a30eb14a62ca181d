"""The words by which stances are told: tables for one who knows letters to correct, a line or two per language."""

from __future__ import annotations

import re


def _any(*cues: str) -> re.Pattern[str]:
    """Any of these, at the beginning of a word; Arabic and Chinese anywhere, as they join what others part."""
    return re.compile("|".join(rf"\b(?:{cue})" if cue[0] < "\u0600" else cue for cue in cues), re.IGNORECASE)


MEASURE = _any(
    r"bans?\b|banning\b|prohibit\w*|outlaw\w*|renounc\w*|forgo\w*|restrict\w*|eliminat\w+|abolish\w*",
    r"giv\w+ up\b",
    r"interdi\w+|renonc\w*|restreindre\b",
    r"prohib\w+|renunci\w+|restric\w+",
    r"запре[тщ]\w*|отказ\w+ от\b|ограничен\w*",
    r"حظر|التخلي|تقييد",
    r"禁止|放弃|限制",
)
"""To oppose a measure against a weapon is to side with the weapon, and against the treaty that bans it."""

HARM = _any(
    r"fail\w*|stand\w* in the way|obstruct\w*|hind(?:er|rance)\w*|block\w*|imped\w*|prevent\w*|exempt\w*",
    r"exclu\w+|exception\w*",
    r"overlook\w*|forg[eo]t\w*|ignor\w*|neglect\w*|mean\b|be (?:seen|understood|interpreted|used|allowed)\b",
    r"perpetuat\w*",
    r"violat\w*|breach\w*|undermin\w*|weaken\w*|ero(?:de|sion)\w*|evasion\w*|withdraw\w*|non-?compliance",
    r"attempts?\b",
    r"proliferation\b|nuclear tests?\b|nuclear testing\b|testing\b|delay\w*|failure\w*|refus\w+|abus\w+",
    r"misuse\w*|misinterpret\w*",
    r"viol(?:er|ation)\w*|affaibli\w*|retrait\b|prolifération\b|tentatives?\b|essais? nucléaires?\b",
    r"violaci\w*|debilit\w*|retirada\b|proliferación\b|intentos?\b|ensayos? nucleares\b",
    r"наруш\w*|подрыв\w*|ослабл\w*|выход\w* из\b|распространени\w*|попыт\w*|ядерн\w+ испытани\w*",
)
"""What stands between "we oppose" and a treaty's name when it is the treaty's enemy that is opposed."""

CRITICAL = _any(
    r"insufficien\w*|inadequa\w*|flaw\w*|discriminat\w*|unequal\w*|unfair\w*|unjust\w*|double standards?\b",
    r"loophole\w*",
    r"fall(?:s|ing)? short\b|fail(?:s|ed|ing)?\b|shortcoming\w*|imperfect\w*|imbalance\w*|unbalanced\b",
    r"monopol\w*|useless\b",
    r"insuffisan\w*|discriminatoire\w*|lacunes?\b|déséquilibr\w*",
    r"insuficien\w*|discriminatori\w*|deficiencias?\b|desequilibr\w*",
    r"недостат\w*|дискримин\w*|несбалансир\w*|несправедлив\w*",
)
"""What a treaty is blamed for: words that only give an opinion with one of these support nothing."""

FAVOUR = _any(
    r"welcom\w+|salut\w+|hail\w*|applaud\w*|commend\w*|pleas(?:ed|ure)\b|gratif\w+|satisf(?:ied|action)\b",
    r"proud\w*|rejoic\w*|honou?red\b",
    r"support\w*|favou?r\w*|committed to\b|(?:our|its|a|firm|full|strong|continued|unwavering) commitment to\b",
    r"attach\w* (?:\w+ ){0,2}(?:importance|significance)\b|reaffirm\w*|uphold\w*",
    r"importan(?:t|ce)\b|essential\b|vital\b|crucial\b|indispensable\b|fundamental\b|corner-?stones?\b",
    r"pillars?\b|backbone\b",
    r"milestones?\b|watershed\b|landmark\w*|histor(?:ic|ical)\b",
    r"significant (?:steps?|achievement|progress|success|development|contribution)|success\w*|achiev\w+",
    r"progress\b|contribution\w*",
    r"steps? (?:towards?|forward|in the right)\b|first steps?\b|strengthen\w*|universal(?:i[sz]\w+|ity)?\b",
    r"faithful\w*|complian\w+",
    r"comply(?:ing)?\b|implement\w*|entry[ -]{1,3}into[ -]{1,3}force\b|enters? into force\b|early conclusion\b",
    r"appreciat\w+|encourag\w+|look(?:s|ing)? forward to\b|hopes?\b|hoped\b|hopeful\w*|the need (?:for|to)\b",
    r"never compromise\b|respect(?:ed)? for\b|abid\w+ by\b",
    r"accueill\w+|félicit\w+|réjoui\w+|souti\w+|appui\w*|attach\w+|importan(?:t|ce)s?\b|essentiel\w*",
    r"pierre angulaire\b|succès\b",
    r"entrée en vigueur\b|universalis\w+|renforce\w*|mise en œuvre\b|respecter\b",
    r"acog\w+|celebr\w+|felicit\w+|apoy\w+|importan(?:te|cia)\b|esencial\w*|piedra angular\b|éxito\w*",
    r"entrada en vigor\b|fortalec\w+",
    r"приветств\w*|поддерж\w*|важн\w*|краеугольн\w*|успех\w*|вступлени\w+ в силу\b|укреплен\w*|универсал\w*",
    r"соблюд\w*",
    r"نرحب|نؤيد|أهمية|欢迎|支持|重要|基石|生效",
)
"""What speaks well of a treaty or asks that it be kept, in words that name it."""

WANTED = _any(
    r"yet to|not yet|still (?:needs?|has|have|remain)|(?<!which )(?<!that )(?<!who )ha(?:ve|s) not|outside",
    r"refus\w+ to|more states",
    r"remaining|must|should|incumbent|compel\w*|demand\w*",
    r"all (?:states|countries|nations|members)|those (?:states|countries|few)|call\w* (?:for|on|upon)|urg\w+",
    r"appeal\w*|invit\w+",
    r"toutes? les|tous les|doi(?:t|vent)|appel\w*|exhort\w+|invit\w+",
    r"todos los|debe\w*|exhort\w+|inst\w+ a|llam\w+ a",
    r"всех|все|долж\w+|призыв\w+",
)
"""With a step of joining in the same words: who asks it of others, or finds them late, wants the treaty."""

OPINION = re.compile(
    r"believ\w*|consider\w*|think\w*|view\w*|opinion|feel\w*|convi\w*|need\w*|must|should|essential|imperative|necessary|"
    r"urgent|estim\w*|conside\w*|"
    r"creemos|счита\w*|полага\w*",
    re.IGNORECASE,
)

NOT = re.compile(
    r"\b(?:not|no|never|cannot|without|lack\w*|little|hardly|n['’]\w+|ne|pas|sin|не|нет|без)\W+(?:\w+\W+){0,2}\Z",
    re.IGNORECASE,
)

SELF = re.compile(
    r"\b(?:we|our|my (?:own )?(?:country|government|delegation|state)|including my own|i|"
    r"nous|notre|mon pays|nuestro|nosotros|hemos|мы|наша|моя)\b",
    re.IGNORECASE,
)

DID = re.compile(
    r"\b(?:sign(?:ed|ing|atory|atories)?|ratif\w+|acced(?:ed|ing)|accession|adher(?:ed|ing|ence)|joined|"
    r"(?<!of )(?<!the )part(?:y|ies) to|"
    r"signé\w*|ratifié\w*|adhéré|partie à|firm(?:ó|ado|amos)|ratific\w+|adhirió|parte en|подписал\w*|ратифицировал\w*|"
    r"присоединил\w*|участни\w+)\b",
    re.IGNORECASE,
)

PARTICIPLE = re.compile(
    r"\A\W*(?:having|after|by|as (?:a|one|the)|ayant|en tant qu\w+|habiendo|como|будучи|подписав|ратифицировав)\b",
    re.IGNORECASE,
)

NO_DEED = re.compile(
    r"\b(?:to|will|would|become|becoming|should|must|by an?|every|all|any|other|non)\W+(?:\w+\W+){0,1}\Z", re.IGNORECASE
)

THE_TREATY = re.compile(
    r"\b(?:the|this|that|said|its|le|la|ce|cette|el|dicha?|est[ea])\s+(?:convention|treaty|protocol|agreement|traité|protocole|"
    r"accord|convención|tratado|protocolo)\b|\b(?:конвенци\w*|договор\w*|протокол\w*)\b",
    re.IGNORECASE,
)

CONTRAST = re.compile(
    r"\b(?:rather|instead|than|but|not|unlike|although|while|which|that|who|whose|mais|sino|pero|а не|но)\b",
    re.IGNORECASE,
)

KEPT = re.compile(
    r"\b(?:sign\b|ratif\w+|acced\w+|adher\w+|join\b|becom\w+ (?:a )?part\w+|fulfil\w*|comply|implement\w*|respect\b|"
    r"honou?r\b|"
    r"abide|strengthen\w*|universal\w*|signer|ratifier|adhérer|respecter|firmar|ratificar|adherir\w*|cumplir|"
    r"подписать|ратифицировать|присоединиться|соблюдать)",
    re.IGNORECASE,
)

JOINED = re.compile(
    r"\b(?:signed|ratified|acceded|joined|accepted|signé|ratifié|adhéré|firmado|ratificado|adherido|подписал\w*|"
    r"ратифицировал\w*|присоединил\w*)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:\d+|many|most|more|several|other|some) (?:of )?(?:the )?(?:member )?(?:countries|states|nations|members)\b|"
    r"\b(?:pays|états|países|estados|государств\w*|стран\w*)\b",
    re.IGNORECASE,
)
"""Others who do what the words tell."""
