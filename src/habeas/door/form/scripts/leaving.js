// Leaving fast: first blank, then forget, then go somewhere ordinary without a way back.

function leave() {
  document.documentElement.replaceChildren(el("head"), el("body"));
  state.stopped = true;
  state.keys = null;
  state.typed = "";
  state.files = [];
  location.replace(DEPLOYMENT.exit);
}

let presses = [];

// Shift three times within two seconds, alone; Escape would stop the page from loading.
addEventListener("keydown", (event) => {
  if (event.key !== "Shift") presses = [];
  else if (!event.repeat) presses = [...presses, performance.now()].slice(-3);
  if (presses.length === 3 && presses[2] - presses[0] < 2000) leave();
});

// A page put aside by the browser is emptied, and started anew if it is brought back.
addEventListener("pagehide", () => document.querySelector("main")?.replaceChildren());
addEventListener("pageshow", (event) => event.persisted && location.reload());
