"""Drafts -> parties: the body from the letterhead, the state from post, body and place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.letters.cues import anywhere, codes
from onrecord.letters.header.assembly import Draft, is_department, is_part
from onrecord.letters.header.han import is_han
from onrecord.letters.header.in_office import with_holders
from onrecord.letters.header.letterheads import named_at_the_top
from onrecord.letters.header.one_state import state_of_one
from onrecord.letters.header.posts import COMPANY, Piece
from onrecord.letters.header.segments import whole_mention
from onrecord.letters.header.states import is_of_a_state, state_around, state_named
from onrecord.letters.header.whose import reader_state
from onrecord.letters.reading import Reading
from onrecord.model import Party, ZoneKind

_CAPITALS = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’&-]*|of|the|for|on|and|to|de|la|le|les|du|des|et|pour|contre|against|del|para|el|y|в|и|на|по|d['’]\w+)"
    r"(?:\s+(?:[A-ZÀ-Ý][\w'’&-]*|of|the|for|on|and|to|de|la|le|les|du|des|et|pour|contre|against|del|para|el|y))*"
)


def complete_sender(reading: Reading, signers: list[Draft], letterhead: list[Piece]) -> list[Draft]:
    """The signers with the body their letterhead shows; the letterhead's own person or body where nobody signs."""
    body = _body_of(reading, letterhead)
    posts = [p for p in letterhead if p.kind == "post"]
    if not signers:
        person = next((p for p in letterhead if p.kind == "person"), None)
        if not (body or posts or person):
            return []
        first = posts[0].text if posts else None
        spot = person or (posts[0] if posts else None)
        at = (spot.start, spot.end) if spot else (body[1], body[2]) if body else (-1, -1)
        if person:  # of a memorandum's "FROM:", the body on the lines below the name
            below = _body_of(reading, [p for p in letterhead if p.start > person.start])
            body = below or body
        draft = Draft(name=person.text if person else None, role=first, start=at[0], end=at[1])
        return [replace(draft, organisation=body[0] if body else None)]
    done = []
    for signer in signers:
        named = (
            named_at_the_top(reading, signer.name, signer.role)
            if body is None and signer.role and signer.name
            else None
        )
        role = _role_in_letterhead(reading, signer, letterhead) if signer.role in (None, "MP") else None
        role = role or signer.role
        organisation = signer.organisation
        if organisation and body and (post := _desk_of_an_office(reading, signer, body[0])):
            role, organisation = post, None
        if organisation and (lead := _ON_BEHALF.match(organisation)):
            organisation = organisation[lead.end() :].rstrip(" —–-:،")
        part = organisation is not None and body is not None and _part_of(organisation, body[0])
        part = part or bool(
            organisation and body and not _is_body(organisation, reading) and _is_office(body[0], reading)
        )
        if part and role and organisation and is_han(role) and is_part(organisation):
            role = f"{organisation}{role}"  # 军控司 of the ministry over the letter: its 司长 is 军控司司长
        elif part and role and organisation and _on_one_line(reading, role, organisation):
            role = f"{role} {organisation}"  # "رئيس دائرة المنظمات" of the ministry over the letter
        if body and (organisation is None or part or _shorter_form(organisation, body[0])):
            organisation = body[0]
        organisation = organisation or _embassy(reading, role, letterhead) or named
        done.append(replace(signer, role=role, organisation=organisation))
    return done


def _on_one_line(reading: Reading, role: str, part: str) -> bool:
    """The part begins on the line of the post, no comma between: there it belongs to the post's name."""
    begun = f"{role} {part.split()[0]}"
    return any(begun in line.text for line in reading.lines_of(ZoneKind.SIGNATURE))


def _part_of(body: str, whole: str) -> bool:
    """A section of what the letterhead names; a department too, where that is a ministry."""
    if is_part(whole):
        return False
    within = is_department(body) or bool(_WITHIN.search(body))
    return is_part(body) or bool(_MINISTRY.search(whole) and within and not state_named(body))


_MINISTRY = re.compile(
    r"\b(?:auswärtiges amt|département fédéral|federal department|department of state"
    r"|ministr|ministère|ministerio|ministerium|ministério|министерств|وزارة)",
    re.IGNORECASE,
)

_WITHIN = re.compile(r"\s(?:Secretariat|Team|Directorate|Registry|Private Office|Correspondence Unit)\Z", re.IGNORECASE)
"""What a part of a ministry is called that signs without a name: "Strategic Planning Secretariat"."""

_ON_BEHALF = re.compile(r"(?:عن|باسم|نيابة عن|от имени|от)\s+", re.IGNORECASE)
"""Words before the body a signer stands for, which are no part of its name."""


def _role_in_letterhead(reading: Reading, signer: Draft, letterhead: list[Piece]) -> str | None:
    """The post printed under the signer's name in the letterhead, or the only one there is."""
    after_name = False
    for n, piece in enumerate(letterhead):
        if piece.kind == "person":
            after_name = bool(signer.name) and _same(piece.text, signer.name or "")
            if after_name and piece.posts:
                return piece.posts[0]
            above = letterhead[n - 1] if n else None
            if after_name and above and above.kind == "post" and _next_line(reading, above, piece):
                return above.text  # Desk Officer / Ada Lund
        elif piece.kind == "post" and after_name:
            return piece.text
    posts = [p for p in letterhead if p.kind == "post"]
    # A letterhead in two scripts says the post twice.
    posts = [p for p in posts if not p.text.isascii()] if len({p.text.isascii() for p in posts}) == 2 else posts
    if not posts or any(p.kind == "person" for p in letterhead):
        return None
    # "Le Président du Conseil, Ministre des Ports" is one man
    together = len(posts) == 1 or "\n" not in reading.text[posts[0].end : posts[-1].start]
    if not together and _HEADS_A_PART.match(posts[-1].text):
        return posts[-1].text  # Secretary General / Division for Ports / Head of Division
    return ", ".join(p.text for p in posts) if together else None


_HEADS_A_PART = re.compile(
    r"(?:(?:deputy |acting )?head of (?:division|unit|section|department)|the director)\Z", re.IGNORECASE
)


def _next_line(reading: Reading, above: Piece, below: Piece) -> bool:
    return reading.text.count("\n", above.end, below.start) == 1


def _same(a: str, b: str) -> bool:
    x, y = set(a.casefold().split()), set(b.casefold().split())
    return bool(x & y) and (x <= y or y <= x)


def _shorter_form(said: str, printed: str) -> bool:
    """The signature's short form of the body in the letterhead."""
    return (
        len(said.split()) <= 2
        and len(said.split()) < len(printed.split())
        and set(said.casefold().split()) <= set(printed.casefold().split())
    )


def _body_of(reading: Reading, letterhead: list[Piece]) -> tuple[str, int, int] | None:
    """The first body the letterhead names, preferring what is written in the letter's own language."""
    bodies = [(p.text, p.start, p.end) for p in letterhead if p.kind == "body"]
    bodies += [
        (p.text, p.start, p.end) for p in letterhead if p.kind == "other" and _is_body(_ONLINE.sub("", p.text), reading)
    ]
    named = [b for b in (_tidy(b, reading) for b in bodies) if b]
    if not named:
        return None
    return max(named, key=lambda b: (_rank(b[0], reading), -b[1]))


def _desk_of_an_office(reading: Reading, signer: Draft, over: str) -> str | None:
    """The post of who deals with the United Nations in a state's office: "Directrice des Nations Unies"."""
    world = _THE_WHOLE.match(signer.organisation or "")
    if not (world and signer.role and _is_office(over, reading)) or _THE_WHOLE.match(over):
        return None
    told = r"\s+".join(map(re.escape, f"{signer.role}".split())) + r"(?:,|\s+(?:of|for|des|de las|y)\b)?\s+(?:the\s+)?"
    found = re.search(told + re.escape(signer.organisation or ""), reading.text[signer.start : signer.end])
    return " ".join(found[0].split()) if found else None


_ONLINE = re.compile(r"\S*@\S*|\S+://\S*|\bwww\.\S*")
"""An address of mail or of a site: "office@shores.example" names no office."""


def _is_body(text: str, reading: Reading) -> bool:
    return bool(anywhere("bodies", codes(reading.language)).search(text))


def _is_office(text: str, reading: Reading) -> bool:
    """An office of a state, whose divisions sign by their subject alone: "Director, Trade and Fisheries"."""
    return bool(anywhere("state_bodies", codes(reading.language)).match(text))


def _tidy(body: tuple[str, int, int], reading: Reading) -> tuple[str, int, int] | None:
    """The name alone: "The Arden Coalition is led by a board of" names the Arden Coalition."""
    text, start, end = body
    text = _ONLINE.sub("", text).strip()
    code = codes(reading.language)
    if ":" in text and not anywhere("bodies", code).search(text.split(":")[0]):
        return None  # "Board: A, B, C"
    verb = re.search(r"\s(?:is|are|was|est|sont|es|son)\s", text)
    text = text[: verb.start()] if verb else text
    text = re.sub(r"^(?:the|le|la|les|el|los)\s+", "", text.strip(" .,:*_"), flags=re.IGNORECASE)
    return (text, start, end) if text and len(text) < 200 else None


def _rank(text: str, reading: Reading) -> int:
    """A diplomatic or state body above all; one in the language of the letter before its translation."""
    code = reading.language
    own = bool(anywhere("bodies", code).search(text) or COMPANY.search(text)) if code != "und" else True
    state = bool(anywhere("state_bodies", codes(code)).search(text))
    government = bool(
        re.match(r"(?:government|gouvernement|gobierno|republic|république|república)\b", text, re.I)
        or re.search(r"\bgovernment\Z", text, re.I)
    )
    bare = bool(re.match(r"(?:kingdom|republic|royaume|reino|state|commonwealth) of\b", text, re.I)) or bool(
        whole_mention(text)
    )
    foreign = code == "ru" and bool(_NOT_RUSSIAN.search(text) or re.search(r"[»\"] \w+\Z", text))
    part = (is_part(text) or is_department(text)) and not state_of_one(None, text)
    # "Cancillería" over the ministry's name, "United Nations" over that of its office
    word = (" " not in text and not is_han(text)) or bool(_THE_WHOLE.fullmatch(text))
    return 4 * own + 2 * (state and not government) - 3 * bare - 3 * foreign - part - word


_THE_WHOLE = re.compile(
    r"united nations|nations unies|naciones unidas|организация объедин[её]нных наций|الأمم المتحدة", re.I
)
_NOT_RUSSIAN = re.compile(r"[ңөүқғұһәіїєґўј]", re.IGNORECASE)
"""Letters of other languages in Cyrillic, which a letterhead has beside the Russian."""


def _embassy(reading: Reading, role: str | None, letterhead: list[Piece]) -> str | None:
    """When the "Ambassador of X" signs under a letterhead that shows the ambassador's office: the Embassy of X."""
    shown = " ".join(p.text for p in letterhead if p.kind in ("post", "other", "state"))
    if not role or not shown:
        return None
    for post, body in (
        ("ambassador", "Embassy"),
        ("high commissioner", "High Commission"),
        ("consul general", "Consulate General"),
    ):
        found = re.search(rf"\b{post}\s+of\s+(the\s+)?", shown, re.IGNORECASE)
        if found and re.match(post, role, re.IGNORECASE):
            state = re.match(
                rf"{post}[\w\s]*?\bof\s+((?:the\s+)?[A-Z][\w\s'-]*?)(?:\s+(?:to|in|at)\s+.*)?\Z", role, re.IGNORECASE
            )
            return f"{body} of {state[1]}" if state else f"{body} of {shown[found.end() :].strip().title()}"
    return None


def to_parties(
    reading: Reading,
    senders: list[Draft],
    addressed: list[Draft],
    copied: list[Draft],
    heading: tuple[int, int] | None = None,
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Party, ...]]:
    """The drafts with states, as values of the model.

    heading   where an editor's heading stands: it names both sides, and is no letterhead of the writer's
    """
    on = reading.date.value.first if reading.date else None
    written_in = reading.place.state if reading.place else None
    spans = reading.spans(ZoneKind.LETTERHEAD)
    head = " ; ".join(_without(reading, s.start, s.end, heading) for s in spans)
    own = state_named(head, on=on) or state_around(head, on=on) or written_in or _own_side(reading)
    froms = tuple(_in_the_house(p, head) for p in _side(reading, senders, own, on))
    named = state_named(head, on=on)
    # An office's Chinese name holds its city and no state's: "北京港口学会".
    seat = state_around(head, on=on) if reading.language == "zh" and not named else None
    tos = tuple(p for d in addressed for p in _side(reading, [d], reader_state(reading, d, froms, named) or seat, on))
    asked = [p for p in tos if not _EMBASSY.search(p.organisation or "")]
    default = next((p.state for p in (*asked, *froms) if p.state), written_in)
    return with_holders(reading, froms, tos), with_holders(reading, tos, froms), _side(reading, copied, default, on)


_ROOM = re.compile(r"\b(?:bureau|office|unit|secretariat|service|cabinet)\Z", re.IGNORECASE)


def _in_the_house(party: Party, head: str) -> Party:
    """Who signs for a part of it ("Security Policy Bureau") under the head of a body that one state alone has."""
    body = party.organisation
    if party.state or party.because or not body or not (is_part(body) or is_department(body) or _ROOM.search(body)):
        return party
    state = state_of_one(None, head)
    return replace(party, state=state, because="a body of one state alone in the letterhead") if state else party


def _without(reading: Reading, start: int, end: int, heading: tuple[int, int] | None) -> str:
    if heading is None or heading[1] <= start or end <= heading[0]:
        return reading.text[start:end]
    return reading.text[start : max(start, heading[0])] + reading.text[heading[1] : end]


def _own_side(reading: Reading) -> str | None:
    """China, where a Chinese office says 中方, "our side"."""
    return "CHN" if reading.language == "zh" and re.search("中方|我国政府", reading.text) else None


def _side(reading: Reading, drafts: list[Draft], default: str | None, on: date | None) -> tuple[Party, ...]:
    code = codes(reading.language)
    found = []
    for draft in drafts[:200]:
        if draft.empty:
            continue
        state: str | None = draft.state
        because: str | None = draft.because or None
        role, organisation = _bare(draft.role), _without_arabic_to(_bare(draft.organisation))
        if not state and _EVERY_STATE.search(organisation or ""):
            because = "bodies of several states"
        elif not state and (is_of_a_state(role, organisation, code) or _of_an_office(reading, organisation)):
            state, because = _state_of(draft, default, on)
        if not state or because == ELSEWHERE:
            alone = state_of_one(role, organisation)
            state, because = (alone, "a body or post of one state alone") if alone else (state, because)
        quote = reading.quote(draft.start, draft.end) if 0 <= draft.start < draft.end <= len(reading.text) else None
        deputed = _deputed(reading, draft)
        if draft.misread or (quote and reading.clean.mended(quote.start, quote.end)):
            because = "; ".join(filter(None, (because, "letters that a scan confuses are read as what they stand for")))
        found.append(Party(_best_form(reading, draft.name), role, organisation, state, quote, deputed, because or ""))
    return tuple(found)


_EMBASSY = re.compile(r"embass|ambas[cs]|embajad|embaixad|botschaft|посольств|سفارة|大使[馆館]", re.IGNORECASE)
"""An office whose state is not that of the others to whom a letter goes."""

_EVERY_STATE = re.compile("各国|各外国|جميع |всем |всех ")


def _of_an_office(reading: Reading, organisation: str | None) -> bool:
    """A part of a state's office by its letterhead: "دائرة شؤون الموانئ" printed under the ministry's name."""
    if reading.language not in ("ru", "ar", "zh") or not organisation:
        return False
    heads = [reading.text[s.start : s.end] for s in reading.spans(ZoneKind.LETTERHEAD)]
    office = anywhere("state_bodies", reading.language)
    return any(organisation in head and office.search(head) for head in heads)


_ARTICLE = re.compile(r"(?:the|la|le|les|l['’]|el|los|las|il|der|die|das|(?-i:O|Os))(?:\s+|(?<=['’]))", re.IGNORECASE)


def _bare(said: str | None) -> str | None:
    """A post or body without its article and stops."""
    if said is None:
        return None
    article = _ARTICLE.match(said)
    bare = said[article.end() if article else 0 :].strip(" ,;:.")
    return bare + "." * bool(_SHORTENED.search(bare) and f"{bare}." in said) or None


_SHORTENED = re.compile(r"(?<!\w)[a-z]\.\s?[a-z]\Z")
"""How a post ends whose holder stands in for another: "Chargé d'affaires a.i." """


def _best_form(reading: Reading, name: str | None) -> str | None:
    """A name printed in capitals as it is written elsewhere in the letter."""
    if not name or not name.isupper() or len(name.split()) < 2:
        return name
    others = re.finditer(r"\s+".join(map(re.escape, name.split())), reading.text, re.IGNORECASE)
    return next((" ".join(m[0].split()) for m in others if not m[0].isupper()), name)


def _without_arabic_to(body: str | None) -> str | None:
    """An Arabic body without the prefix for "of" and "to" that is written onto it: "للرابطة" is "الرابطة"."""
    if body and body.startswith("لل"):
        return f"ال{body[2:]}"
    if body and body.startswith("ل") and anywhere("bodies", "ar").match(body[1:]):
        return body[1:]
    return body


ELSEWHERE = "a post or body of a state; the state as elsewhere in the letter"
_OF_ALL = re.compile(
    r"\b(?:missions|embassies|ambassades|misiones|embajadas)\b[^,;]{0,60}\b(?:accredited|accréditées|acreditadas)"
    r"|(?:представительств\w*|посольств\w*|миссии)[^,;]{0,40} аккредитованн",
    re.IGNORECASE,
)
"""The missions of every state in a capital: of none."""
_POST_OF = {"pope": "VAT", "pape": "VAT", "papa": "VAT", "papst": "VAT"}


def _state_of(draft: Draft, default: str | None, on: date | None) -> tuple[str | None, str | None]:
    if draft.role and draft.role.casefold() in _POST_OF:
        return _POST_OF[draft.role.casefold()], "a post of one state alone"
    if draft.organisation and _OF_ALL.search(draft.organisation):
        return None, None
    for words, because in ((draft.role, "post"), (draft.organisation, "body")):
        state = state_named(words, on=on) if words else None
        if state:
            return state, f"state named in the {because}"
    around = state_around(draft.around, on=on) if draft.around else None
    if around:
        return around, "a post or body of a state, in this state's address"
    return default, ELSEWHERE if default else None


def _deputed(reading: Reading, draft: Draft) -> str | None:
    """Whom the signer stands for: "for the Minister" under or before a signature."""
    if draft.on_behalf:
        return draft.on_behalf
    if draft.role:
        pattern = anywhere("on_behalf", codes(reading.language))
        said = draft.role.rpartition(", ")[2]
        found = pattern.match(draft.role)
        if found:
            return (_bare(draft.role[found.end() :].strip()) or "").removeprefix("den ") or None
        found = pattern.match(said)
        if found:
            return said[found.end() :].strip() or None
    return None
