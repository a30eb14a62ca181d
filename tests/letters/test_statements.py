"""Statements of whole letters: spans, acts, holders, and what must never be one."""

from onrecord.letters import parse
from onrecord.letters.reading import begin
from onrecord.letters.statements import find_statements
from onrecord.model import Act, Party, Source

LETTER = """We refer to your letter of 4 May calling for Arden to sign the Convention.

We understand the reasons of others, but we cannot sign it at this stage, because our neighbours have not done so.

We therefore ask you:

(a) to publish the list;

(b) to attend the meeting; and

(c) to answer by 1 June.

Should the talks succeed, my Government will be ready to assume the commitments.
"""


def found(text: str, **parties: tuple[Party, ...]) -> list[tuple[str, str]]:
    return [(s.act.value, s.quote.shown) for s in find_statements(begin(text).having(language="en", **parties))]


def test_a_letter_in_clauses() -> None:
    """Clauses part where the act changes, items are asks of their own, a condition stays with its promise."""
    assert found(LETTER, sender=(Party(state="ARD"),)) == [
        ("acknowledgement", "We understand the reasons of others"),
        ("refusal", "we cannot sign it at this stage"),
        ("justification", "because our neighbours have not done so."),
        ("request", "to publish the list"),
        ("request", "to attend the meeting"),
        ("request", "to answer by 1 June."),
        ("conditional_commitment", "Should the talks succeed, my Government will be ready to assume the commitments."),
    ]


def test_the_condition_is_a_quotation_of_its_own() -> None:
    """The condition is words of the letter inside its commitment."""
    last = find_statements(begin(LETTER).having(language="en", sender=(Party(state="ARD"),)))[-1]
    assert last.condition is not None
    assert last.condition.exact == "Should the talks succeed"
    assert last.quote.start <= last.condition.start < last.condition.end <= last.quote.end


def test_what_another_asked_is_no_ask() -> None:
    """What "your letter calls for" is never a request of the writer."""
    acts = [act for act, _ in found("Your letter calls for Arden to sign the Convention and to destroy its stocks.")]
    assert "request" not in acts


def test_courtesies_say_nothing() -> None:
    """Assurances, thanks for a letter and bare references are no statements."""
    text = "Thank you for your letter of 27 May. I refer to your note.\n\nAccept, Sir, the assurances of my esteem."
    assert found(text) == []


def test_the_convention_is_that_of_the_subject_line_unless_one_was_just_named() -> None:
    text = (
        "8 March 2010\n\nDear Minister,\n\nRe: Convention on Cluster Munitions\n\n"
        "At the meeting on the Convention on Certain Conventional Weapons your delegation spoke of its purpose. "
        "Both harbours could put that on paper, and nothing in the rules of either speaks against doing so soon. "
        "We ask you to sign the Convention this year.\n\nYours sincerely,\nAnna Miller\n"
    )
    (asked,) = (s for s in parse(Source("x.txt", "", "text/plain", text))[0].statements if s.act is Act.REQUEST)
    assert asked.topics[0] == "CCM"
    near = text.replace(
        "Both harbours could put that on paper, and nothing in the rules of either speaks against doing so soon. ",
        "",
    )
    (asked,) = (s for s in parse(Source("x.txt", "", "text/plain", near))[0].statements if s.act is Act.REQUEST)
    assert asked.topics[0] == "CCW"


def test_a_semicolon_parts_statements_of_one_act_too() -> None:
    text = "Lovenia cleared the last of its fields in 1998; its neighbours have by their own account cleared none."
    assert [words for _, words in found(text)] == [
        "Lovenia cleared the last of its fields in 1998",
        "its neighbours have by their own account cleared none.",
    ]


def test_a_new_subject_after_a_comma_parts_statements_of_one_act_too() -> None:
    text = "We support a ban on such mines, and, as before, we support the fund for their victims."
    assert [words for _, words in found(text)] == [
        "We support a ban on such mines",
        "we support the fund for their victims.",
    ]
    assert len(found("The Ministry has read the note, and the annex to it, with care.")) == 1


def test_words_that_announce_what_comes_next_are_no_statement() -> None:
    assert found("The Minister's note of 3 May reads as follows:\n\nWe cannot sign the treaty.") == [
        ("refusal", "We cannot sign the treaty.")
    ]
    kept = found("We cannot sign the treaty, for these reasons:\n\nOur neighbours have not done so.")
    assert kept[0] == ("refusal", "We cannot sign the treaty")


def test_rows_of_a_table_and_of_dots_are_no_statement() -> None:
    assert found("| 1990 | 12 fields | 3, 292 |\n\n. . . . . . .\n\n1 2 3 4.") == []


def test_how_a_message_was_routed_or_printed_is_no_statement() -> None:
    assert found("For Ambassador from Secretary.\n\nDepartment please pass London, Paris.") == []
    assert found("[Here follows the text of telegram No. 12.]") == []
    assert len(found("For the Ambassador the matter is closed, and he asks for nothing.")) == 1


def test_asks_in_a_list_with_commas_are_one_each() -> None:
    text = "We request the Ministry to secure the log, to interview the mate, and to report by 1 June."
    assert found(text) == [
        ("request", "We request the Ministry to secure the log"),
        ("request", "to interview the mate"),
        ("request", "to report by 1 June."),
    ]
    assert len(found("We ask you, to avoid all doubt, to publish the list.")) == 1


def test_two_short_halves_of_one_act_stay_together() -> None:
    assert len(found("The harbour was quiet on Monday; eleven ships lay there.")) == 1
    assert len(found("The States parties met in May to read the draft; in June they met again to vote on it.")) == 2


def test_a_reason_that_opens_the_sentence_is_parted() -> None:
    """What stands behind a fronted reason does its own thing; without a verb the opening is no clause."""
    assert found("As the text is still unclear, we cannot sign it.") == [
        ("justification", "As the text is still unclear"),
        ("refusal", "we cannot sign it."),
    ]
    assert found("As to the text, we cannot sign it.") == [("refusal", "As to the text, we cannot sign it.")]


def test_what_is_granted_first_weighs_less() -> None:
    """A sentence that grants something before it says its own does the latter."""
    assert [act for act, _ in found("While we share and appreciate your concern, we cannot attend the meeting.")] == [
        "refusal"
    ]


def test_a_question_promises_nothing() -> None:
    """Who asks whether something will be done undertakes nothing."""
    assert [act for act, _ in found("Will the Government undertake to publish the list?")] == ["request"]


def test_two_whole_clauses_part_where_acts_differ() -> None:
    """ "and" joins clauses where the right one has a subject and a verb of its own."""
    text = "We understand your haste, and the papers were sent in May."
    assert [quote for _, quote in found(text)] == ["We understand your haste", "the papers were sent in May."]
    assert len(found("We understand your haste, and its causes, the war and the drought.")) == 1
    assert len(found("If the talks succeed, and the papers are sent, we will sign.")) == 1


def test_kindly_requested_is_no_telling() -> None:
    """An adverb between "is" and the verb makes it no report of another's words."""
    text = "The Embassy is kindly requested to send the list."
    assert [act for act, _ in found(text, recipients=(Party(organisation="Embassy of Arden"),))] == ["request"]


def test_what_must_happen_first_is_not_what_is_done() -> None:
    """Words inside a condition are no sign of what the clause does."""
    text = "If the city can offer us a hall, we shall hold the course in March."
    assert [act for act, _ in found(text)] == ["conditional_commitment"]


def test_what_was_asked_before_is_no_present_ask() -> None:
    """An ask told with its day is a fact; without one, in a talk just told, it stays an ask."""
    assert [act for act, _ in found("In June we asked the Government to open the files.")] == ["fact_cited"]
    assert [act for act, _ in found("I urged him to open the files.")] == ["request"]


def test_a_second_deed_of_the_writer_stands_for_itself() -> None:
    """What the writer goes on to do without being named again is a statement of its own."""
    assert found("We regret the delay and will send the report in May.") == [
        ("concern", "We regret the delay"),
        ("commitment", "will send the report in May."),
    ]
    assert len(found("We have read the report and the annex with interest.")) == 1


def test_a_semicolon_parts_before_a_short_but() -> None:
    """The mark of the writer's goes before an "and" or "but" that leaves too little between."""
    text = "Our letter of 8 April was received by you but never answered; the list of May met with total silence."
    assert [words for _, words in found(text)] == [
        "Our letter of 8 April was received by you but never answered",
        "the list of May met with total silence.",
    ]


def test_so_parts_behind_a_comma_only() -> None:
    """ "So" inside a condition ("if time so allows") parts nothing."""
    assert found("If the programme so allows, our delegation will meet you on 20 June.") == [
        ("conditional_commitment", "If the programme so allows, our delegation will meet you on 20 June.")
    ]


def test_a_reason_has_a_verb() -> None:
    """ "Since" with no verb behind it tells a time, and parts nothing."""
    assert len(found("This Government is mindful of the state of the country since the late civil war.")) == 1
    assert [act for act, _ in found("We welcome the accord, since it contains practical steps.")] == [
        "acknowledgement",
        "justification",
    ]


def test_unless_turns_a_promise_it_opens() -> None:
    """ "Unless it is paid, we shall ..." hangs on the payment; "we shall ..., unless asked otherwise" stands."""
    assert found("Unless the sum is paid, we shall inform our members.")[0][0] == "conditional_commitment"
    assert found("We shall inform our members, unless a State asks otherwise.")[0][0] == "commitment"


def test_an_item_that_tells_something_asks_nothing() -> None:
    """An item with a subject and a verb of its own is no ask, whatever its list is introduced by."""
    text = "We ask the Government for:\n\n1. the release of all who are held;\n\n2. a list of what was planned.\n"
    assert [act for act, _ in found(text)] == ["request", "request"]
    told = found("We ask the Government:\n\n1. to open the files;\n\n2. The school was closed in May.\n")
    assert [act for act, _ in told][:1] == ["request"]
    assert "request" not in [act for act, _ in told][1:]
