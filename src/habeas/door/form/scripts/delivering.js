// From the pressed button to the last screen: sealing, sending with progress, the code.

async function deliver(letters, keys, indices) {
  if (IS_KIT) {
    await sealLetter(letters[0], keys, () => {});
    return carryScreen(letters[0].file, indices);
  }
  state.stopped = false;
  await sendingScreen(letters, keys, indices);
}

// The text goes first and the code is shown as soon as it is kept; files follow beneath it.
async function sendingScreen(letters, keys, indices) {
  const bar = el("progress", { max: String(letters.length), value: "0", "aria-label": say("sending.title") });
  const line = el("p", { role: "status" });
  const notice = el("div");
  const stop = button("stop", () => (state.stopped = true), { class: "quiet" });
  const progress = el("section", {}, line, bar, letters.length > 1 ? paragraph("sending.open") : null, stop, notice);
  const told = (at, what, { share = 0, attempt } = {}) => {
    bar.value = at + (what === "kept" ? 1 : what === "sealing" ? share * 0.5 : 0.6);
    const name = letters.length > 1 ? `part.${what}` : `told.${what}`;
    line.textContent = say(name, { part: at + 1, parts: letters.length, share: Math.round(share * 100), attempt });
    if (at === 0 && what === "kept" && letters.length > 1) sentScreen(letters, indices, progress);
  };
  show("sending.title", progress);
  await attemptSending(letters, keys, told, { notice, stop, progress, indices });
}

async function attemptSending(letters, keys, told, { notice, stop, progress, indices }) {
  state.stopped = false;
  stop.hidden = false;
  notice.replaceChildren();
  try {
    await sendLetters(letters, keys, told);
    state.files = [];
    sentScreen(letters, indices, null);
  } catch (trouble) {
    stop.hidden = true;
    const again = () => attemptSending(letters, keys, told, { notice, stop, progress, indices });
    const box = troubleBox(trouble, again);
    if (letters[0].file && !letters[0].kept) box.append(button("carry.instead", () => carryScreen(letters[0].file, indices), { class: "quiet" }));
    notice.replaceChildren(box);
    box.focus();
  }
}

function sentScreen(letters, indices, progress) {
  const kept = letters[0].kept;
  const off = daysOff(kept, Date.now());
  show("sent.title", paragraph(progress ? "sent.text" : "sent.whole"),
    kept === "unknown" ? null : paragraph("sent.kept", { day: kept }),
    Math.abs(off) >= 1 && kept !== "unknown" ? el("p", { class: "warning" }, say("sent.clock")) : null,
    progress, ...codeShown(indices), closing(!progress));
}

const closing = (finished) => el("div", { class: "acts" },
  finished && state.keys ? moreButton() : null, finished ? button("leave.finished", leave) : null);

// Eight words and three pictures, to be written down by hand. Nothing here copies or prints.
function codeShown(indices) {
  if (!indices) return [paragraph(state.keys ? "sent.more" : "sent.bare")];
  const list = WORDS[wordsLanguage()];
  return [el("section", { class: "code", "aria-labelledby": "code" }, el("h2", { id: "code" }, say("code.title")),
    paragraph("code.write"), el("ol", { translate: "no" }, indices.map((index) => el("li", {}, list[index]))),
    paragraph("code.pictures"), pictures(state.keys.pictures), listed("ul", ["code.1", "code.2", "code.3"]))];
}

// The sealed text, to be carried by any channel: armored age in a box to copy from.
function carryScreen(file, indices) {
  const text = sealing.armor.encode(file);
  const box = el("textarea", { id: "carried", class: "sealed", rows: "10", readonly: true, spellcheck: "false", "aria-describedby": "carried-hint", onfocus: () => box.select() });
  box.value = text;
  show("carry.title", paragraph("carry.intro"), el("div", { class: "field" }, el("label", { for: "carried" }, say("carry.label")),
    el("p", { class: "hint", id: "carried-hint" }, say("carry.hint")), box),
    listed("ul", ["carry.1", "carry.2", "carry.3"]), channelsList(), ...codeShown(indices), closing(true));
}

function channelsList() {
  const channels = state.week?.channels ?? [];
  if (!channels.length) return null;
  return el("section", {}, el("h2", {}, say("channels.title")), el("ul", {}, channels.map((channel) => el("li", {}, inLanguage(channel)))));
}
