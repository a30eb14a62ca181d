// What the desk does beyond links and forms. Every page works without it.
"use strict";

// A value and its place light up together, whichever one is pointed at; where a link led stays lit until the next.
let held = "";
function light(mark, on) {
  if (!on && mark === held) return;
  for (const one of document.querySelectorAll("[data-mark]")) if (one.dataset.mark === mark) one.classList.toggle("lit", on);
  for (const one of document.querySelectorAll("[data-marks]")) if (one.dataset.marks.split(" ").includes(mark)) one.classList.toggle("lit", on);
}
function hold(mark) {
  const before = held;
  held = mark;
  if (before) light(before, false);
  light(mark, true);
}
function marksOf(target) {
  const one = target.closest && target.closest("[data-mark], [data-marks]");
  return one ? (one.dataset.mark || one.dataset.marks).split(" ").filter(Boolean) : [];
}
for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
  document.addEventListener(kind, (event) => marksOf(event.target).forEach((mark) => light(mark, on)));

// A click on the text or the page leads to what was read from it.
document.addEventListener("click", (event) => {
  const place = event.target.closest && event.target.closest(".text [data-marks], .page rect");
  if (!place) return;
  const mark = marksOf(place)[0];
  const found = mark && document.getElementById(mark);
  if (found) { found.scrollIntoView({ block: "center" }); history.replaceState(null, "", `#${mark}`); found.focus({ preventScroll: true }); }
});

// A mark of a drawing leads to its letter, a state on the map to its page; the list or table below has the links for keys.
document.addEventListener("click", (event) => {
  const mark = event.target.closest && event.target.closest("svg [data-href]");
  if (mark) location.href = mark.dataset.href;
});

// A quotation with its citation, ready to paste.
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest("button.copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const said = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = said; }, 1500);
});

// Files and folders dropped on the form are sent one after another, with a plain word for each that failed.
async function under(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, fail) => entry.file(done, fail));
    file.path = entry.fullPath.slice(1);
    return [file];
  }
  const reader = entry.createReader(), found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const one of some) found.push(...await under(one));
  }
}
const drop = document.getElementById("drop");
if (drop) {
  const progress = document.getElementById("progress");
  const say = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  for (const kind of ["dragover", "dragleave", "drop"])
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.toggle("over", kind === "dragover"); });
  let sending = false;
  // What was sent is kept and read even when the page is closed; what was not, is not there yet.
  addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });
  const send = async (files) => {
    if (!files.length || sending) return;
    let done = 0; const failed = []; sending = true;
    const called = (file) => file.path || file.name, names = new Set(files.map(called));
    // Lists that tell of the others ("known.csv", "letter.pdf.json") are no letters: they go with each file they can name.
    const listed = (file) => /(^|\/)known\.(csv|json)$/i.test(called(file)) || (called(file).endsWith(".json") && names.has(called(file).slice(0, -5)));
    const lists = files.filter(listed), letters = files.filter((file) => !listed(file));
    const tells = (list, file) => called(list) === `${called(file)}.json` || (/(^|\/)known\.(csv|json)$/i.test(called(list)) && called(file).startsWith(called(list).replace(/[^/]*$/, "")));
    files = letters.length ? letters : lists;
    for (const file of files) {
      progress.textContent = say(drop.dataset.sending, { done: ++done, all: files.length, name: file.name });
      const form = new FormData();
      form.append("token", drop.elements.token.value);
      form.append("files", file, called(file));
      for (const list of lists) if (list !== file && tells(list, file)) form.append("lists", list, called(list));
      try {
        const answer = await fetch("/add.json?later=1", { method: "POST", body: form });
        if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).message || answer.status);
        for (const one of (await answer.json()).added) failed.push(...one.errors);
      } catch (error) { failed.push(`${say(drop.dataset.refused, { name: file.name })} (${error.message})`); }
    }
    sending = false;
    if (failed.length) progress.textContent = [...new Set(failed)].join(" · "); else location.href = "/adding";
  };
  drop.addEventListener("drop", async (event) => {
    const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry && one.webkitGetAsEntry()).filter(Boolean);
    const plain = [...event.dataTransfer.files];
    const files = []; for (const one of entries) files.push(...await under(one));
    send(files.length ? files : plain);
  });
  drop.addEventListener("submit", (event) => { event.preventDefault(); send([...drop.elements.files.files]); });
}

// How far the reading of letters is, told anew each second until it is done.
async function follow() {
  const shown = document.querySelector("#adding[data-busy]");
  if (!shown) return;
  await new Promise((done) => setTimeout(done, 1000));
  try {
    const answer = await fetch("/adding", { headers: { accept: "text/html" } });
    if (answer.ok) shown.replaceWith(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("adding"));
  } catch { /* the desk was stopped: what is shown stays, and is asked for again */ }
  follow();
}
follow();
const print = document.getElementById("print");
if (print) { print.hidden = false; print.addEventListener("click", () => window.print()); }

// A link to a place in the text opens the text; a finding lights up when an address leads to it.
function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const found = id && document.getElementById(id);
  if (!found) return;
  const box = id.startsWith("at-") && document.querySelector(`.page rect[data-mark="${CSS.escape(id.slice(3))}"]`);
  if (!box) for (let one = found; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  if (id.startsWith("at-")) {
    (box || found).scrollIntoView({ block: "center" });
    hold(id.slice(3));
  } else if (found.classList.contains("finding")) {
    found.focus({ preventScroll: true });
    const box = document.querySelector(`.page rect[data-mark="${CSS.escape(id)}"], [id="at-${CSS.escape(id)}"]`);
    if (box) box.scrollIntoView({ block: "center" });
    found.scrollIntoView({ block: "center" });
  }
}
addEventListener("hashchange", arrive);
arrive();
// A value leads to its box on the page where it has one, and does not open the text beside it.
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest('a[href^="#at-"]');
  if (!link || event.ctrlKey || event.metaKey || !document.querySelector(`.page rect[data-mark="${CSS.escape(link.hash.slice(4))}"]`)) return;
  event.preventDefault();
  history.pushState(null, "", link.hash);
  arrive();
});
// The queue begins with its first finding in hand, so that one key decides.
if (!location.hash && document.querySelector(".queue .finding")) document.querySelector(".queue .finding").focus({ preventScroll: true });

// Keys: j and k walk the findings; a, r, q, c, s, m press the buttons of the one in hand; u takes the last decision back.
const findings = () => [...document.querySelectorAll(".finding[tabindex]")];
const inHand = () => document.activeElement && document.activeElement.closest(".finding");
function walk(step) {
  const all = findings();
  const at = all.indexOf(inHand());
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "center" }); }
}
function press(key) {
  const finding = inHand();
  const target = finding && finding.querySelector(`[data-do="${key}"]`);
  if (!target) return false;
  for (let one = target.parentElement; one && one !== finding; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  if (target.tagName === "BUTTON") target.click(); else target.focus();
  return true;
}
// The key by its letter, else by its place: whoever writes in Arabic, Russian or Chinese has no j to press.
function keyOf(event) {
  if (/^[\x20-\x7e]$/.test(event.key)) return event.key;
  const letter = /^Key([A-Z])$/.exec(event.code);
  return letter ? letter[1].toLowerCase() : event.code === "Slash" ? (event.shiftKey ? "?" : "/") : event.key;
}
const help = document.getElementById("help");
document.getElementById("help-open").addEventListener("click", () => help.showModal());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open || event.target.closest("input, select, textarea")) return;
  const key = keyOf(event);
  const open = inHand() && inHand().querySelector("a.open");
  if (key === "j" || key === "k") walk(key === "j" ? 1 : -1);
  else if ("arqcsm".includes(key)) { if (!press(key)) return; }
  else if (key === "u") { const undo = document.querySelector('[data-key="u"]'); if (undo) undo.click(); }
  else if (key === "o" && open) open.click();
  else if (key === "/") document.getElementById("search").focus();
  else if (key === "?") help.showModal();
  else return;
  event.preventDefault();
});

// Words selected in the letter go to the form that is open: to part a statement, to correct its words, to hide a passage,
// else to the form that adds a statement. The last selection wins; nothing is sent before its button is pressed.
function asParts(whole, words) {
  const at = whole.indexOf(words);
  if (at < 0) return null;
  return [whole.slice(0, at), words, whole.slice(at + words.length)].map((part) => part.trim()).filter(Boolean).join("\n\n");
}
document.addEventListener("selectionchange", () => {
  const text = document.querySelector(".text"), chosen = getSelection();
  if (!text || chosen.isCollapsed || !chosen.rangeCount) return;
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return;
  const words = chosen.toString().trim();
  const parts = document.querySelector(".statements details.change[open] textarea[name=parts]");
  if (parts) {
    parts.dataset.whole ??= parts.value;
    const made = asParts(parts.dataset.whole, words.replace(/\s+/g, " "));
    if (made) parts.value = made;
    return;
  }
  const open = document.querySelector(".statements details.change[open] textarea[name=words]");
  const hiding = document.querySelector("#hide[open] #hide-form"), adding = document.getElementById("add-form");
  const form = open ? open.form : hiding || adding || document.getElementById("units");
  if (!form) return;
  form.elements.words.value = words;
  const begin = range.startContainer.parentElement.closest("[data-start]");
  if (begin && form.elements.start) {
    const before = document.createRange();
    before.setStart(begin, 0); before.setEnd(range.startContainer, range.startOffset);
    form.elements.start.value = Number(begin.dataset.start) + [...before.toString()].length;
  }
  if (form === adding) document.getElementById("add").open = true;
});

// Who parts, adds or hides words of a scan selects them in its text: it opens with the form.
document.addEventListener("toggle", (event) => {
  const text = document.getElementById("as-read"), one = event.target;
  if (text && one.open && (one.matches("#add, #hide") || one.querySelector("textarea[name=parts]"))) text.open = true;
}, true);

// A coder's labels are kept as they are chosen, so that the page can be closed and come back to.
const units = document.getElementById("units");
if (units) units.addEventListener("change", async (event) => {
  if (!event.target.name.startsWith("unit:")) return;
  const form = new FormData(units);
  form.delete("words");
  const answer = await fetch(units.action, { method: "POST", body: form, redirect: "manual" }).catch(() => null);
  const told = document.getElementById("labelled");
  if (answer && (answer.ok || answer.type === "opaqueredirect")) {
    const all = [...units.querySelectorAll('select[name^="unit:"]')];
    told.textContent = `${told.dataset.kept}${all.filter((one) => one.value).length} / ${all.length}`;
  }
});

// What was typed and not sent is still there when the page is opened again; it goes when it is sent, or on signing out.
const drafted = (field) => {
  const { statement, about, dispute } = field.form.elements;
  return `draft ${location.pathname} ${field.form.getAttribute("action")} ${(statement || about || dispute || { value: "" }).value} ${field.name}`;
};
const typed = "form.correct textarea, form.correct input[name=why], form.correct input[name=who], #found textarea";
document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.matches(typed)) localStorage.setItem(drafted(field), JSON.stringify([field.defaultValue, field.value]));
});
document.addEventListener("submit", (event) => {
  const mine = [...event.target.elements].filter((one) => one.matches(typed)).map(drafted);
  sessionStorage.setItem("sent", JSON.stringify(mine));
  if (event.target.getAttribute("action") !== "/signout") return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft ")) localStorage.removeItem(key);
});
// What was sent is forgotten once it arrived: not where the desk refused it, nor where one came back to it.
const refused = document.querySelector("[data-refused]:not(form)"), came = performance.getEntriesByType("navigation")[0];
if (!refused && came && came.type === "navigate")
  for (const key of JSON.parse(sessionStorage.getItem("sent") || "[]")) localStorage.removeItem(key);
sessionStorage.removeItem("sent");
const back = document.getElementById("back");
if (back && history.length > 1) { back.hidden = false; back.addEventListener("click", () => history.back()); }
for (const field of document.querySelectorAll(typed)) {
  const [was, now] = JSON.parse(localStorage.getItem(drafted(field)) || "[null, null]");
  if (was === null || was !== field.defaultValue || now === was) continue;
  field.value = now;
  for (let one = field; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
}
