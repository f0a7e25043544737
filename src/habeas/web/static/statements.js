"use strict";
// Keys of the reading desk, and words taken from the text by selecting them. Whatever a key does
// is a link or a button on the page: nothing here is needed.

const desk = document.getElementById("desk");
const cards = [...document.querySelectorAll("[data-card]")];
const help = document.getElementById("keys-help");
let current = cards.findIndex((card) => card.id && "#" + card.id === location.hash);

function show(place) {
  if (!cards.length) return;
  cards[current]?.classList.remove("current");
  current = Math.min(Math.max(place, 0), cards.length - 1);
  const card = cards[current];
  card.classList.add("current");
  card.querySelector("details")?.setAttribute("open", "");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  const text = document.querySelector("[data-text]");
  const first = card.id && document.getElementById("in-" + card.id);
  if (!text || !first) return;
  for (const other of text.querySelectorAll("mark.chosen")) other.classList.remove("chosen");
  for (const mark of text.querySelectorAll(`[data-of="${card.id}"] mark`)) mark.classList.add("chosen");
  const far = first.getBoundingClientRect().top - text.getBoundingClientRect().top;
  text.scrollTop += far - text.clientHeight / 3;
}
if (current >= 0) show(current);

function press(key) {
  const card = cards.length === 1 ? cards[0] : cards[current];
  const one = card?.querySelector(`[data-key="${key}"]`);
  const target = one || [...document.querySelectorAll(`[data-key="${key}"]`)].find((it) => !it.closest("[data-card]"));
  if (target) target.click();
  return Boolean(target);
}

// A form that is folded away is opened, and its first field is ready to be typed in.
function unfold(key) {
  const folded = document.querySelector(`[data-opens="${key}"]`);
  const form = folded || document.querySelector(`[data-focus="${key}"]`)?.closest("form");
  if (!form) return false;
  if (folded) folded.open = true;
  form.scrollIntoView({ block: "nearest" });
  form.querySelector("textarea, input:not([type=hidden]), select")?.focus();
  return true;
}

function isTyping(target) {
  return target.closest?.("input, select, textarea, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  if (desk?.dataset.keys !== "on" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.isComposing || isTyping(event.target) || help?.open) return;
  const key = event.key;
  let done = true;
  if (key === "j") show(current + 1);
  else if (key === "k") show(current - 1);
  else if (key === "?") help?.showModal();
  else if (key === "/") document.getElementById("find")?.focus();
  else if ("oaruncm".includes(key) && key.length === 1) done = unfold(key) || press(key);
  else done = false;
  if (done) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-key="?"]');
  if (!link || !help) return;
  event.preventDefault();
  help.showModal();
});

// Enter in the one-line reason of a rejection sends it, as in a field of one line.
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.shiftKey || field.name !== "reason") return;
  event.preventDefault();
  field.form.requestSubmit();
});

// Code points before a place in the text: a character that hides is shown by a longer code.
function place(node, offset) {
  const line = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-start]");
  if (!line) return null;
  let before = Number(line.dataset.start);
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const reached = node === text || (node.nodeType === 1 && node.childNodes[offset]?.contains(text));
    if (reached && node !== text) return before;
    const counted = text.parentElement.dataset.characters;
    if (reached) return before + (counted ? Number(counted) * Number(offset > 0) : [...text.data.slice(0, offset)].length);
    before += counted ? Number(counted) : [...text.data].length;
  }
  return before;
}

function selected() {
  const chosen = getSelection();
  const text = document.querySelector("[data-text]");
  if (!chosen?.rangeCount || chosen.isCollapsed || !text) return "";
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return "";
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? `${start}-${end}` : "";
}

let taken = "";
document.addEventListener("selectionchange", () => {
  taken = selected() || taken;
  for (const link of document.querySelectorAll("[data-selected]")) {
    const address = new URL(link.href);
    if (taken) address.searchParams.set("at", taken);
    link.href = address;
  }
});

for (const field of document.querySelectorAll("[data-place]")) {
  if (!document.querySelector("[data-text]")) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain small";
  button.textContent = desk.dataset.take;
  button.addEventListener("click", () => {
    if (!taken) return;
    const adds = field.dataset.place === "add" && field.value.trim();
    field.value = adds ? `${field.value.trim()}\n${taken}` : taken;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  field.after(button);
}

// Led here to do one thing: its field is ready.
const wanted = document.querySelector(location.hash === "#reject" ? "#reject textarea" : "details[open] textarea");
if (!document.querySelector(".mistakes")) wanted?.focus();
