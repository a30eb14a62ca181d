"""Questions that a reply repeats below "You asked:": the reader's, not asks of the writer's."""

import pytest

from onrecord.letters import parse
from onrecord.model import Source

HEAD = """MINISTRY OF DEFENCE OF FINLAND

14 October 2022

Mr Callum Ferreira
Arden Arms Observatory

Dear Mr Ferreira,

Thank you for your message of 16 September. {asked}

1. How many rounds remain in the stocks?
2. Has any been fired since 2003?

Some of this is held. The number of rounds is withheld.

Yours sincerely,

Anna Korhonen
Director
"""


def questions(asked):
    (letter,) = parse(Source("x.txt", "", "text/plain", HEAD.format(asked=asked)))
    return [s for s in letter.statements if s.quote.exact.endswith("?")]


@pytest.mark.parametrize("asked", ["You asked:", "You had also requested the following information:"])
def test_what_the_reader_asked_is_no_ask_of_the_writer(asked):
    said = questions(asked)
    assert {(s.holder, s.attribution) for s in said} == {("Arden Arms Observatory", "reported")}
    assert not any(s.act == "request" for s in said)


def test_questions_of_the_writer_s_own_stay_asks():
    said = questions("I have two questions:")
    assert {(s.act, s.holder) for s in said} == {("request", "FIN")}
