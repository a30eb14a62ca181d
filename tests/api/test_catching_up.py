"""What is kept beside the letters is what is worked out from nothing, whatever came in which order."""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord import api
from onrecord.model import Act, Attribution, Day, Judgement, Letter, LetterDate, Quote, Statement, TreatyAct
from onrecord.record import review
from onrecord.record.asks import asks as find_asks
from onrecord.record.asks import in_order
from onrecord.record.cited import cited as find_cited
from onrecord.record.links import link as find_links
from onrecord.record.positions import words_of
from onrecord.store import Record, open_record, schema

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from correspondence import Correspondence

LETTERS = 36


@pytest.fixture(scope="module")
def made() -> list[Letter]:
    """Letters that answer each other; a third of them ask for something that a treaty's status can settle."""
    found = list(Correspondence(seed=3).letters(LETTERS))
    return [_asking(x) if n % 3 == 0 else x for n, x in enumerate(found)]


def _asking(letter: Letter) -> Letter:
    """The same with a request to accede at its end."""
    words = "We urge you to accede to the Convention."
    text = f"{letter.text}\n{words}"
    quote = Quote.at(text, len(letter.text) + 1, len(text))
    holder, other = letter.sender[0].holder, str(letter.recipients[0].holder)
    said = Statement(
        f"{letter.id}-ask", Act.REQUEST, holder, holder, Attribution.OWN, quote, "made up", 1.0, (other,), ("CCM",)
    )
    return replace(letter, text=text, statements=(*letter.statements, said))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "record") as opened:
        yield opened


def put(record: Record, letter: Letter) -> str:
    sha = record.add_original(letter.source.name.encode(), letter.source.name)
    record.save_letters(sha, [letter], "1")
    return sha


def everything(record: Record) -> dict[str, list[str]]:
    """All rows that follow, by the letters' ids instead of row numbers; packed keys by their content."""
    found = {}
    with record.reading() as tx:
        ids = {row.number: row.id for row in tx.execute(schema.letters.select())}
        for table in (schema.links, *schema.FOLLOWING):
            rows = [dict(row) for row in tx.execute(table.select()).mappings()]
            for row in rows:
                row["letter"] = ids.get(row["letter"], row["letter"])
            found[table.name] = sorted(map(repr, rows))
    return found


def from_nothing(record: Record) -> dict[str, list[str]]:
    record.following.all_due()
    api.catch_up(record)
    return everything(record)


def act_at_random(chance: random.Random, record: Record, made: list[Letter], here: dict[str, str]) -> None:
    """One thing that people or readers do: add, take away, read anew, decide, undo, import."""
    out = [x for x in made if x.id not in here]
    what = chance.choice(["add", "add", "add", "gone", "date", "statement", "link", "ask", "added", "undo", "status"])
    if what == "add" and out:
        letter = chance.choice(out)
        here[letter.id] = put(record, letter)
        return
    if not here:
        return
    letter = record.letter(chance.choice(list(here)))
    if what == "gone" and chance.random() < 0.4:
        record.mark_unreadable(here.pop(letter.id), "no longer read")
    elif what == "date" and letter.date:
        moved = Day.of(letter.date.value.year, chance.randint(1, 12), chance.randint(1, 28))
        if chance.random() < 0.5:
            about = f"field:{letter.id}:date"
            api.decide(record, about, Judgement.CORRECT, by="mq", field="date", value=json.dumps(str(moved)))
        else:
            record.save_letters(here[letter.id], [replace(letter, date=LetterDate(moved, None))], "2")
    elif what == "statement" and letter.statements:
        about = f"statement:{chance.choice(letter.statements).id}"
        if chance.random() < 0.5:
            api.decide(record, about, Judgement.REJECT, by="mq", letter=letter.id)
        else:
            act = json.dumps(chance.choice(["refusal", "commitment", "request"]))
            api.decide(record, about, Judgement.CORRECT, by="mq", field="act", value=act, letter=letter.id)
    elif what == "link":
        other = chance.choice(list(here))
        value = json.dumps(other if other != letter.id else None)
        api.decide(record, f"link:{letter.id}", Judgement.CORRECT, by="mq", field="answers", value=value)
    elif what == "ask" and (asked := record.kept.asks(limit=50)):
        about = f"ask:{chance.choice(asked).id}"
        api.decide(record, about, chance.choice([Judgement.REJECT, Judgement.ACCEPT]), by="mq")
    elif what == "added":
        value = json.dumps({"act": "refusal", "topics": ["CCM"]})
        about = f"add:{letter.id}:{len(letter.text) - 12}:{len(letter.text) - 2}"
        api.decide(record, about, Judgement.CORRECT, by="mq", field="statement", value=value)
    elif what == "undo" and (done := record.decisions()):
        record.withdraw(chance.choice(done).id, by="mq")
    elif what == "status":
        state = next((p.state for p in letter.recipients if p.state), "XAA")
        record.save_treaty_acts([TreatyAct(state, "CCM", "accession", date(2011, 1, 2), "made up")])


@pytest.mark.parametrize("seed", range(8))
def test_kept_up_to_date_is_worked_out_from_nothing(seed: int, record: Record, made: list[Letter]) -> None:
    chance, here = random.Random(seed), {}
    for n in range(90):
        act_at_random(chance, record, made, here)
        if n % chance.randint(1, 5) == 0:
            api.catch_up(record)
    api.catch_up(record)
    assert not record.following.behind()
    kept, anew = everything(record), from_nothing(record)
    for name in anew:
        assert kept[name] == anew[name], name
    assert len(kept["heads"]) == len(here)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_is_what_all_letters_together_say(seed: int, record: Record, made: list[Letter]) -> None:
    """The same as in memory over all letters, which is how it is done for files that no record holds."""
    chance, here = random.Random(100 + seed), {}
    for _ in range(90):
        act_at_random(chance, record, made, here)
    known = api.known(record)
    decisions = review.in_force(record.decisions())
    letters = review.apply(decisions, list(record.letters()))
    assert sorted(known.letters, key=lambda x: x.id) == sorted(letters, key=lambda x: x.id)
    found = find_links(letters)
    links = review.apply_to_links(decisions, found)
    assert sorted(known.found, key=lambda x: x.letter) == sorted(found, key=lambda x: x.letter)
    assert sorted(known.links, key=lambda x: x.letter) == sorted(links, key=lambda x: x.letter)
    assert sorted(api.missing(known), key=repr) == sorted(find_cited(letters, links), key=repr)
    asked = find_asks(letters, links, status=known.status, as_of=known.as_of, decisions=decisions)
    assert sorted(api.asks(known), key=in_order) == sorted(asked, key=in_order)
    assert len(asked) > 5
    for holder in sorted({p.state for x in letters for p in x.sender if p.state}):
        assert api.words_of(known, holder) == words_of(holder, letters, decisions=decisions)
        on_topic = words_of(holder, letters, topic="CCM", decisions=decisions)
        assert api.words_of(known, holder, topic="CCM") == on_topic
        rows = known.kept.said(holder=holder, topic="CCM", own=True)
        held = {x.id: x for x in letters}
        assert [held[row.letter].statements[row.position] for row in rows] == [e.statement for e in on_topic.own]
        assert sum(row.stance is not None for row in rows) == len(on_topic.taken)


def _scan(letter: Letter) -> Letter:
    """The same letter as a scan of it reads: a letter of its text misread."""
    at = letter.text.rindex("a")
    text = f"{letter.text[:at]}o{letter.text[at + 1 :]}"
    said = tuple(
        replace(s, id=f"{s.id}-scan", quote=Quote.at(text, s.quote.start, s.quote.end)) for s in letter.statements
    )
    file = replace(letter.source, name=f"{letter.source.name} scan", sha256=f"{letter.id}scan", text_from="ocr")
    return replace(letter, id=f"{letter.id}-scan", text=text, statements=said, source=file)


@pytest.mark.parametrize("seed", range(3))
def test_letters_held_twice_are_kept_up_to_date_too(seed: int, record: Record, made: list[Letter]) -> None:
    chance, here = random.Random(200 + seed), {}
    both = [*made[:14], *map(_scan, made[:14])]
    for n in range(90):
        act_at_random(chance, record, both, here)
        if n % chance.randint(1, 5) == 0:
            api.catch_up(record)
    api.catch_up(record)
    kept, anew = everything(record), from_nothing(record)
    for name in anew:
        assert kept[name] == anew[name], name


@pytest.mark.parametrize("scan_first", [False, True])
def test_a_letter_held_as_scan_and_as_text_counts_once(scan_first: bool, record: Record, made: list[Letter]) -> None:
    answer = next(x for x in made if x.references and x.references[0].symbol)
    original = next(x for x in made if answer.references[0].symbol == x.reference_numbers[0].value)
    original = original if original.statements else _asking(original)
    some = [_scan(original), original, answer, _scan(answer)]
    for letter in some if scan_first else reversed(some):
        put(record, letter)
        api.catch_up(record)
    known = api.known(record)
    links = {link.letter: link for link in known.links}
    assert links[answer.id].answers == links[f"{answer.id}-scan"].answers == original.id
    asked = api.asks(known)
    assert {ask.letter for ask in asked} == {original.id}
    assert {one.letter for ask in asked for one in ask.answers} <= {answer.id}
    assert len(known.letters) == 4
    alone = [original, answer]
    assert sorted(asked, key=in_order) == sorted(
        find_asks(alone, find_links(alone), status=known.status, as_of=known.as_of), key=in_order
    )
    for party in (*original.sender, *answer.sender):
        holder = str(party.holder)
        assert api.words_of(known, holder) == words_of(holder, alone) == words_of(holder, some)


def test_decisions_on_a_scan_stay_when_its_text_comes(record: Record, made: list[Letter]) -> None:
    """The scan was reviewed: it goes on standing for the letter, and what was decided with it."""
    original = next(x for x in made if x.statements)
    scan = _scan(original)
    put(record, scan)
    api.catch_up(record)
    api.decide(record, f"statement:{scan.statements[0].id}", Judgement.ACCEPT, by="mq", letter=scan.id)
    put(record, original)
    api.catch_up(record)
    assert {ask.letter for ask in api.asks(api.known(record))} == {scan.id}
    record.withdraw(record.decisions()[0].id, by="mq")
    api.catch_up(record)
    assert {ask.letter for ask in api.asks(api.known(record))} == {original.id}


def test_a_letter_that_arrives_resolves_what_cites_it(record: Record, made: list[Letter]) -> None:
    answer = next(x for x in made if x.references and x.references[0].symbol)
    original = next(x for x in made if answer.references[0].symbol == x.reference_numbers[0].value)
    put(record, answer)
    known = api.known(record)
    assert [x.cited_by for x in api.missing(known)] == [answer.id] and known.answering(original.id) == []
    put(record, original)
    known = api.known(record)
    assert api.missing(known) == ()
    assert [head.id for head in known.answering(original.id)] == [answer.id]
    assert [head.id for head in known.thread(answer.id)] == [original.id, answer.id]


def test_adding_a_letter_concerns_few_others(record: Record, made: list[Letter]) -> None:
    for letter in made[:-1]:
        put(record, letter)
    api.catch_up(record)
    put(record, made[-1])
    assert record.following.waiting() == {1: 1}
    record.following.place(dict.fromkeys(()))  # nothing to place is no error
    api.catch_up(record)
    assert not record.following.behind()


def test_other_rules_bring_the_record_up_to_date_by_themselves(
    record: Record, made: list[Letter], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows from every letter is worked out anew once, though nothing was added."""
    from onrecord.api import catching_up

    for letter in made:
        put(record, letter)
    told: list[str] = []
    monkeypatch.setattr(catching_up, "MANY", 1)
    api.catch_up(record)
    api.catch_up(record, say=told.append)
    assert not told
    monkeypatch.setattr(catching_up, "RULES", "others")
    api.catch_up(record, say=told.append)
    assert told
    told.clear()
    api.catch_up(record, say=told.append)
    assert not told
    assert everything(record) == from_nothing(record)


def test_a_run_that_was_killed_goes_on(record: Record, made: list[Letter], monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.api import catching_up

    for letter in made:
        put(record, letter)
    monkeypatch.setattr(catching_up, "AT_ONCE", 5)
    count = iter(range(100))

    def killed(text: str) -> None:
        if next(count) == 9:
            raise KeyboardInterrupt

    monkeypatch.setattr(catching_up, "MANY", 1)
    with pytest.raises(KeyboardInterrupt):
        api.catch_up(record, say=killed)
    assert record.following.behind()
    api.catch_up(record)
    kept = everything(record)
    assert kept == from_nothing(record)


def test_a_reader_is_shown_nothing_of_a_letter_that_is_shut(record: Record, made: list[Letter]) -> None:
    answer = next(x for x in made if x.references and x.references[0].symbol)
    original = next(x for x in made if answer.references[0].symbol == x.reference_numbers[0].value)
    asking = original if original.statements[-1].act is Act.REQUEST else _asking(original)
    put(record, asking)
    sha = put(record, answer)
    known = api.known(record)
    assert any(ask.outcome != "silent" for ask in known.asks_of(str(answer.sender[0].holder)))
    record.set("private", sha, True)
    reader = api.known(record.seen_by("", public=True))
    assert {ask.outcome.value for ask in reader.asks()} == {"silent"}
    assert answer.id not in repr([reader.asks(), reader.links, reader.missing(), reader.thread(original.id)])
    assert answer.id not in repr([reader.kept.said(), reader.kept.queue(limit=99), reader.kept.every()])
    assert [x.id for x in reader.letters] == [original.id]


@pytest.mark.parametrize("seed", range(2))
def test_the_last_words_of_everybody_are_the_last_of_all_rows(seed: int, record: Record, made: list[Letter]) -> None:
    """Holder by holder through an index, and what all rows say: the same, with untold topics and undated letters."""
    chance = random.Random(seed)
    for letter in made:
        undated = replace(letter, date=None) if chance.random() < 0.2 else letter
        said = tuple(replace(s, topics=() if chance.random() < 0.4 else s.topics) for s in letter.statements)
        put(record, replace(undated, statements=said))
    kept = api.known(record).kept
    topics = {row.topic for row in kept.said(topic=None)}
    assert "?" in topics
    for topic in sorted(topics):
        rows = kept.said(topic=topic, own=True)  # by day, letter and place
        days = {row.holder: None for row in rows} | {row.holder: row.day for row in rows if row.day != "9999"}
        assert kept.last_days(topic) == days
        assert kept.last_stances(topic, "9999") == {row.holder: row.stance for row in rows if row.stance}
        for until in ("9998", "2012-06-30"):
            by_then = [row for row in rows if row.day <= until]
            last = {row.holder: max(x.day for x in by_then if x.holder == row.holder) for row in by_then}
            first = {row.holder: row for row in reversed(by_then) if row.day == last[row.holder]}
            assert kept.last_said(topic, until) == first
            assert all(row.topic == topic for row in kept.last_said(topic, until, told=True).values())


HEAD = {"us": "Open Fields Coalition\n12 Quay Street, Lisse", "them": "Ministry of Foreign Affairs of Samoa\nApia"}
LETTER = "{head}\n\n{day}\n\n{to}\n\nDear {name},\n\n{words}\n\nYours sincerely,\n\n{by}\n"


def test_an_answer_to_two_letters_answers_both_though_it_comes_last(record: Record, tmp_path: Path) -> None:
    """The second letter's ask is worked out anew when the answer comes in, and the desk shows it at both."""
    ministry = "Mr Bo Lund\nDirector\nMinistry of Foreign Affairs of Samoa\nApia"
    for name, side, day, to, words in (
        ("a.txt", "us", "3 May 2016", ministry, "We ask Samoa to publish its stocks."),
        ("b.txt", "us", "7 June 2016", ministry, "We ask Samoa for a reply."),
        ("c.txt", "them", "1 July 2016", "Ms Ana Ruiz\nDirector\nOpen Fields Coalition\nLisse",
         "I refer to your letters of 3 May 2016 and 7 June 2016. Samoa cannot publish its stocks."),
    ):  # fmt: skip
        by, greeted = ("Ana Ruiz", "Mr Lund") if side == "us" else ("Bo Lund", "Ms Ruiz")
        text = LETTER.format(head=HEAD[side], day=day, to=to, name=greeted, words=words, by=f"{by}\nDirector")
        (tmp_path / name).write_text(text, "utf-8")
        list(api.add(record, [tmp_path / name]))
    known = api.known(record)
    first, second, reply = (
        next(x for x in known.letters if x.source.name == name) for name in ("a.txt", "b.txt", "c.txt")
    )
    link = known.link(reply)
    assert {link.answers, *link.also} == {first.id, second.id} and not link.candidates
    assert [[head.id for head in known.answering(one.id)] for one in (first, second)] == [[reply.id]] * 2
    assert {ask.letter: ask.outcome.value for ask in known.asks()} == {first.id: "refused", second.id: "met"}
