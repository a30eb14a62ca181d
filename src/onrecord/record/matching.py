"""Which words of a reply speak to which ask.

Every statement of a reply is held against every ask of the letter it answers. What speaks for an ask: words they share
(those that only one of the asks has weigh most), the step they speak of, the treaty or theme they are on, a number that
points at it ("on your third question"), and that the sentence before was about it. The best ask takes the statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Act, Letter, Relation, Statement
from onrecord.record.asking import steps_asked
from onrecord.record.membership import asked_direction, direction
from onrecord.record.named import family, state_named, treaty_named
from onrecord.record.parties import fold, stem
from onrecord.record.steps import asks_to_be_told, speaks_of_telling, steps_in

ENOUGH = 1.5
"""What must speak for an ask before words are taken to speak to it, where the letter asks more than one thing."""

ALONE = 1.0
"""The same where it asks one thing alone."""

GOES_ON = 1.0
"""What it counts that the sentence before spoke to the same ask, in the same paragraph."""

POINTED_AT = 8.0
SAME_NUMBER = 1.5
IN_STEP = 4.0
"""What it counts that a reply numbered as the asks are has the same number."""

CLEARLY = 3.0
"""What must speak for an ask before the rest of a sentence is taken to turn to it from another."""

ANNOUNCED = 1.5
"""What it counts that a sentence opens by saying what it is about ("As regards the definition, ...")."""
MOST_WORDS = 4.0
ONE_WORD = 0.6


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of an ask and its topics: what an answer is held against.

    number   its place among the asks of its letter as the letter counts them, from 1; 0 where it does not
    """

    words: str
    topics: tuple[str, ...] = ()
    number: int = 0


def spoken_to(
    asked: Sequence[Asked], reply: Letter, said: Sequence[Statement], addressee: str
) -> dict[int, list[Statement]]:
    """By the place of an ask in `asked`, the statements of a reply that speak to it, in their order.

    `said` are the statements that count as the addressee's. One that speaks as much to two asks is given to both.
    """
    if not asked or not said:
        return {}
    weigh = _Weights(asked, reply, said, addressee)
    found: dict[int, list[Statement]] = {}
    before: tuple[int, frozenset[int]] = (-1, frozenset())
    settled, ended = False, 0
    for one in sorted(said, key=lambda s: s.quote.start):
        paragraph = reply.text.count("\n\n", 0, one.quote.start)
        last = before[1] if before[0] == paragraph else frozenset()
        within = bool(last) and not _ENDS.search(reply.text, max(ended - 1, 0), one.quote.start)
        best = weigh.best(one, reply, last, leans=one.act in SETTLING and not settled, within=within)
        ended = one.quote.end
        settled = one.act in SETTLING
        for n in sorted(best):
            found.setdefault(n, []).append(one)
        # Who has turned to another topic goes on about that.
        before = paragraph, best or (frozenset() if one.topics else last)
    return found


class _Said:
    """What there is to tell of one statement, worked out once for all asks."""

    def __init__(self, said: Statement) -> None:
        shown = said.quote.shown
        self.words, self.steps, self.topics = carrying(shown), steps_in(shown), said.topics
        self.joins = bool(steps_asked(shown) or direction(shown) or _BEFORE_PARLIAMENT.search(shown))
        self.tells = speaks_of_telling(shown)


class _Weights:
    """What words weigh between the asks of one letter and the statements of its answer."""

    def __init__(self, asked: Sequence[Asked], reply: Letter, said: Sequence[Statement], addressee: str) -> None:
        self.asked = asked
        numbers = {a.number for a in asked if a.number}
        self._in_step = len(numbers) > 1 and numbers <= {_number_of(s, reply) for s in reply.statements}
        self.words = [carrying(a.words) for a in asked]
        self.steps = [steps_in(a.words) for a in asked]
        self.joins = [bool(asked_direction(a.words)) for a in asked]
        self.told = [asks_to_be_told(a.words) for a in asked]
        self._in_asks = Counter(word for words in self.words for word in words)
        self._steps_in_asks = Counter(step for steps in self.steps for step in steps)
        self._topics_in_asks = Counter(topic for a in asked for topic in dict.fromkeys(a.topics))
        self._in_said = Counter(word for s in said for word in carrying(s.quote.shown))
        self._names = _named(addressee, tuple(dict.fromkeys(t for a in asked for t in a.topics)))
        self._enough = ENOUGH if len(asked) > 1 else ALONE

    def best(
        self, said: Statement, reply: Letter, last: frozenset[int], *, leans: bool, within: bool
    ) -> frozenset[int]:
        """The asks a statement speaks to; none where nothing tells.

        last    those that the sentence before spoke to
        leans   True where this one settles what that one only told of
        within  True where it stands in the same sentence
        """
        if said.act in SETTLING and _POINTS_AT_ALL.search(said.quote.shown):
            return frozenset(range(len(self.asked)))
        number, pointed = _number_of(said, reply), _pointed_at(said.quote.shown)
        mine = _Said(said)
        own = [self._between(n, mine) for n in range(len(self.asked))]
        leaning, announced = goes_on(said.quote.shown), self._announced(said)
        scores = []
        for n, (ask, score) in enumerate(zip(self.asked, own, strict=True)):
            total = score + GOES_ON * (n in last and (score > 0 or leaning))
            total += POINTED_AT * bool(pointed and pointed == ask.number)
            total += (IN_STEP if self._in_step else SAME_NUMBER * bool(score)) * bool(number and number == ask.number)
            total += ANNOUNCED * bool(announced & self.words[n])
            scores.append(total)
        high = max(scores, default=0.0)
        if said.act is Act.JUSTIFICATION and last:
            return last  # a reason is that of what was just said
        if within and leans and not pointed and max(own) < CLEARLY:
            return last
        if high >= self._enough:
            return frozenset(n for n, score in enumerate(scores) if score > high - 0.01)
        if last and (leans or leaning) and not said.topics and not max(own):
            return last
        return self._of_all(said, reply, own)

    def _of_all(self, said: Statement, reply: Letter, own: list[float]) -> frozenset[int]:
        """A refusal or promise of all that was asked, or of what the reply says itself that it was asked."""
        if said.act not in SETTLING:
            return frozenset()
        if _POINTS_AT_ONE.search(said.quote.shown) or (len(self.asked) == 1 and _POINTS_AT_IT.search(said.quote.shown)):
            return frozenset(range(len(self.asked)))
        if said.topics or max(own) > 1.0:
            return frozenset()
        told = [carrying(r.about.exact) for r in reply.references if r.about and r.relation is Relation.IN_REPLY_TO]
        wanted = [frozenset(w for w in words - self._names if self._in_asks[w] == 1) for words in self.words]
        return frozenset(
            n for n, words in enumerate(wanted) if words and any(2 * len(words & some) >= len(words) for some in told)
        )

    def _between(self, n: int, said: _Said) -> float:
        """What speaks for one ask in a statement."""
        words = said.words & self.words[n] - self._names
        shared = min(MOST_WORDS, sum(map(self._weight, words)))
        steps = sum(2.0 / self._steps_in_asks[step] ** 2 for step in said.steps & self.steps[n])
        more = steps + 2.5 * (said.joins and self.joins[n]) + (said.tells and self.told[n])
        more += self._topics(n, said.topics)
        # One word in common ("government") tells nothing by itself.
        return shared * (1.0 if more or len(words) > 1 else ONE_WORD) + more

    def _announced(self, said: Statement) -> frozenset[str]:
        """The words a sentence says it is about, that one ask alone has."""
        found = _AS_TO.match(" ".join(said.quote.shown.split()))
        words = carrying(found["what"] or found["zh"]) - self._names if found else frozenset()
        return frozenset(word for word in words if self._in_asks[word] == 1)

    def _weight(self, word: str) -> float:
        if word.isdigit() and len(word) < 4:
            return 0.25
        general = 0.3 if word.startswith(_GENERAL) else 1.0
        return general / self._in_asks[word] ** 2 / (2.0 if self._in_said[word] > 2 else 1.0)

    def _topics(self, n: int, said: tuple[str, ...]) -> float:
        mine = self.asked[n].topics
        if not mine or not said:
            return 0.0
        both = set(mine) & set(said)
        wide = frozenset().union(*(family(t) for t in mine)) & set(said)
        first = said[0] == mine[0]
        alike = 1.5 if first else 1.0 if both else 0.7 if wide else 0.0
        alone = max((1.0 / self._topics_in_asks[t] ** 2 for t in both), default=0.0)
        # Who speaks of the weapon does not speak of its stocks, nor of who shall be invited to talk of it.
        whole = self.joins[n] or len(self.asked) == 1 or self.steps[n] & _OF_THE_TOPIC
        return (alike + alone) * (1.0 if whole else 0.5)


SETTLING = frozenset({Act.REFUSAL, Act.POSITION_OPPOSE, Act.COMMITMENT, Act.CONDITIONAL_COMMITMENT})
"""Acts that settle what they speak to."""


_OF_THE_TOPIC = frozenset({"support", "vote", "stop", "use", "destroy", "transfer", "sponsor"})
"""Steps that words on the topic itself can answer."""


def _named(addressee: str, topics: Sequence[str]) -> frozenset[str]:
    """The words of the addressee's and the treaties' names: who says them speaks of the same things, not to the ask."""
    names = [state_named(addressee).formal, state_named(addressee).bare] if len(addressee) == 3 else [addressee]
    return frozenset().union(*(carrying(x) for x in (*names, *(treaty_named(t).formal for t in topics))))


@lru_cache(maxsize=4096)
def carrying(text: str) -> frozenset[str]:
    """The words of a sentence that carry it, cut so that "stocks" meets "stock" and "ratifier" "ratification".

    Chinese, which sets no spaces, gives its pairs of signs.

    >>> sorted(carrying("to ratify the Convention"))
    ['conven', 'ratify']
    """
    found: set[str] = set()
    for word in fold(text).split():
        if word in _small():
            continue
        if "\u4e00" <= word[0] <= "\u9fff":
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        elif "\u0600" <= word[0] <= "\u06ff":
            found.add(_ARTICLE.sub("", word)[:5])
        elif len(word) > 2 or word.isdigit():
            found.add(_ENDING.sub("", stem(word))[:6])
    return frozenset(found)


_ENDING = re.compile(r"(?<=...)(?:ing|ed|es|s|e)\Z")
_ARTICLE = re.compile(r"^[وف]?(?:بال|لل|ال|ل|ب)?(?=...)")


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    """The words of every language that carry nothing."""
    from onrecord.reference.languages import languages

    known = {fold(word) for one in languages() for word in one.function_words}
    return frozenset(known) | _SMALL


_SMALL = frozenset(
    re.findall(
        r"\w+",
        "an at any all can did do does had had how if into its may more most no nor of or our out over shall should so "
        "some such than their them then there these they those us what when where who whom would can been being but "
        "also however regard regards with respect concerning "
        "nous notre nos vous votre vos leur leurs son ses mon mes elle ils cette ces cet qu aux ete etre "
        "sont ont avoir "
        "fait plus tout tous toute quant sujet concernant sera seront serait pourrait pourriez dire avons egalement "
        "usted ustedes nuestro nuestra nuestros sus una unos esta este esto estos ser sido son han hemos cuanto "
        "respecto relacion "
        "мы наш наша наши вы вас вам ваш ваша они его ее их этот эта это эти также либо если при для отношении ",
    )
)

_GENERAL = tuple(
    re.findall(
        r"\w+",
        "govern gouver gobier правит conven traite tratad treaty догово конвен intern nation nacion minist "
        "minist state "
        "polit polici positi posici questi cuesti вопрос situat situac securi seguri possib posibl presen "
        "matter countr "
        "subjec letter lettre carta письм campai coalit organi human resolu republ author autori process measur accoun "
        "contin genera repres stat estad etat госуд parti republ weapon armes armas оружи",
    )
)
"""Beginnings of words that stand in every such letter, and tell of no ask alone."""

_BEFORE_PARLIAMENT = re.compile(
    r"\b(?:treaty|convention|protocol|instrument|trait[ée]|tratado|convenci[óo]n|protocolo|договор\w*|конвенци\w*)\b"
    r"[^.;]{0,80}\b(?:parliament|assembly|congress|cabinet|senate|diet|parlement|assembl[ée]e|congreso|asamblea|"
    r"парламент\w*|дум[ауые])\b",
    re.IGNORECASE,
)
"""A treaty is laid before those who let it be ratified."""

_POINTS_AT_IT = re.compile(
    r"\b(?:do so|so|this|that|these|those|it|them|your (?:\w+ ){0,2}(?:request|proposal|appeal|call|invitation)|"
    r"comply|accept|agree|le faire|votre (?:demande|proposition|appel)|"
    r"accept\w*|hacerlo|su (?:solicitud|petición|propuesta)|"
    r"это|ваш\w* (?:просьб\w*|предложени\w*|обращени\w*))\b",
    re.IGNORECASE,
)
_POINTS_AT_ALL = re.compile(
    r"\b(?:(?:your|these|those) (?:\w+ ){0,2}(?:requests|proposals|appeals|calls|suggestions|demands|recommendations)|"
    r"(?:vos|ces) (?:\w+ )?(?:demandes|propositions|appels|suggestions|recommandations)|"
    r"(?:sus|estas) (?:\w+ )?(?:solicitudes|peticiones|propuestas|recomendaciones)|"
    r"ваш\w* (?:\w+ )?(?:просьбы|просьб|просьбам|предложени[йя]|предложениям))\b|طلباتكم|مقترحاتكم",
    re.IGNORECASE,
)
_POINTS_AT_ONE = re.compile(
    r"\b(?:(?:your|this|that|the) (?:\w+ ){0,2}(?:request|proposal|appeal|call|suggestion|demand|"
    r"recommendation|invitation)|"
    r"what you (?:ask|propose|request|suggest)\w*|(?:votre|cette) (?:\w+ )?(?:demande|proposition|suggestion)|"
    r"votre (?:\w+ )?appel|(?:su|esta) (?:\w+ )?(?:solicitud|petición|propuesta)|"
    r"ваш\w* (?:\w+ )?(?:просьб\w+|предложени\w+|обращени\w+))\b|طلبكم|贵方(?:要求|请求|提议|建议)",
    re.IGNORECASE,
)
_AS_TO = re.compile(
    r"(?:as (?:to|for|regards)|with (?:regard|respect) to|regarding|concerning|on|in respect of|turning to|"
    r"pour ce qui (?:est|concerne)|quant (?:à|au|aux)|concernant|s['’]agissant|en ce qui concerne|"
    r"en cuanto al?|respecto (?:de|del|al?)|con respecto al?|en relación con|en lo que (?:respecta|se refiere) al?|"
    r"что касается|в отношении|относительно|по вопросу|أما|بخصوص|بشأن|فيما يتعلق)\s(?P<what>(?:[\w'’-]+\s?){1,7})|"
    r"(?:关于|至于|就)(?P<zh>\w{2,12})",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?؟。！？](?:\s|\Z)|\n\n")
_GOES_ON = re.compile(
    r"\b(?:it|its|this|that|these|those|them|they|such|so|however|nor|neither|same|"
    r"cela|celui|celle|celles|ceux|le|la|les|ce|il|elle|en|y|toutefois|"
    r"lo|los|las|ello|este|esta|dicho|dicha|"
    r"это|этот|эта|эти|его|ее|их|он|она|однако)\b|هذا|هذه|ذلك|该|此|这|其",
    re.IGNORECASE,
)


def goes_on(words: str) -> bool:
    """True for words that lean on the sentence before ("We have no plans to publish them")."""
    return bool(_GOES_ON.search(words))


_ORDINALS = tuple(
    re.compile(cue, re.IGNORECASE)
    for cue in (
        r"first|1st|premi[eè]re?|primer[ao]?|перв\w+|الأول|الأولى|第一",
        r"second|2nd|deuxi[eè]me|seconde?|segund[ao]|втор\w+|الثاني|الثانية|第二",
        r"third|3rd|troisi[eè]me|tercer[ao]?|треть\w+|третий|الثالث|الثالثة|第三",
        r"fourth|4th|quatri[eè]me|cuart[ao]|четв[её]рт\w+|الرابع|الرابعة|第四",
        r"fifth|5th|cinqui[eè]me|quint[ao]|пят\w+|الخامس|الخامسة|第五",
        r"sixth|6th|sixi[eè]me|sext[ao]|шест\w+|السادس|السادسة|第六",
    )
)
_NUMBERED_POINT = re.compile(
    r"\b(?:questions?|requests?|points?|items?|paragraphs?|demandes?|puntos?|preguntas?|вопрос\w*|пункт\w*)\s+"
    r"(?:no\.? ?|n[º°] ?|№ ?)?\(?(\d|[a-f]|[ivx]+)(?=[).,;:\s]|\Z)",
    re.IGNORECASE,
)
_NTH_POINT = re.compile(
    r"(\w+)\s+(?:(?:of your|de votre|de su|of the) )?(?:questions?|requests?|points?|quer(?:y|ies)|asks?|proposals?|"
    r"demandes?|recomm[ae]ndations?|puntos?|preguntas?|solicitud(?:es)?|petici[óo]n(?:es)?|вопрос\w*|пункт\w*|"
    r"просьб\w*)\b"
    r"|(?:النقطة|السؤال|الطلب)\s+(\w+)|(第[一二三四五六])(?:个|项|点|条)",
    re.IGNORECASE,
)


def _pointed_at(words: str) -> int:
    """The number of the ask that words point at ("on your third question", "as to point (b)"); 0 for none.

    >>> _pointed_at("On your third question, no licence was granted."), _pointed_at("As to point b, we will.")
    (3, 2)
    """
    opening = words[:120]
    if numbered := _NUMBERED_POINT.search(opening):
        return counted(numbered[1])
    told = [next(filter(None, m.groups())) for m in _NTH_POINT.finditer(opening)]
    return next((n for one in told for n, cue in enumerate(_ORDINALS, 1) if cue.fullmatch(one)), 0)


_MARKER = re.compile(r"(?:^|\n)[ \t]*\(?(?P<mark>\d{1,2}|[a-z]|[ivx]{1,4}|[а-е])[.)]\)?[ \t]*\Z", re.IGNORECASE)


def number_before(text: str, start: int) -> int:
    """The number printed before a statement ("(c) ", "3. ", "iv) "); 0 for none.

    >>> number_before("We ask you:\\n(b) to publish it", 16)
    2
    """
    found = _MARKER.search(text, max(0, start - 12), start)
    return counted(found["mark"]) if found else 0


def _number_of(said: Statement, reply: Letter) -> int:
    return number_before(reply.text, said.quote.start)


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def counted(mark: str) -> int:
    """What a mark counts: "3", "c", "iii".

    >>> counted("3"), counted("c"), counted("iii"), counted("в")
    (3, 3, 3, 3)
    """
    mark = mark.lower()
    if mark.isdigit():
        return int(mark)
    if mark in _ROMAN:
        return _ROMAN[mark]
    return ord(mark) - ord("а" if mark >= "а" else "a") + 1
