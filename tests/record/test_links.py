"""Which letter answers which, and what is cited and not held."""

import json
from dataclasses import replace

import pytest

from onrecord.model import Kind, Mention, MentionKind, Party, Quote
from onrecord.record.cited import cited
from onrecord.record.links import link
from onrecord.record.threads import threads


def test_a_reply_links_to_the_letter_of_the_day_it_cites(ask, refusal, letter):
    """The day cited and the parties swapped link it; a letter of the same day to another state does not disturb."""
    other = letter("other", date="2014-03-04", sender=ask.sender, recipients=Party("Ana Ruiz", state="XSA"))
    found = {x.letter: x for x in link([ask, refusal, other])}
    assert found["refusal"].answers == "ask"
    assert "4 March 2014 as cited" in found["refusal"].because and "swapped" in found["refusal"].because
    assert found["ask"].answers is None and found["ask"].candidates == ()


def test_two_letters_that_fit_are_listed_and_neither_is_chosen(ask, refusal, letter):
    twin = letter("twin", date="2014-03-04", sender=ask.sender, recipients=ask.recipients)
    found = link([refusal, twin, ask])[0]
    assert found.answers is None
    assert set(found.candidates) == {"ask", "twin"}


def test_a_number_tells_twins_apart(letter):
    us, them = Party("Ana Ruiz", organisation="Fields Coalition"), Party("Bo Lund", state="XBE")
    first, second = (letter(n, date="2014-03-04", sender=us, recipients=them, number=n) for n in ("12/14", "13/14"))
    cites = [{"words": "your letter No. 13/14", "date": "2014-03-04", "symbol": "No. 13/14"}]
    reply = letter(
        "r", "Thank you for your letter No. 13/14.", date="2014-04-01", sender=them, recipients=us, cites=cites
    )
    assert link([first, second, reply])[2].answers == "13/14"


def test_a_reply_dated_before_its_letter_is_linked_and_the_day_is_a_problem(ask, refusal, letter):
    sides = {"sender": refusal.sender, "recipients": refusal.recipients}
    early = letter("early", refusal.text, date="2014-01-03", kind=Kind.REPLY, **sides,
                   cites=[{"words": "your letter of 4 March 2014", "date": "2014-03-04"}])  # fmt: skip
    found = link([ask, early])[1]
    assert found.answers == "ask"
    assert [p.code for p in found.problems] == ["reply_before_letter"]


def test_the_mails_own_header_wins(letter):
    us, them = Party("Ana Ruiz"), Party("Bo Lund")
    first = letter("a", date="2020-01-01", sender=us, recipients=them, known={"message_id": "<1@x>"})
    second = letter("b", date="2020-01-02", sender=them, recipients=us, known={"in_reply_to": "<1@x>"})
    assert [x.answers for x in link([first, second])] == [None, "a"]


def test_a_reply_that_names_no_day_links_by_its_subject_alone_or_lists_what_it_may_answer(letter):
    us, them = Party("Ana Ruiz", organisation="Fields Coalition"), Party("Bo Lund", "Minister", state="XBE")
    old = letter("old", date="2014-01-04", sender=us, recipients=them, subject="Stocks")
    new = letter("new", date="2014-02-04", sender=us, recipients=them, subject="The meeting in May")
    reply = letter("r", date="2014-03-01", kind=Kind.REPLY, sender=them, recipients=us, subject="Re: Stocks")
    assert link([old, new, reply])[2].answers == "old"
    bare = letter("s", date="2014-03-01", kind=Kind.REPLY, sender=them, recipients=us)
    found = link([old, new, bare])[2]
    assert found.answers is None and found.candidates == ("new", "old")


def test_a_letter_cited_and_not_held_is_listed_with_what_it_asked_and_resolves_when_it_arrives(ask, refusal):
    (missing,) = cited([refusal], link([refusal]))
    assert (missing.date, missing.sender, missing.recipient) == ("2014-03-04", "Open Fields Coalition", "XAR")
    assert missing.asked is not None and missing.asked.exact == "calling for Ardovia to accede to the Convention"
    assert cited([refusal, ask], link([refusal, ask])) == ()


def test_every_letter_stands_in_one_thread(ask, refusal, letter):
    lone = letter("lone", date="2012-01-01")
    found = threads([refusal, lone, ask])
    assert [t.letters for t in found] == [("lone",), ("ask", "refusal")]


def test_letters_the_seeds_cite_are_listed_with_their_partial_days(seeds):
    found = cited(seeds, link(seeds))
    assert [(c.date, c.sender, c.recipient) for c in found] == [
        ("2009-08-12", "Aotearoa New Zealand Cluster Munition Coalition", "RUS"),
        ("2012-07", "Cluster Munition Coalition", "SYR"),
        ("2013", "Cluster Munition Coalition", "USA"),
        ("2013-10", "Cluster Munition Coalition", "SYR"),
        ("2015", "Cluster Munition Coalition", "USA"),
    ]
    assert found[0].asked and found[0].asked.exact.startswith("calling for")
    assert [c.asked for c in found[1:]] == [None] * 4


def test_a_number_alone_links_when_the_sides_change_and_the_series_is_this_years(letter):
    """Serial numbers begin anew each year, and both ends have a series of their own."""
    office, post = Party(organisation="Department of State"), Party(organisation="Embassy in Ardovia")
    wanted = letter(
        "w", "Lessk, 5 January 1957\n\n431. The point stands.", date="1957-01-05", sender=office, recipients=post
    )
    years_ago = letter(
        "o", "Lessk, 5 January 1952\n\n431. An older one.", date="1952-01-05", sender=office, recipients=post
    )
    own = letter("n", "Lessk, 6 January 1957\n\n431. My own series.", date="1957-01-06", sender=post, recipients=office)
    reply = letter(
        "r",
        "Lessk, 8 January 1957\n\n509. Re Deptel 431. We saw him.",
        date="1957-01-08",
        sender=post,
        recipients=office,
    )
    found = link([wanted, years_ago, own, reply])[3]
    assert found.answers == "w" and "number 431 as cited" in found.because


def test_a_named_series_keeps_its_name(letter):
    office, post = Party(organisation="Department of State"), Party(organisation="Mission in Valbourg")
    named = letter(
        "n", "Valbourg, 4 May 1957\n\nDelta 44. The text follows.", date="1957-05-04", sender=post, recipients=office
    )
    plain = letter(
        "p", "Valbourg, 3 May 1957\n\n44. Another matter.", date="1957-05-03", sender=post, recipients=office
    )
    reply = letter(
        "r",
        "Washburn, 6 May 1957\n\nAlpha 12. Ref Delta 44. Agreed.",
        date="1957-05-06",
        sender=office,
        recipients=post,
    )
    assert link([named, plain, reply])[2].answers == "n"


def test_another_messages_number_in_the_same_direction_is_no_original(letter):
    office, post = Party(organisation="Department of State"), Party(organisation="Embassy in Ardovia")
    own = letter("a", "Lessk, 1 May 1957\n\n622. First.", date="1957-05-01", sender=post, recipients=office)
    more = letter(
        "b", "Lessk, 2 May 1957\n\n790. Supplementing Embtel 622.", date="1957-05-02", sender=post, recipients=office
    )
    assert link([own, more])[1].answers is None


def test_your_message_without_a_day_lists_the_latest_first(letter):
    us, them = Party("Ana Ruiz", organisation="Fields Coalition"), Party("Bo Lund", "Minister", state="XBE")
    rows = [letter(d, date=d, sender=us, recipients=them) for d in ("2014-01-04", "2014-02-04", "2012-01-01")]
    reply = letter("r", "Dear Ms Ruiz, your kind letter has reached me.", date="2014-03-01", sender=them, recipients=us)
    found = link([*rows, reply])[3]
    assert found.answers is None and found.candidates == ("2014-02-04", "2014-01-04")


def test_a_list_of_days_is_as_many_letters_each_with_the_words_that_prove_it(letter):
    text = "We sent letters to Samaria about it in July 2012 and October 2013; we also warned Ardovia in 2014."
    names = [("state", "XSA", "Samaria"), ("state", "XAR", "Ardovia")]
    cites = [
        {"words": "letters to Samaria about it in July 2012", "date": "2012-07", "relation": "own_earlier"},
        {"words": "October 2013", "date": "2013-10", "relation": "own_earlier"},
        {"words": "warned Ardovia in 2014", "date": "2014", "relation": "own_earlier", "kind": "statement"},
    ]
    one = letter("a", text, date="2015-01-01", sender=Party(organisation="Fields"), cites=cites, names=names)
    found = cited([one])
    assert [(c.date, c.recipient, c.kind) for c in found] == [
        ("2012-07", "XSA", "letter"), ("2013-10", "XSA", "letter"), ("2014", "XAR", "statement"),
    ]  # fmt: skip
    assert found[1].quote.exact == "letters to Samaria about it in July 2012 and October 2013"


def test_a_state_that_is_printed_decides_and_one_that_was_inferred_does_not(letter):
    """Letters of one day to many presidents: the answer of one is no answer to the letter to another."""
    us = Party("Ana Ruiz", "Director", "Fields Coalition")
    to = {
        code: Party(role=f"President of {name}", state=code)
        for code, name in (("USA", "the United States"), ("RUS", "Russia"))
    }
    asks = [letter(code, date="2015-10-01", sender=us, recipients=party) for code, party in to.items()]
    cites = [{"words": "your letter of 1 October 2015", "date": "2015-10-01"}]
    reply = letter(
        "r", "As to your letter of 1 October 2015, no.", date="2015-11-01", sender=to["RUS"], recipients=us, cites=cites
    )
    assert link([*asks, reply])[2].answers == "RUS"
    alone = link([asks[0], reply])[1]
    assert alone.answers is None and "one side differs" in alone.because
    office = Party(role="Secretary of State", state="CUB"), Party("E. Marsh", "Secretary of State", state="USA")
    note = letter("n", date="2015-10-01", sender=us, recipients=office[0])
    answer = letter(
        "a", "As to your letter of 1 October 2015, no.", date="2015-11-01", sender=office[1], recipients=us, cites=cites
    )
    assert link([note, answer])[1].answers == "n"


def test_an_address_read_as_a_signature_does_not_turn_a_letter_round(letter):
    writer, friend = Party("William Harrow"), Party("James Tolland")
    first = letter("f", date="1863-12-02", sender=friend, recipients=writer)
    other = letter("o", date="1863-12-02", sender=friend, recipients=Party("Ana Ruiz"))
    cites = [{"words": "Your despatch of December 2", "date": "1863-12-02"}]
    reply = letter("r", "Your despatch of December 2 is here.", date="1863-12-22", sender=(writer, friend),
                   recipients=Party("Tolland"), cites=cites)  # fmt: skip
    assert link([first, other, reply])[2].answers == "f"


POOL = 110
"""Documents read of the volume: half of it, for the time it takes."""


@pytest.mark.shared
def test_replies_of_a_volume_of_historical_correspondence(shared):
    """Read with the edition's headings; nearly every link made is right, and most that can be made are."""
    from onrecord.letters import parse
    from onrecord.model import Source

    folder, volume = shared / "data/frus-threads", "frus1955-57v17"
    rows = [json.loads(x) for x in (folder / f"{volume}.docs.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {r["id"]: f"{r['head'] or ''}\n\n{r['text']}" for r in rows[:POOL]}
    sources = (Source(id, id, "text/plain", text) for id, text in texts.items())
    read = [replace(parse(x, head_only=True)[0], id=x.name) for x in sources]
    gold: dict[str, set[str]] = {}
    for x in map(json.loads, (folder / f"{volume}.links.jsonl").read_text(encoding="utf-8").splitlines()):
        if x["relation"] == "reply" and {x["from"], x["to"]} <= set(texts):
            gold.setdefault(x["from"], set()).add(x["to"])
    made = {x.letter: x for x in link(read) if x.letter in gold}
    linked = [x for x in made.values() if x.answers]
    right = sum(x.answers in gold[x.letter] for x in linked)
    listed = sum(bool(gold[x.letter] & {x.answers, *x.candidates}) for x in made.values())
    assert right / len(linked) >= 0.95 and right / len(gold) >= 0.75 and listed / len(gold) >= 0.85


@pytest.mark.shared
def test_replies_of_modern_letters_in_six_languages(shared):
    """Numbers in the letterhead, names in another case or another script, an original whose day was misread."""
    from onrecord.letters import parse
    from onrecord.model import Source

    rows = [json.loads(x) for x in (shared / "data/modern/letters.jsonl").read_text(encoding="utf-8").splitlines()]
    read = [parse(Source(r["id"], r["id"], "text/plain", r["text"]), head_only=True)[0] for r in rows]
    names = {letter.id: r["id"] for letter, r in zip(read, rows, strict=True)}
    made = {names[x.letter]: names[x.answers] for x in link(read) if x.answers}
    gold = {r["id"]: r["gold"]["answers"] for r in rows if r["gold"]["answers"]}
    right = sum(gold.get(k) == v for k, v in made.items())
    assert right / len(made) >= 0.9 and right / len(gold) >= 0.8


def test_a_russian_name_is_the_same_in_any_case_and_a_number_of_parts_is_found_in_the_letterhead(letter):
    head = "Исх. № 21/14 от 14.03.2014\n\nУважаемый министр"
    asks = letter("a", head, date="2014-11-28", sender=Party("Н. П. Вересова", "Председатель Союза"),
                  recipients=Party("Тархову Д. Л.", "Министру иностранных дел"))  # fmt: skip
    cites = [{"words": "на № 21/14", "date": "2014-03-14", "symbol": "21/14"}]
    sides = {
        "recipients": Party("Вересовой Н. П.", "Председателю Союза"),
        "sender": Party("О. С. Лебедин", "Заместитель министра", "Министерство иностранных дел"),
    }
    reply = letter("r", "на № 21/14. Отвечаем.", date="2014-05-16", cites=cites, **sides)
    found = link([asks, reply])[1]
    assert found.answers == "a" and [p.code for p in found.problems] == ["reply_before_letter"]


def test_we_wrote_to_you_is_for_the_one_written_to(letter):
    cites = [{"words": "We wrote to you in April 2014", "date": "2014-04", "relation": "own_earlier"}]
    us, them = Party(organisation="Fields"), Party("Bo Lund", "Minister", state="XBE")
    one = letter("a", "We wrote to you in April 2014.", date="2014-10-01", sender=us, recipients=them, cites=cites)
    (entry,) = cited([one])
    assert (entry.sender, entry.recipient) == ("Fields", "XBE")


def test_a_writer_who_names_his_own_state_wrote_to_another(letter):
    """Of "the Arden note" the Ardenese writer is the sender, and never the one it went to."""
    cites = [{"words": "the Arden note of 31 January 2014", "date": "2014-01-31", "relation": "own_earlier"}]
    us, them = Party("Bo Lund", "Ambassador", state="XAR"), Party("Ana Ruiz", state="XSA")
    one = letter(
        "a", "As the Arden note of 31 January 2014 said.", date="2014-10-01", sender=us, recipients=them, cites=cites
    )
    quote = Quote.at(one.text, one.text.index("Arden"), one.text.index("Arden") + 5)
    one = replace(one, mentions=(Mention(MentionKind.STATE, "XAR", quote, (), "a name"),))
    one = replace(one, references=(replace(one.references[0], sender="XAR"),))
    (entry,) = cited([one])
    assert (entry.sender, entry.recipient) == ("XAR", None)


def test_the_very_day_and_number_link_a_reply_whose_writer_is_not_known_as_the_addressee(letter):
    us = Party("Ana Ruiz", "Director", "Fields Coalition")
    first = letter("a", date="2014-03-04", sender=us, recipients=Party("Bo Lund", "Minister", state="XBE"),
                   number="FC/2014/011")  # fmt: skip
    second = letter("b", date="2014-03-04", sender=us, recipients=Party("Jo Arn", "Minister", state="XSA"),
                    number="FC/2014/012")  # fmt: skip
    words = "Thank you for your letter of 4 March 2014 (FC/2014/011)."
    cite = {"words": "your letter of 4 March 2014 (FC/2014/011)", "date": "2014-03-04", "symbol": "FC/2014/011",
            "relation": "in_reply_to"}  # fmt: skip
    reply = letter("r", words, date="2014-04-01", sender=Party("Eva Dahl", "Head", "Unit for Arms Control"),
                   recipients=us, cites=[cite])  # fmt: skip
    held = [first, second, reply]
    found = link(held)
    assert found[2].answers == "a"
    assert cited(held, found) == ()


def test_a_letter_cited_by_day_and_number_is_held_whatever_its_parties_were_read_as(letter):
    us = Party("Ana Ruiz", "Director", "Fields Coalition")
    held = [
        letter(name, date="2014-03-04", sender=us, recipients=Party(name, state=state), number=number)
        for name, state, number in (("a", "XBE", "FC/2014/011"), ("b", "XSA", "FC/2014/012"))
    ]
    words = "en respuesta a su carta de 4 de marzo (FC/2014/012)"
    reply = letter(
        "r",
        words,
        date="2014-04-01",
        sender=Party("Eva Dahl"),
        recipients=us,
        cites=[{"words": words, "date": "2014-03-04", "symbol": "FC/2014/012"}],
    )
    assert cited([*held, reply]) == ()
    other = replace(reply, references=tuple(replace(r, symbol="FC/2014/013") for r in reply.references))
    assert [entry.cited_by for entry in cited([*held, other])] == ["r"]


def test_a_letter_that_two_may_be_is_not_said_to_be_missing(ask, refusal, letter):
    twin = letter("twin", date="2014-03-04", sender=ask.sender, recipients=ask.recipients)
    held = [refusal, twin, ask]
    found = link(held)
    assert found[0].candidates and cited(held, found) == ()
    assert [entry.cited_by for entry in cited([refusal], link([refusal]))] == ["refusal"]


def test_who_cites_a_letter_that_went_to_another_answers_nothing(letter):
    to_others = letter(
        "old", date="2014-03-04", sender=Party("Bo Lund", state="XBE"), recipients=Party(organisation="Fields Alliance")
    )
    words = "a letter of 4 March 2014"
    cites = [{"words": words, "date": "2014-03-04", "relation": "other"}]
    text = f"In {words} your Ministry announced it."
    other = letter("new", text, date="2014-06-01", sender=Party(organisation="Peace Union"),
                   recipients=Party("Bo Lund", state="XBE"), cites=cites)  # fmt: skip
    found = link([to_others, other])[1]
    assert found.answers is None and found.candidates == ()
