// Keys for the desk, and marking a passage. Everything works without it, by buttons and by pasting.
"use strict";

const typing = (element) => element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "w") {
    const why = document.querySelector(".actions textarea[name=why]");
    if (why) { event.preventDefault(); why.focus(); }
    return;
  }
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) { event.preventDefault(); button.click(); }
});

for (const button of document.querySelectorAll("[data-opens]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const details = document.getElementById(button.dataset.opens);
    details.open = true;
    details.scrollIntoView();
    details.querySelector("select, input:not([type=hidden])").focus();
  });
}

// A form is sent once: a key held down, or pressed twice, decides nothing twice.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

for (const form of document.querySelectorAll("[data-corrects]")) {
  const field = form.elements.field, value = form.elements.value;
  const fill = () => { value.value = field.selectedOptions[0].dataset.now; };
  field.addEventListener("change", fill);
  fill();
}

for (const form of document.querySelectorAll("[data-marks]")) {
  const text = document.getElementById(form.dataset.marks);
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    form.elements.quote.value = range.toString().trim();
    form.elements.start.value = Array.from(before.toString()).length;
  });
}
