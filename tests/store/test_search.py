"""What a person types finds what is printed, on both databases by the same folding."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_letters import add, letter

from onrecord.model import Act, Attribution, Letter, Quote
from onrecord.store import Record
from onrecord.store.fold import shadow, words
from onrecord.store.highlight import places
from onrecord.store.query import parse

FOUND = [
    # what is printed, what is typed, the printed words that are highlighted
    ("We oppose Unjustified bans.", "unjustified BANS", ["Unjustified", "bans"]),
    ("We oppose unjustified restrictions.", '"oppose unjustified"', ["oppose unjustified"]),
    ("the use of munitions", "munit*", ["munitions"]),
    ("la réponse de l’État", "reponse etat", ["réponse", "État"]),
    ("l'État répond", "état", ["État"]),
    ("Мы всё ещё изучаем договор", "все еще", ["всё", "ещё"]),
    ("Мы все изучаем", "всё", ["все"]),
    ("мой йод", "мои", None),  # й is a letter of its own
    ("我们支持该公约的宗旨", "公约", ["公约"]),
    ("我们也支持该公约的宗旨", "旨宗", None),
    ("《特定常规武器公约》", "常规武器", ["常规武器"]),
    ("نرحب بالاتفاقية بشأن الذخائر العنقودية", "ذخائر", ["الذخائر"]),
    ("نرحب بالاتفاقية", "اتفاقية", ["بالاتفاقية"]),
    ("ذُخائِر عنقودية", "الذخائر", ["ذُخائِر"]),
    ("للدولة", "دولة", ["للدولة"]),
    ("في عام ٢٠١٧", "2017", ["٢٠١٧"]),
    ("Ｆｕｌｌ width", "full", ["Ｆｕｌｌ"]),
    ("cafe\u0301 talks", "café", ["cafe\u0301"]),
    ("muni-\ntions were used", "munitions", ["muni-\ntions"]),
    ("co-operate with us", "co-operate", ["co-operate"]),
    ("resolution A/RES/70/54 of", "A/RES/70/54", ["A/RES/70/54"]),
    ("resolution A/RES/70/54 of May", "A/RES/70/55", None),
    ("the mine ban; treaty", "ban -treaty", None),
    ("the mine ban", "ban -treaty", ["ban"]),
    ("a mine", "ban OR mine", ["mine"]),
    ("Straße", "strasse", ["Straße"]),
    ("a 'quoted' word", "'quoted'", ["quoted"]),
    ('drop " table; -- x', 'drop " table', ["drop", "table"]),
]


@pytest.fixture(scope="module")
def printed(fresh) -> Iterator[tuple[Record, list[Letter]]]:
    """A record of all that is printed above, each in a letter of its own, in the order of `FOUND`."""
    made = [letter(words, name=f"{n}.txt") for n, (words, _, _) in enumerate(FOUND)]
    with fresh() as record:
        add(record, *made)
        yield record, made


@pytest.mark.parametrize("number", range(len(FOUND)), ids=[typed for _, typed, _ in FOUND])
def test_found(printed: tuple[Record, list[Letter]], number: int) -> None:
    record, made = printed
    _, typed, highlighted = FOUND[number]
    hits = {hit.letter.source.name: hit for hit in record.search(typed, limit=100)}
    assert len(hits) == record.count(typed)
    assert (f"{number}.txt" in hits) == bool(highlighted)
    if highlighted:
        hit = hits[f"{number}.txt"]
        assert hit.letter == made[number]
        assert [hit.letter.text[a:b] for a, b in hit.places] == highlighted
        assert [hit.snippet[a:b] for a, b in hit.marks] == [" ".join(x.split()) for x in highlighted]


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "-", "*", "OR", "AND NOT (", "a:b ^c NEAR(x)", "\x00", "'; --", "x" * 9000]
)
def test_nothing_a_person_types_is_an_error(record: Record, typed: str) -> None:
    add(record, letter())
    assert isinstance(record.search(typed), list)


def test_filters_and_words_together(record: Record) -> None:
    add(record, letter("We refuse.", date="2009"), letter("We refuse again.", date="2012", name="b.txt"))
    (hit,) = record.search("refuse", kind="letter", name="b.txt")
    assert "We refuse again." in hit.letter.text
    assert len(record.search("refuse")) == 2
    assert len(record.search("refuse", limit=1, offset=1)) == 1


def test_better_matches_come_first(record: Record) -> None:
    add(record, letter("A treaty " + "and other words " * 60, name="b.txt"), letter("Treaty, treaty, treaty."))
    assert [hit.letter.source.name for hit in record.search("treaty")] == ["a.txt", "b.txt"]


def test_words_of_a_letter_replaced_are_found_no_more(record: Record) -> None:
    (sha,) = add(record, letter("zeppelin"))
    record.save_letters(sha, [letter("balloon")], "2")
    assert record.search("zeppelin") == []
    assert len(record.search("balloon")) == 1
    record.mark_unreadable(sha, "gone")
    assert record.search("balloon") == []


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert all(
        word.word == " ".join(w.word for w in words(word.word)) or len(words(word.word)) > 1 for word in words(text)
    )
    assert shadow(text).split() == [word.word for word in words(text)]


@given(st.text(min_size=1))
def test_every_word_of_a_text_is_found_where_it_stands(text: str) -> None:
    for word in words(text):
        here = places(text, parse('"' + text[word.start : word.end] + '"'))
        assert any(a <= word.start and word.end <= b for a, b in here), word


def test_a_very_long_text_is_searched_to_its_end(record: Record) -> None:
    made = letter("word " * 40_000 + " ".join(f"w{i}" for i in range(30_000)) + " finis")
    add(record, made)
    assert record.count("finis") == 1


def test_a_hit_knows_its_page_only_where_quotations_around_it_tell(record: Record) -> None:
    from dataclasses import replace

    from onrecord.model import Statement
    from onrecord.store.search import Hit

    text = "We sign the treaty. Then came the war of words. We leave the treaty."
    quotes = [Quote.at(text, 0, 19, page=1), Quote.at(text, 48, 68, page=2)]
    said = tuple(
        Statement(f"s-{n}", Act.COMMITMENT, "ARD", "ARD", Attribution.OWN, q, "made up", 1.0)
        for n, q in enumerate(quotes)
    )
    made = letter(text)
    made = replace(made, text=text, statements=said, source=replace(made.source, pages=2), mentions=())
    assert [Hit.of(made, words).page for words in ("sign", "war", "leave")] == [1, None, 2]
    assert Hit.of(replace(made, source=replace(made.source, pages=1)), "war").page == 1
    assert Hit.of(replace(made, source=replace(made.source, pages=None)), "nowhere").page is None
