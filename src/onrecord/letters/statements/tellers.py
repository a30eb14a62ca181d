"""Who says what a telling verb tells: a subject the letter knows, a name nobody knows, or the words before the verb."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.letters.statements.acts import Clause
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.subjects import Side, Subject, doer, is_state

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|General|Gen|Colonel|Col|Admiral|Captain|Ambassador|Minister|President|Chancellor"
    r"|Secretary|Senator|Congressman|Prince|Baron|Count|Earl|Viscount|Señora?|Sra?|Don|M|MM|Mme|Mlle|Messrs|Professor|Prof"
    r"|Judge|Justice|Consul|Marshal|Premier|Herr|Frau|(?:Foreign|Prime) (?:Minister|Secretary))\.?,? "
)
_PART = r"(?:de |la |le |van |von |der |du |dos? |da |al-|el-|bin |ibn |(?:de )?[dl]['’])*"
_CALLED = rf"(?<!\w){_PART}[A-ZÀ-ÞА-ЯЁ][\w'’-]+(?: (?:and |of |y |et )?{_PART}[A-ZÀ-ÞА-ЯЁ][\w'’.-]*){{0,3}}"
_ADVERBS = (
    r"(?:then |also |had |has |have |further |again |later |now |however,? |next |likewise |\w+ly "
    r"|m'|l'|nous |me |lui )*"
)
_NAME = re.compile(rf"(?P<name>{_TITLE}{_CALLED},?|(?<![.!?] ){_CALLED}) {_ADVERBS}[“\"«]?\Z")
_NOBODY_WORDS = """
as comme como когда
having some many most others on upon c'est cela ce certains algunos further later also then finally subsequently
however nobody nothing everyone none somebody no both neither either pour dans ainsi enfin puis ensuite personne rien
him her them lui eux il elle ils elles él ella ellos ellas usted ustedes он она они оно мы вы
nadie nada además luego también finalmente according following it this that these those there what which who
"""
_NOBODY = frozenset(_NOBODY_WORDS.split())
_OPENS_NONE_WORDS = """
it this there to as having what these those not and but or so while although though if keep please
let comme como как ainsi así также quant
"""
_OPENS_NONE = frozenset(_OPENS_NONE_WORDS.split())
_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "my",
        "your",
        "their",
        "le",
        "la",
        "les",
        "un",
        "une",
        "l'",
        "el",
        "los",
        "las",
        "una",
        "nuestro",
        "nuestra",
    ]
)
_TAIL = re.compile(
    r"(?:\s|\b(?:has|have|had|also|then|further|again|later|now|recently|just|already|likewise|himself|herself|itself"
    r"|themselves|repeatedly|never|nous|me|lui|leur|vous|nos|les|le|se|a|ont|avait|avaient|ha|han|había|\w+ly)\b)+\Z"
)
_NO_NOUN_ENDS_WORDS = """
and or not yet would will be been that which who to of some was were is are the a no
"""
_NO_NOUN_ENDS = frozenset(_NO_NOUN_ENDS_WORDS.split())
_HEAD = re.compile(r"(?:(?:the|a|an|le|la|les|l'|un|une|el|los|las|una)\b ?|l')")
_HAN_NOUN = re.compile(
    r"(?:(?<![一-鿿])|[日月年]|但|而|且|又|并|随后|此后|目前)(?P<name>[一-鿿]{1,12}?(?:专家|学者|人士|组|委员会|协会|联盟|组织|法院|法庭|部门|当局|官员|发言人|"
    r"代表|议会|部长|大使|总统|总理|主席|主任|秘书长|媒体|报纸|公司|厂商|证人|居民|机构|小组|律师|公众|专员))"
    r"(?:们)?(?:则|也|还|曾|又|均|都|却|已|一致|明确|公开|当时|随即|再次|多次|仍|亦)*(?:向[一-鿿]{1,8})?\Z"
)
_WHEN = re.compile(
    r"(?: (?:this|last) (?:morning|week|month|year|evening|night)| yesterday| today| hier| ce matin| ayer| hoy"
    r"| m['’]| l['’]| nous| lui| ne| nos| les)+\Z"
)
_THREE_WORDS = re.compile(r"(?: [\w-]+){1,3}")
_THE = re.compile(r" (?=the |an? )")
_CALLED_THERE = re.compile(rf"\s*(?:{_TITLE})?{_CALLED}")
_TITLED = re.compile(rf"{_TITLE}{_CALLED}(?= [a-z])")
_TO_COMMA = re.compile(r"\s*(?:the |our |la |le |les |l['’]|el |los |las )?(?P<words>[^\W\d]\w+(?:[ -]\w+){0,4}),")
_AND = re.compile(r"\w (?:and|et|y|и) (?:\w+ly |also |then |had |has )*\Z")
_TO_THAT = re.compile(r"\s*(?:the |our )?(?P<words>(?:[^\W\d]\w+ ){1,4})(?=that )")
_JOINERS = ("of", "and", "for", "de", "du", "des", "y", "et", "del")
_ELIDED = re.compile(r"\A[Ll]['’]")
_BODY = re.compile(
    r"(?i:\b(?:council|committee|commission|association|campaign|society|coalition|network|foundation|institute|federation"
    r"|league|movement|trust|alliance|forum|organi[sz]ation|union|group|comité|conseil|réseau|coalición|red|comisión))\b"
)
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_NAME = re.compile(
    r"\s*(?P<name>(?P<title>السيدة?|السفيرة?|الوزيرة?|الدكتورة?|الرئيسة?|الأستاذة?|اللواء|العميد)?"
    r"(?:\s*[\u0621-\u064a]+){1,7}?)(?=\s+(?:بأن|أن|أنها?|إن|فإنه?|فقد|في|عن|خلال|يوم|قبل|بعد|لنا|إلى)\s|\s*[،,.:«\"])"
)
_PUT_IN = re.compile(r"(?:,| \() ?(?:which|who|whose|qui|dont|que|quien|cuy[oa]s?|которы\w+)\b[^,;.()]{3,120}[,)] ?")
_AGENT = re.compile(r"(?: to (?:[^\s,;]+ ){1,5}?)? ?by (?:the )?(?=\w)")
_JUST_BEFORE = re.compile(rf"(?P<name>{_TITLE}{_CALLED}|{_CALLED})[ ,'’]{{0,2}}\Z")
_WHO = re.compile(
    r"[ ,](?P<who>who|qui|quien(?:es)?|котор(?:ый|ая|ые)) "
    r"(?:has |have |had |also |then |now |nous |m'|me |nos |\w+ly )*\Z"
)
"""What makes a telling verb that of the name before it: "my colleagues, who told me that"."""
_PIECE = re.compile(r"[,;:()—–\"“”]")
_RELATIVE = re.compile(r"(?:which|that|whom|que|qu'|которы\w+)\s*\Z")
_BARRING = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]f|[Tt]o|[Ii]n|[Bb]y|[Aa]t|[Oo]n|[Ff]rom|[Ww]ith|[Ff]or|[Ll][ae]s?|[Dd][ue]l?|[Dd]es|[Ee]l|[Aa]l?|[Àà]|[Ee]n|[Pp]ar|[Pp]or|[Cc]on)\s\Z"
)
"""Behind these a name is no subject."""

MOST_WORDS = 8
""""An official of the ministry of trade": more words than this are no subject."""


def teller(clause: Clause, verb: re.Match[str], who: str, text: str, folded: str, cues: Cues) -> Subject | None:
    """Who says it: the subject before the verb, a name or noun right before it; for "according to" what is behind.

    who   as in the cue: "before", "after", "nobody" (a passive), "addressee", "person" (before, and a person's alone)
    """
    if who == "addressee":
        return Subject(verb.start(), verb.end(), Side.ADDRESSEE)
    if who == "nobody":
        return _by_whom(clause, verb, text, folded)
    if who == "after":
        return _source_behind(clause, verb, text, cues)
    if folded.startswith("'s ", verb.start() - 3):
        return _before_who(clause, verb.start() - 2, text)
    if relative := _WHO.search(folded, clause.start, verb.start()):
        return _before_who(clause, relative.start("who"), text)
    found = _before_verb(clause, verb, text, folded, cues)
    return found if who != "person" or (found and found.person) else None


def _source_behind(clause: Clause, verb: re.Match[str], text: str, cues: Cues) -> Subject | None:
    known = next((s for s in clause.subjects if verb.end() <= s.start <= verb.end() + 40), None)
    if known and "," in text[verb.end() : known.start]:
        known = None  # "Selon plusieurs ONG, des fusils belges"
    named = _behind(verb.end(), clause.end, text, known) if known is None or _unnamed(known) else None
    gone_on = clause.subject if cues.drops_subjects and clause.subject else None
    return named or known or (gone_on if gone_on and gone_on.start < clause.start else None)


def _before_verb(clause: Clause, verb: re.Match[str], text: str, folded: str, cues: Cues) -> Subject | None:
    subject = doer(clause.subjects, verb.start())
    if subject is None and (yours := _of_yours(clause, verb.start(), folded)):
        return yours
    if subject is None or _unnamed(subject) or _only_in_a_relative(subject, folded) or _far(subject, verb, folded):
        named = _of_state(_unknown_name(clause, verb.start(), text), clause)
        if named and _is_post(named, cues):  # "As for Arden, its Ambassador has told us"
            owner = next((s for s in reversed(clause.subjects) if s.end <= verb.start() and s.holder), None)
            named = owner or named
        named = named or _noun(clause, verb, text, folded, cues)
        if named:
            return named
    if subject is not None and is_state(subject.holder) and (private := _private(subject, verb.start(), text, cues)):
        return private
    if subject is not None and _unnamed(subject):
        return _called_as_written(subject, verb.start(), text, folded, cues)
    return subject or (clause.subject if clause.subject and clause.subject.start < clause.start else None)


def _before_who(clause: Clause, at: int, text: str) -> Subject | None:
    """Who tells in "Mr. Vale, who told us that": whom the words before "who" name; nobody where that is the writer."""
    known = next((s for s in reversed(clause.subjects) if s.start < at <= s.end + 40), None)
    if known and at - known.end <= 2:
        return known
    m = _JUST_BEFORE.search(text, clause.start, at)
    return (m and _of_state(_named(m["name"], m.start(), at), clause)) or known


def _is_post(named: Subject, cues: Cues) -> bool:
    post = cues.words.get("post")
    return bool(post and named.holder and post.regex.fullmatch(named.holder.casefold()))


def _private(subject: Subject, at: int, text: str, cues: Cues) -> Subject | None:
    """People of a state who do not speak for it, as they are called: "Dutch bankers have told us"."""
    private = cues.words.get("private")
    m = _THREE_WORDS.match(text, subject.end, at) if private else None
    found = private.regex.search(m[0].casefold()) if private and m else None
    if m is None or found is None or " and " in m[0] or text[subject.end : subject.end + 1] != " ":
        return None
    words = text[subject.start : subject.end + found.end()]
    return replace(subject, holder=" ".join(words.split()), side=Side.OTHER)


def _of_state(named: Subject | None, clause: Clause) -> Subject | None:
    """A name that opens with a state's ("the Dutch Minister") is that state's; a body's ("Dutch Red Cross") is not."""
    if named is None or named.holder is None or not named.person:
        return named
    inside = (s for s in clause.subjects if named.start <= s.start < named.end and s.side is Side.OTHER and s.holder)
    state = next((s for s in inside if is_state(s.holder)), None)
    return replace(named, holder=state.holder) if state else named


def _by_whom(clause: Clause, verb: re.Match[str], text: str, folded: str) -> Subject | None:
    """Who is behind a passive: "it was stated to us by Arden that", "in your note it was stated"; else nobody known."""
    agent = _AGENT.match(folded, verb.end(), clause.end)
    if agent:
        known = next((s for s in clause.subjects if agent.end() <= s.start <= agent.end() + 6), None)
        return known or _behind(agent.end(), clause.end, text) or Subject(verb.start(), verb.end(), Side.OTHER)
    before = [s for s in clause.subjects if s.start < verb.start()]
    if before and folded[verb.start() : verb.start() + 2] == "it":
        return before[-1] if before[-1].side is not Side.OWN else None
    return Subject(verb.start(), verb.end(), Side.OTHER)


def _of_yours(clause: Clause, at: int, folded: str) -> Subject | None:
    """The addressee behind a name of his people, right before the verb: "Major Vale of your Department says"."""
    last = next((s for s in reversed(clause.subjects) if s.end <= at), None)
    if last is None or last.side is not Side.ADDRESSEE or folded[last.end : at].strip():
        return None
    named = not last.nominative and folded.endswith(" of ", clause.start, last.start)
    return replace(last, start=clause.start) if named else None


def _called_as_written(subject: Subject, at: int, text: str, folded: str, cues: Cues) -> Subject:
    """An office nobody knows with its name as it stands: "the Commission of Fisheries has told us"."""
    article = cues.words.get("article")
    lead = article.regex.match(folded, subject.start, at) if article else None
    if lead is None:
        return subject
    put_in = _PUT_IN.search(text, lead.end(), at)
    tail = _TAIL.search(folded, lead.end(), at)
    words = text[lead.end() : put_in.start() if put_in else tail.start() if tail else at].split()
    if not 1 <= len(words) <= MOST_WORDS or _PIECE.search(" ".join(words)):
        return subject
    return replace(subject, holder=" ".join(words))


def _unnamed(subject: Subject) -> bool:
    return subject.side is Side.OTHER and subject.holder is None


def _only_in_a_relative(subject: Subject, folded: str) -> bool:
    """True for the "I" of "the reports which I received said"."""
    return bool(_RELATIVE.search(folded, max(0, subject.start - 8), subject.start))


def _far(subject: Subject, verb: re.Match[str], folded: str) -> bool:
    """True where a comma, or another conjunction, stands between the subject and the verb."""
    return bool(_PIECE.search(folded, subject.end, verb.start())) and verb.start() - subject.end > 12


def _unknown_name(clause: Clause, at: int, text: str) -> Subject | None:
    """A name nobody knows, right before the verb: "Vale asked", "Mr. Vale has told us"."""
    before = _without_relative(text[clause.start : at])
    m = _NAME.search(before)
    if m is None and _AND.search(before) and (first := _TITLED.match(text, clause.start, at)):
        return _named(" ".join(first[0].split()), clause.start, at)
    if m is None or _BARRING.search(text, clause.start, clause.start + m.start()):
        return None
    return _named(m["name"], clause.start + m.start(), at)


def _without_relative(before: str) -> str:
    """What stands before a verb without a clause put in behind the subject: "Vale, who was there, asked"."""
    return _PUT_IN.sub(" ", before) if "," in before else before


def _named(words: str, start: int, end: int) -> Subject | None:
    kept = [w.strip(",") for w in words.rstrip("'’").split()]
    if kept and kept[0].casefold() in _ARTICLES:
        if len(kept) < 3 or not all(
            w[:1].isupper() or w in _JOINERS for w in kept[1:]
        ):  # "The Open Fields Council", not "The Minister"
            return None
        kept = kept[1:]
    while kept and kept[0].casefold().strip(".,'’") in _NOBODY:
        kept = kept[1:]
    if not any(w[:1].isupper() for w in kept) or (len(kept) == 1 and (len(kept[0]) < 3 or kept[0].endswith("ly"))):
        return None
    name = _ELIDED.sub("", " ".join(kept))
    return Subject(start, end, Side.OTHER, name, person=_BODY.search(name) is None)


def _behind(at: int, end: int, text: str, known: Subject | None = None) -> Subject | None:
    """A name nobody knows behind "according to", or the few words up to a comma ("the daily press").

    known   an office that stands there, nobody knows whose: in Arabic it is called as it is written
    """
    m = _ARABIC_NAME.match(text, at if known is None else known.start, end)
    if m:
        return Subject(m.start("name"), m.end(), Side.OTHER, " ".join(m["name"].split()), person=bool(m["title"]))
    if known is not None and known.holder is None and _ARABIC.search(text, known.start, known.end):
        return None
    m = _CALLED_THERE.match(text, at, end)
    if m:
        return _named(" ".join(m[0].split()), at, m.end())
    m = _TO_COMMA.match(text, at, end)
    if m is None and text[at - 3 : at] == " by":
        m = _TO_THAT.match(text, at, end)
    if m is None or m["words"].casefold() in _NOBODY:
        return None
    return Subject(at, m.end(), Side.OTHER, " ".join(m["words"].split()))


def _noun(clause: Clause, verb: re.Match[str], text: str, folded: str, cues: Cues) -> Subject | None:
    """The noun that speaks: "an official of the ministry has told us", "the magazine states that"."""
    if not cues.spaced:
        return _han_noun(clause, verb, text)
    speaks = cues.words.get("speaks")
    if speaks is None or not speaks.regex.match(folded, verb.start()):
        return None
    start, end = clause.start, verb.start()
    for mark in _PIECE.finditer(folded, start, end):
        start = mark.end()
    tail = _TAIL.search(folded, start, end)
    end = tail.start() if tail else end
    while start < end and folded[start].isspace():
        start += 1
    start = _past_phrase(folded, start, end, cues)
    words = folded[start:end].split()
    these = len(words) > 1 and words[0] in ("these", "those")
    if not 1 <= len(words) <= MOST_WORDS or not (these or _opens_a_noun(words[0], cues)):
        return None
    if (
        (len(words) == 1 and words[0] in _NOBODY)
        or words[-1] in _NO_NOUN_ENDS
        or "not" in words
        or _is_mute(words, cues)
    ):
        return None
    if any(s.side is not Side.OTHER and s.nominative and start <= s.start < end for s in clause.subjects):
        return None
    state = next((s for s in clause.subjects if start <= s.start < end and s.side is Side.OTHER and s.holder), None)
    lead = _HEAD.match(folded, start, end)
    name = _WHEN.sub("", " ".join(text[lead.end() if lead else start : end].split()))
    if state and is_state(state.holder) and (private := _private(state, end, text, cues)):
        return private
    return Subject(start, end, Side.OTHER, state.holder if state else name or None, person=_is_one(words))


def _han_noun(clause: Clause, verb: re.Match[str], text: str) -> Subject | None:
    """A body or person before the verb in writing without spaces: "专家组认为"."""
    m = _HAN_NOUN.search(text, clause.start, verb.start())
    if m is None or any(s.start < m.end() and m.start("name") < s.end for s in clause.subjects if s.nominative):
        return None
    return Subject(m.start("name"), m.end("name"), Side.OTHER, m["name"])


def _past_phrase(folded: str, start: int, end: int, cues: Cues) -> int:
    """Where the noun begins behind "at the meeting of May": at the last article that no preposition stands before."""
    before = cues.words.get("preposition")
    if before is None or before.regex.match(folded, start, end) is None:
        return start
    for m in reversed(list(_THE.finditer(folded, start, end))):
        if not any(b.end() == m.start() for b in before.regex.finditer(folded, max(start, m.start() - 12), m.start())):
            return m.start() + 1
    return start


def _is_mute(words: list[str], cues: Cues) -> bool:
    """True for a thing that says nothing, though it "suggests" ("the evidence of May")."""
    mute = cues.words.get("mute")
    head = words[: words.index("of")] if "of" in words else words
    return bool(mute and head and mute.regex.fullmatch(head[-1]))


def _is_one(words: list[str]) -> bool:
    """True for a noun in the singular, by its look."""
    return words[0] in ("a", "an") or not any(w.endswith(("s", "people", "men")) for w in words)


def _opens_a_noun(word: str, cues: Cues) -> bool:
    """False for a preposition, a pronoun, or a word that opens a dependent clause."""
    barred = (
        cues.words.get(k) for k in ("preposition", "that", "dependent", "nominative", "carry", "own", "addressee")
    )
    return word not in _OPENS_NONE and not any(p and p.regex.fullmatch(word) for p in barred)
