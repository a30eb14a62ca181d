"""The desk in Chromium: no barrier on any page (WCAG 2.2 AA), and the main actions by keyboard alone."""

from pathlib import Path

import pytest
from tests.web.browsing import CHROMIUM

from onrecord.formats.spoken import LANGUAGES

QUIET = (
    "/asks", "/missing", "/news", "/people", "/imports", "/health", "/accounts", "/signin", "/coding", "/disputes",
    "/adding",
)  # fmt: skip
LEVELS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"),
    pytest.mark.xdist_group("browser"),
]


@pytest.mark.parametrize("look", ["light", "dark narrow", "light narrow ar", "dark zh"])
def test_no_page_has_a_barrier(site, browser, look) -> None:
    address, ids = site
    width = 380 if "narrow" in look else 1200
    spoken = look.split()[-1] if look.split()[-1] in LANGUAGES else "en"
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=look.split()[0], locale=spoken)
    opened, found = context.new_page(), []
    pages = [f"/letters/{ids['01']}", "/letters", "/treaties", "/states/XAR"]
    if spoken != "en":
        pages += ["/letters?q=munitions", "/asks", "/states/XAR/profile?topic=CSM", "/treaties/CCM?status=withdrawn"]
    if look == "light":
        pages = [*pages, f"/letters/{ids['02']}", "/states", "/review", "/treaties/CCM?status=withdrawn", *QUIET]
        pages += [f"/letters/{ids['02']}/coding", "/states/XAR/profile?topic=CSM", "/letters?q=treaty"]
    for path in pages:
        opened.goto(address + path)
        opened.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found += [(path, *told) for told in barriers(opened)]
        over = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [(path, "wider than the window", str(over))] if over > 0 else []
    context.close()
    assert found == []


def test_a_barrier_is_found_where_there_is_one(site, page) -> None:
    address, _ = site
    page.goto(address + "/states")
    page.evaluate(
        """() => { const main = document.querySelector("main"), faint = document.createElement("p");
        faint.textContent = "hardly to be seen"; faint.style.color = "#ddd";
        main.append(document.createElement("input"), faint); }"""
    )
    assert {rule for rule, _ in barriers(page)} == {"label", "color-contrast"}


def barriers(page) -> list[tuple[str, str]]:
    """Rule and place of each violation on the page. Only violations are told: what passes is most of the work."""
    import axe_playwright_python

    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    run = "(asked) => axe.run(asked).then((told) => told.violations.map((one) => [one.id, one.nodes[0].html]))"
    return [(rule, html[:120]) for rule, html in page.evaluate(run, {**LEVELS, "resultTypes": ["violations"]})]


def test_a_finding_is_decided_and_undone_by_keyboard(site, page) -> None:
    address, _ = site
    page.goto(address + "/review")
    left = page.locator("main [role=status]").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.wait_for_selector(".undo")
    page.wait_for_load_state()  # keys count once the script of the new page has run
    assert page.locator("main [role=status]").inner_text() != left
    page.keyboard.press("u")
    page.wait_for_selector(".undo", state="detached")
    page.wait_for_load_state()
    assert page.locator("main [role=status]").inner_text() == left
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_an_arabic_page_runs_from_right_to_left_and_its_keys_are_where_they_are(site, browser) -> None:
    address, ids = site
    context = browser.new_context(viewport={"width": 1200, "height": 900}, locale="ar-EG")
    page = context.new_page()
    page.goto(f"{address}/letters/{ids['02']}")
    paper, found = (page.locator(one).bounding_box() for one in (".paper", ".found"))
    assert paper["x"] > found["x"] + found["width"]
    read, printed = (page.locator(".page " + one).first.bounding_box() for one in ("svg", "img"))
    assert read == pytest.approx(printed, abs=1)
    page.goto(f"{address}/states/XAR")
    years = [page.locator("svg text.year").nth(n) for n in (0, -1)]
    assert [int(one.text_content()) for one in years] == sorted(int(one.text_content()) for one in years)
    assert years[0].bounding_box()["x"] > years[1].bounding_box()["x"]
    lane = page.locator("svg.line text:not(.year)").first.bounding_box()
    assert lane["x"] > years[0].bounding_box()["x"] and lane["x"] + lane["width"] <= 1200
    page.goto(address + "/review")
    first = page.evaluate("document.activeElement.id")
    page.evaluate("""document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ت", code: "KeyJ", bubbles: true }))""")
    assert page.evaluate("document.activeElement.id") != first
    page.evaluate("""document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: "؟", code: "Slash", shiftKey: true, bubbles: true }))""")
    assert page.locator("#help").is_visible()
    context.close()


def test_the_box_on_the_screen_lies_where_the_words_are(site, page) -> None:
    """The box's place on the picture, in shares of its width and height, is the quotation's place on the page."""
    address, ids = site
    page.goto(f"{address}/letters/{ids['02']}#s1")
    box = page.locator('.page rect[data-mark="s1"]').first.bounding_box()
    image = page.locator(".page img").first.bounding_box()
    held = page.request.get(f"{address}/letters/{ids['02']}.json").json()
    quoted, size = held["statements"][0]["said"]["quote"]["boxes"][0], held["pages"][0]
    assert (box["x"] - image["x"]) / image["width"] == pytest.approx(quoted["left"] / size["width"], abs=0.01)
    assert (box["y"] - image["y"]) / image["height"] == pytest.approx(quoted["top"] / size["height"], abs=0.01)
    assert "lit" in (page.locator("#s1").get_attribute("class") or "") or page.locator("#s1:focus").count() == 1


def test_selected_words_become_a_statement(site, page) -> None:
    address, ids = site
    page.goto(f"{address}/letters/{ids['01']}")
    words = page.evaluate(
        """() => { const text = document.querySelector(".text .zone-body.marked").firstChild;
        const range = document.createRange(); range.setStart(text, 0); range.setEnd(text, 12);
        getSelection().removeAllRanges(); getSelection().addRange(range); return range.toString(); }"""
    )
    page.wait_for_function("document.querySelector('#add-form textarea').value !== ''")
    assert page.locator("#add-form textarea").input_value() == words.strip()
    page.locator("#add-form button").click()
    page.wait_for_selector("#add .decided")
    added = page.request.get(f"{address}/letters/{ids['01']}.json").json()["added"]
    assert [one["quote"]["exact"] for one in added] == [words.strip()]


def test_what_was_typed_and_not_sent_is_there_when_the_page_is_opened_again(site, browser) -> None:
    address, ids = site
    context = browser.new_context()
    first = context.new_page()
    first.goto(f"{address}/letters/{ids['02']}")
    first.locator("#s2 summary", has_text="Dispute").click()
    first.locator("#s2 textarea[required]").fill("This was said of a draft.")
    first.close()
    again = context.new_page()
    again.goto(f"{address}/letters/{ids['02']}")
    assert again.locator("#s2 textarea[required]").is_visible()
    assert again.locator("#s2 textarea[required]").input_value() == "This was said of a draft."
    again.locator("#s2").get_by_role("button", name="Enter the dispute").click()
    again.locator("#s2 .dispute").wait_for()
    assert again.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft ')).length") == 0
    context.close()


def test_words_that_are_refused_are_not_lost(site, page) -> None:
    address, ids = site
    page.goto(f"{address}/letters/{ids['02']}")
    page.locator("#add summary").click()
    page.locator("#add-form textarea").fill("words that no letter has")
    page.locator("#add-form button").click()
    page.get_by_role("alert").wait_for()
    assert "these words are not in the letter" in page.get_by_role("alert").inner_text()
    page.get_by_role("button", name="Go back").click()
    page.wait_for_url(f"**/letters/{ids['02']}*")
    page.wait_for_function("document.querySelector('#add-form textarea').value === 'words that no letter has'")
    assert page.locator("#add-form textarea").is_visible()


def test_a_letter_found_by_its_words_opens_at_them(site, page) -> None:
    address, ids = site
    page.goto(f"{address}/letters?q=%22lawful+means%22")
    link = page.locator(".letters a").first
    assert link.get_attribute("href") == f"/letters/{ids['02']}#:~:text=lawful%20means"
    link.click()
    page.wait_for_url(f"**/letters/{ids['02']}*")
    assert "lawful means" in page.locator(".text").text_content()
