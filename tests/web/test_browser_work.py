"""An hour's work in Chromium: add, read, jump, correct, part, settle, undo, search, cite, export, sign in."""

import io
import zipfile

import pytest
from tests.web.browsing import CHROMIUM, letters_of, served, under_lit_boxes
from tests.web.conftest import SPECIMENS

from onrecord import api

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"),
    pytest.mark.xdist_group("browser"),
]

DROP = """(files) => { const box = new DataTransfer();
  for (const [name, text] of files) box.items.add(new File([text], name));
  const dropped = new DragEvent("drop", {dataTransfer: box, bubbles: true, cancelable: true});
  document.getElementById("drop").dispatchEvent(dropped); }"""


@pytest.fixture
def empty(tmp_path):
    """A desk without letters."""
    with served(tmp_path / "r") as address:
        yield address


def settled(page) -> None:
    """Keys count once the script of the page has run."""
    page.wait_for_load_state("load")


def test_letters_are_dropped_read_and_followed_from_another_page(empty, page) -> None:
    page.goto(f"{empty}/letters")
    assert page.get_by_role("heading", name="Nothing here yet").is_visible()
    day = "Geneva, {n} March 2014\n\nDear Minister,\n\nWe cannot sign the treaty.\n\nSincerely,\n\nAna Ruiz\n"
    page.evaluate(DROP, [["a.txt", day.format(n=4)], ["b.txt", day.format(n=5)], ["c.pdf", "%PDF-1.7 broken"]])
    page.wait_for_url("**/adding")
    page.goto(f"{empty}/states")
    page.goto(f"{empty}/adding")
    page.get_by_text("All read.").wait_for(timeout=60_000)
    told = page.locator(".outcomes").inner_text()
    assert told.count("1 letter") == 2 and "c.pdf: kept, not read" in told
    page.get_by_role("link", name="All letters").click()
    assert page.locator(".letters > li").count() == 2
    page.locator(".letters a").first.click()
    assert "We cannot sign the treaty." in page.locator(".statements").inner_text()


def test_a_value_leads_to_its_words_on_the_page(site, page) -> None:
    address, ids = site
    data = page.request.get(f"{address}/letters/{ids['02']}/original").body()
    page.goto(f"{address}/letters/{ids['02']}")
    for value in ("date", "recipients1"):
        link = page.locator(f'[data-mark="{value}"] a').first
        link.click()
        page.wait_for_function("document.querySelectorAll('.page rect.lit').length > 0")
        page.mouse.move(0, 0)
        assert letters_of(link.inner_text()).removesuffix("2014")[:8] in under_lit_boxes(page, data), value
        box = page.locator(f'.page rect[data-mark="{value}"]').first.bounding_box()
        assert 0 <= box["y"] <= 900
        page.goto(f"{address}/letters")
        page.goto(f"{address}/letters/{ids['02']}")


def test_a_note_of_a_profile_opens_the_page_at_its_quotation(site, page) -> None:
    address, ids = site
    data = page.request.get(f"{address}/letters/{ids['02']}/original").body()
    page.goto(f"{address}/states/XAR/profile?topic=CSM")
    note = page.locator(f'li[id^="note-"]:has(a[href*="{ids["02"]}"])').first
    note.get_by_role("link").click()
    page.wait_for_url(f"**/letters/{ids['02']}#s*")
    page.wait_for_function("document.querySelectorAll('.page rect.lit').length > 0")
    mark = page.url.partition("#")[2]
    quoted = page.locator(f"#{mark} blockquote").inner_text()
    assert letters_of(quoted) in under_lit_boxes(page, data)
    assert 0 <= page.locator(f'.page rect[data-mark="{mark}"]').first.bounding_box()["y"] <= 900


def test_a_mark_of_the_time_line_and_a_state_on_the_map_lead_on(site, page) -> None:
    address, ids = site
    page.goto(f"{address}/states/XAR")
    page.locator("svg.line .lane-letters-out").first.click()
    page.wait_for_url(f"**/letters/{ids['02']}*")
    page.goto(f"{address}/treaties/CCM")
    page.locator('svg.map [data-href^="/states/BRA"]').first.click()
    page.wait_for_url("**/states/BRA?topic=CCM")


def test_a_date_is_corrected_and_undone_by_keyboard_alone(site, page) -> None:
    address, ids = site
    page.goto(f"{address}/letters/{ids['01']}")
    settled(page)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "date"
    page.keyboard.press("c")
    page.keyboard.press("Control+a")
    page.keyboard.type("2014-03-05")
    page.keyboard.press("Enter")
    page.locator(".undo").wait_for()
    assert "5 March 2014" in page.locator("#date .read").inner_text()
    settled(page)
    page.keyboard.press("u")
    page.locator(".undo").wait_for(state="detached")
    assert "4 March 2014" in page.locator("#date .read").inner_text()


def words_of(page) -> list[str]:
    return page.locator(".statements > li:not(.rejected) blockquote").all_inner_texts()


def test_a_statement_is_parted_by_keyboard_and_undone(site, page) -> None:
    address, ids = site
    page.goto(f"{address}/letters/{ids['02']}#s3")
    settled(page)
    before = words_of(page)
    assert page.evaluate("document.activeElement.id") == "s3"
    page.keyboard.press("s")
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Split")
    page.keyboard.press("Enter")
    page.locator(".undo").wait_for()
    parts = [one.strip("“”") for one in words_of(page) if one not in before]
    assert len(parts) == 2 and " ".join(parts) == before[2].strip("“”")
    settled(page)
    page.keyboard.press("u")
    page.locator(".undo").wait_for(state="detached")
    assert words_of(page) == before


def test_words_selected_in_the_letter_become_a_part_and_the_key_joins_two(site, page) -> None:
    address, ids = site
    page.goto(f"{address}/letters/{ids['01']}#s1")
    settled(page)
    before = words_of(page)
    page.locator("#s1").get_by_text("Split or join").click()
    page.evaluate(
        """() => { const range = document.createRange();
        const text = document.querySelector('.text [data-marks~="s1"]').firstChild;
        range.setStart(text, 0); range.setEnd(text, text.data.indexOf(" "));
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    page.wait_for_function("document.querySelector('#s1 textarea[name=parts]').value.includes('\\n\\n')")
    page.locator("#s1").get_by_role("button", name="Split", exact=False).first.click()
    page.locator(".undo").wait_for()
    assert len(words_of(page)) == len(before) + 1
    settled(page)
    page.keyboard.press("u")
    page.locator(".undo").wait_for(state="detached")
    page.goto(f"{address}/letters")
    page.goto(f"{address}/letters/{ids['01']}#s1")
    settled(page)
    page.keyboard.press("m")
    page.locator(".undo").wait_for()
    assert len(words_of(page)) == len(before) - 1
    settled(page)
    page.keyboard.press("u")
    page.locator(".undo").wait_for(state="detached")
    assert words_of(page) == before


def test_a_reply_that_fits_two_letters_is_settled_by_choosing(site, page) -> None:
    address, ids = site
    page.goto(f"{address}/letters/{ids['02']}")
    assert "It may answer one of these" in page.locator(".problems").inner_text()
    page.locator(".choices button").first.click()
    page.locator(".undo").wait_for()
    assert "answers" in page.locator("#thread + ul").inner_text()
    assert page.get_by_text("It may answer one of these").count() == 0
    page.get_by_role("button", name="Undo").first.click()
    page.locator(".undo").wait_for(state="detached")
    assert "It may answer one of these" in page.locator(".problems").inner_text()


@pytest.mark.parametrize(("name", "words"), [("arabic.txt", "الذخائر المتناثرة"), ("chinese.txt", "散布弹药")])
def test_letters_are_found_by_words_in_other_scripts(site, page, name, words) -> None:
    address, ids = site
    page.goto(f"{address}/states")
    settled(page)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/letters?q=*")
    found = page.locator(".letters > li")
    assert found.count() == 1
    assert page.locator(".letters a").first.get_attribute("href").partition("#")[0] == f"/letters/{ids[name]}"
    assert words in page.locator(".letters mark").first.inner_text() or "".join(
        page.locator(".letters mark").all_inner_texts()
    ).replace(" ", "") == words.replace(" ", "")
    page.locator(".letters a").first.click()
    side = page.evaluate("getComputedStyle(document.querySelector('.text')).direction")
    assert side == ("rtl" if name.startswith("arabic") else "ltr")


def test_an_arabic_letter_that_a_browser_prints_is_read_as_it_was_written(page) -> None:
    """The letters of half its words are kept as they are drawn, from the left: quoted so, they would be no words."""
    written = (SPECIMENS / "other-scripts" / "arabic.txt").read_text(encoding="utf-8")
    page.set_content("".join(f'<p dir="auto" lang="ar">{line}</p>' for line in written.splitlines() if line))
    read = api.read(page.pdf(format="A4"), name="printed.pdf")
    assert read.text.split() == written.split()
    assert any("لا تستطيع أردوفيا التوقيع" in said.quote.exact for said in read.statements)


def test_a_profile_is_taken_along_as_a_word_file_and_printed_without_buttons(site, page) -> None:
    address, _ = site
    page.goto(f"{address}/states/XAR?topic=CSM")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Profile as Word file").click()
    with zipfile.ZipFile(io.BytesIO(taken.value.path().read_bytes())) as word:
        told = word.read("word/document.xml").decode()
    assert "not in a position to accede" in told
    page.get_by_role("link", name="Read its profile").click()
    page.get_by_role("button", name="Print").wait_for()  # the page's script shows it, once it has come
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Print").is_visible()
    assert not page.locator("header").is_visible()
    assert page.locator("article").is_visible()


def test_a_reader_signs_in_reads_and_is_refused_an_edit(tmp_path, page) -> None:
    with api.open_record(tmp_path / "r") as record:
        api.add_file(record, b"Helmsgate, 4 March 2014\n\nDear Minister,\n\nWe cannot sign the treaty.\n", "a.txt")
        id = next(record.letters()).id
        for name, role in (("Ada", "administrator"), ("Rolf", "reader")):
            api.put_account(record, name, role, password="a long enough one", by="test")
    with served(tmp_path / "r") as address:
        page.goto(f"{address}/letters")
        assert page.get_by_role("navigation").count() == 0
        page.get_by_label("name").fill("Rolf")
        page.get_by_label("password").fill("a long enough one")
        page.keyboard.press("Enter")
        page.wait_for_url("**/letters")
        page.goto(f"{address}/letters/{id}")
        assert "We cannot sign the treaty." in page.locator(".statements").inner_text()
        for button in ("Accept", "Correct", "Split", "Hide", "Add"):
            assert page.get_by_role("button", name=button).count() == 0, button
        token = page.locator("footer input[name=token]").first.get_attribute("value")
        fields = {"token": token, "about": f"field:{id}:date", "judgement": "accept"}
        assert page.request.post(f"{address}/decide", form=fields).status == 403
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/signin")
