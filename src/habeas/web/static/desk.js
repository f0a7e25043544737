"use strict";
// What scripts add: nothing here is needed to do any task, it only saves a step or a loss.

// A form with something typed in it is not left by accident.
const dirty = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[method=post]");
  if (form) dirty.add(form);
});
document.addEventListener("submit", (event) => dirty.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if (dirty.size) event.preventDefault();
});

// When nothing happens for as long as the desk waits, the page goes away, unless something was
// typed: then it stays, and signing in again takes the typed text along.
const idle = Number(document.body.dataset.idle || 0) * 1000;
let seen = Date.now();
for (const kind of ["keydown", "pointerdown", "scroll"]) {
  document.addEventListener(kind, () => { seen = Date.now(); }, { passive: true });
}
if (idle) {
  setInterval(() => {
    if (Date.now() - seen > idle && !dirty.size) location.replace(document.body.dataset.signIn);
  }, 5000);
}

// Menus close with Escape and when something else is chosen.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Mistakes are read out first.
document.querySelector(".mistakes")?.focus();

// Work in progress is looked at again until it is over.
const job = document.getElementById("job");
async function lookAgain() {
  if (!job || job.dataset.over) return;
  try {
    const answer = await fetch(location.href, { headers: { "X-Look": "again" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("job");
    if (now) {
      job.replaceChildren(...now.childNodes);
      job.dataset.over = now.dataset.over;
    }
  } finally {
    setTimeout(lookAgain, 1000);
  }
}
lookAgain();
