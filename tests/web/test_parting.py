"""A statement is parted and joined; several decisions, undone as one."""

from tests.web.test_deciding import letter_of, office, send  # noqa: F401

WORDS = "We urge you to join the talks in June, and we will come if you invite us."


def whole(office) -> dict:  # noqa: F811
    """One statement over both clauses, whatever the reader made of them."""
    found = letter_of(office)
    id = found["letter"]["id"]
    last = next(row["said"] for row in found["statements"] if "urge" in row["said"]["quote"]["exact"])
    send(office, about=f"statement:{last['id']}", judgement="correct", letter=id, words=WORDS)
    return next(r["said"] for r in letter_of(office)["statements"] if r["said"]["id"] == last["id"])


def quotes(office) -> list[str]:  # noqa: F811
    return [said["quote"]["exact"] for said in letter_of(office)["letter"]["statements"]]


def test_a_statement_is_parted_where_an_empty_line_stands_and_put_together_again(office) -> None:  # noqa: F811
    said = whole(office)
    id, before = letter_of(office)["letter"]["id"], letter_of(office)["letter"]["statements"]
    first, second = "We urge you to join the talks in June,", "and we will come if you invite us."
    answer = send(
        office, "/split", letter=id, statement=said["id"], parts=f"{first}\r\n\r\n{second}", act="offer",
        next=f"/letters/{id}#s2",
    )  # fmt: skip
    assert (answer.status_code, answer.headers["location"]) == (303, f"/letters/{id}#s2")
    now = {one["quote"]["exact"]: one for one in letter_of(office)["letter"]["statements"]}
    assert (now[first]["act"], now[second]["act"]) == (said["act"], "offer")
    assert now[second]["holder"] == said["holder"]
    page = office.get(f"/letters/{id}").text
    assert "Decided: split" in page
    undo = page.split('class="undo"')[1].split("</form>")[0]
    ids = [part.split('"')[0] for part in undo.split('name="id" value="')[1:]]
    assert len(ids) == 2
    send(office, "/withdraw", id=ids)
    assert letter_of(office)["letter"]["statements"] == before


def test_a_statement_is_joined_with_the_next(office) -> None:  # noqa: F811
    found = letter_of(office)["letter"]
    first, second = found["statements"][0], found["statements"][1]
    send(office, "/join", letter=found["id"], statement=first["id"])
    joined = found["text"][first["quote"]["start"] : second["quote"]["end"]]
    assert joined in quotes(office)
    assert second["quote"]["exact"] not in quotes(office)


def test_what_cannot_be_parted_or_joined_is_refused_and_changes_nothing(office) -> None:  # noqa: F811
    said, before = whole(office), quotes(office)
    id = letter_of(office)["letter"]["id"]
    for parts in (WORDS, "We urge you\n\nWe promise everything", "and we will come\n\nWe urge you to join", ""):
        assert send(office, "/split", letter=id, statement=said["id"], parts=parts).status_code == 409, parts
    two = "We urge you to join the talks in June,\n\nand we will come if you invite us."
    assert send(office, "/split", letter=id, statement=said["id"], parts=two, act="burn").status_code == 409
    last = letter_of(office)["letter"]["statements"][-1]
    assert send(office, "/join", letter=id, statement=last["id"]).status_code == 409
    assert send(office, "/join", letter=id, statement="s-none").status_code == 404
    assert quotes(office) == before
