// What the desk does beyond links and forms. Every page works without it.
"use strict";

// A value and its place light up together, whichever one is pointed at.
function light(mark, on) {
  for (const one of document.querySelectorAll("[data-mark]")) if (one.dataset.mark === mark) one.classList.toggle("lit", on);
  for (const one of document.querySelectorAll("[data-marks]")) if (one.dataset.marks.split(" ").includes(mark)) one.classList.toggle("lit", on);
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
  if (found) { found.scrollIntoView({ block: "center" }); location.hash = mark; }
});

// Boxes are in points; the picture is as wide as the window lets it be.
for (const svg of document.querySelectorAll(".page svg")) {
  const image = svg.parentElement.querySelector("img");
  const fit = () => svg.setAttribute("viewBox", `0 0 ${image.naturalWidth / 2} ${image.naturalHeight / 2}`);
  if (image.complete) fit(); else image.addEventListener("load", fit);
}

// A quotation with its citation, ready to paste.
document.addEventListener("click", async (event) => {
  const button = event.target.closest && event.target.closest("button.copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const said = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = said; }, 1500);
});

// Files dropped on the form are sent one after another, with a plain word for each.
const drop = document.getElementById("drop");
if (drop) {
  const progress = document.getElementById("progress");
  for (const kind of ["dragover", "dragleave", "drop"])
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.toggle("over", kind === "dragover"); });
  const send = async (files) => {
    let done = 0; const failed = [];
    for (const file of files) {
      progress.textContent = `Reading ${++done} of ${files.length}: ${file.name}`;
      const form = new FormData();
      form.append("token", drop.elements.token.value);
      form.append("files", file);
      const answer = await fetch("/add.json", { method: "POST", body: form });
      if (!answer.ok) { failed.push(`${file.name}: not sent (${answer.status})`); continue; }
      for (const one of (await answer.json()).added) failed.push(...one.errors);
    }
    if (failed.length) progress.textContent = failed.join(" · "); else location.reload();
  };
  drop.addEventListener("drop", (event) => send([...event.dataTransfer.files]));
  drop.addEventListener("submit", (event) => { event.preventDefault(); send([...drop.elements.files.files]); });
}
