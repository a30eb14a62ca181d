"""The learned weights: that they load, what they find in invented sentences, and that they name the words."""

import hashlib
import re
import subprocess
import sys
from importlib.resources import files

import pytest

from onrecord.letters.reading import begin
from onrecord.letters.statements import find_statements
from onrecord.letters.statements.acts import Clause, Verdict
from onrecord.letters.statements.features import named, shape, tokens, whole
from onrecord.letters.statements.learned import ACTS, FILE, LEFT_OUT, Weights, is_asked, likeliest, load
from onrecord.model import Act, Party, Statement


def found(text: str, language: str = "en") -> tuple[Statement, ...]:
    return find_statements(begin(text).having(language=language, sender=(Party(state="ARD"),)))


def test_the_shipped_weights_load_and_are_small() -> None:
    """Under a megabyte and a half, a row for each of many signs, one weight an act and one for no statement."""
    data = files("onrecord.letters.statements").joinpath(FILE).read_bytes()
    assert len(data) < 2_600_000
    weights = Weights.read(data)
    assert len(weights) > 10_000
    assert weights.wide == len(ACTS) + 1


def test_no_file_of_weights_is_refused() -> None:
    """Another file is told apart by its first bytes."""
    with pytest.raises(ValueError, match="weights"):
        Weights.read(b"PK\x03\x04 something else")


def test_sums_are_those_of_the_rows() -> None:
    """Adding whole rows at once gives what adding act by act gives, negative weights included."""
    rows = {n: tuple((n * k * 7) % 255 - 127 for k in range(17)) for n in range(1, 40)}
    weights = Weights.of(rows, step=0.25, start=tuple(range(-8, 9)))
    signs = {*range(1, 36), 99}
    wanted = [0.25 * (k - 8 + sum(rows[n][k] for n in range(1, 36))) for k in range(17)]
    assert weights.sums(signs) == pytest.approx(wanted)


def test_words_count_by_their_shape() -> None:
    """Names and figures are one word each, endings do not count, a first word is no name."""
    assert tokens("Arden deplores 12 raids", "arden deplores 12 raids") == ["arden", "deplores", "12", "raids"]
    assert [shape(w) for w in ("Lovenia", "12", "deplores")] == ["Xx", "0", "deplor"]
    assert [name for _, name in named(["we", "deplore"], "en")] == ["we deplore", "we", "deplore", "deplore"]


@pytest.mark.parametrize(
    ("word", "act"),
    [
        ("torched", Act.ALLEGATION),
        ("worrisome", Act.CONCERN),
        ("applauded", Act.ACKNOWLEDGEMENT),
        ("dismisses", Act.POSITION_OPPOSE),
    ],
)
def test_words_no_letter_had_weigh_as_their_like(word: str, act: Act) -> None:
    """A word that stands in no marked letter has weights of its own, by the company it keeps elsewhere."""
    sign, mine = whole(word, "en"), ACTS.index(act)
    for other in (Act.COMMITMENT, Act.LEGAL_CLAIM):
        assert load().leaning(sign, mine, ACTS.index(other)) > 0


def test_learned_findings_name_words_of_the_clause() -> None:
    """What the weights decide where no cue speaks tells which words of the clause spoke for it."""
    text = (
        "The road to the valley has been closed since May and the convoys wait at the bridge. "
        "Nobody in the capital can explain why the second inspection was called off. "
        "It is hard to see what the new committee would add to the two that exist. "
        "The villages along the river will not be rebuilt by speeches. "
        "The time has come to put the register in the hands of all members. "
        "What the minister calls a training exercise was shelling of a market. "
        "It would be wise for both sides to keep the line open."
    )
    learned = [s for s in found(text) if s.because.endswith("/learned")]
    assert learned
    for statement in learned:
        words, cue = statement.because.split("; ")[-1].rsplit(": ", 1)
        assert cue == f"en/{statement.act.value}/learned"
        assert any(len(word) >= 4 for word in re.findall(r"\w+", words)), "no words but articles and the like"
        assert set(re.findall(r"\w+", words.lower())) <= set(re.findall(r"\w+", statement.quote.exact.lower()))


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "We shall publish the register before the end of the year.", Act.COMMITMENT),
        ("en", "We cannot sign the Convention at this stage.", Act.REFUSAL),
        ("en", "We urge the Government of Lovenia to open the archive.", Act.REQUEST),
        ("fr", "Nous demandons au Gouvernement de la Lovénie d'ouvrir les archives.", Act.REQUEST),
        ("es", "Instamos al Gobierno de Lovenia a que abra los archivos.", Act.REQUEST),
        ("ru", "Мы призываем Правительство Ловении открыть архивы.", Act.REQUEST),
    ],
)
def test_plain_words_keep_their_act(language: str, text: str, act: Act) -> None:
    """A plain cue stands, whatever the weights make of the other words."""
    assert [s.act for s in found(text, language)] == [act]


def test_what_another_says_stays_told() -> None:
    """However much the words sound like an ask, "your letter calls for" is no request of the writer."""
    assert Act.REQUEST not in [s.act for s in found("Your letter calls for Arden to sign and to destroy its stocks.")]


def test_no_conditional_promise_without_a_condition() -> None:
    """The act that needs a condition is barred where there is none, and a clause no reader would mark is left out."""
    sums = [0.0] * (len(ACTS) + 1)
    sums[ACTS.index(Act.CONDITIONAL_COMMITMENT)] = 3.0
    sums[ACTS.index(Act.COMMITMENT)] = 2.5
    assert likeliest(sums)[0] is Act.CONDITIONAL_COMMITMENT
    assert likeliest([s / 3 for s in sums])[0] is Act.FACT_CITED
    assert likeliest(sums, {Act.CONDITIONAL_COMMITMENT})[0] is Act.COMMITMENT
    assert likeliest([*sums[:-1], 9.0])[0] is None


def test_numbers_are_the_same_in_every_process() -> None:
    """Signs are numbered by a fixed hash, whatever the process hashes strings by."""
    code = "from onrecord.letters.statements.features import named; print(named(['we', 'deplore'], 'en'))"
    told = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": s}
        ).stdout
        for s in ("1", "2")
    }
    assert len(told) == 1
    assert hashlib.sha256(told.pop().encode()).hexdigest()
    assert load() is load()


@pytest.mark.parametrize(
    ("scores", "lead", "asked"),
    [
        ({Act.CRITICISM: 3.0, Act.CONCERN: 2.5}, None, True),
        ({Act.CRITICISM: 8.0, Act.CONCERN: 2.5}, None, False),
        ({Act.CRITICISM: 3.0, Act.CONCERN: 2.5}, Act.REQUEST, False),
        ({Act.CONCERN: 1.5}, None, True),
        ({}, None, True),
    ],
)
def test_the_weights_are_heard_beside_cues_that_do_not_lead_by_far(
    scores: dict[Act, float], lead: Act | None, asked: bool
) -> None:
    """They are not asked in a list whose introduction tells the act."""
    clause = Clause(0, 20, (), (), lead=lead)
    verdict = Verdict(max(scores, key=scores.__getitem__, default=Act.FACT_CITED), (), scores, 0.5)
    assert is_asked(clause, verdict, None) is asked


def test_a_weak_cue_is_overruled_and_a_strong_one_stands() -> None:
    """The words against an act count up to a point, and a clause in which a cue speaks is never left out."""
    sums = [0.0] * (len(ACTS) + 1)
    sums[ACTS.index(Act.ALLEGATION)] = 7.0
    assert likeliest(sums, (), {Act.CONCERN: 2.0})[0] is Act.ALLEGATION
    assert likeliest(sums, (), {Act.CONCERN: 6.0})[0] is Act.CONCERN
    assert likeliest(sums, {Act.ALLEGATION}, {Act.CONCERN: 2.0})[0] is Act.CONCERN
    nothing = [*[0.0] * len(ACTS), 9.0]
    act, sure = likeliest(nothing)
    assert act is None
    assert sure > LEFT_OUT
    assert likeliest(nothing, (), {Act.CONCERN: 2.0})[0] is Act.CONCERN


def test_a_promise_outweighs_words_that_sound_like_facts() -> None:
    """What the cues take for a promise is kept against words that would overrule another cue of the same weight."""
    sums = [0.0] * (len(ACTS) + 1)
    sums[ACTS.index(Act.POSITION_SUPPORT)] = 6.0
    assert likeliest(sums, (), {Act.CONCERN: 2.5})[0] is Act.POSITION_SUPPORT
    assert likeliest(sums, (), {Act.COMMITMENT: 2.5})[0] is Act.COMMITMENT
