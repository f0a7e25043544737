// The screens on which something is written: the first report, or more under a kept code.

const QUESTIONS = ["happened", "where", "need"];

// A text field with its label and hint; never checked by a spelling service, never remembered.
function field(id, attributes = {}) {
  const box = el("textarea", { id, rows: "6", spellcheck: "false", "aria-describedby": `${id}-hint`, ...attributes });
  return el("div", { class: "field" }, el("label", { for: id }, say(`${id}.label`)), el("p", { class: "hint", id: `${id}-hint` }, say(`${id}.hint`)), box);
}

const valueOf = (id) => wellFormed(document.getElementById(id).value.trim());

// Room left, counted in letters of the language being written; read out only when it gets little.
function roomMeter(draft) {
  const line = el("p", { class: "room" });
  const heard = el("p", { class: "unseen", role: "status" });
  let last = "room.left";
  const count = () => {
    const left = roomLeft(draft());
    const letters = Math.floor(Math.max(0, left) / (state.language === "en" ? 1 : 2));
    const name = left < 0 ? "room.none" : letters < 400 ? "room.little" : "room.left";
    line.textContent = say(name, { letters: letters.toLocaleString(state.language === "en" ? "en" : "ru") });
    line.classList.toggle("full", left < 0);
    if (name !== last) heard.textContent = line.textContent;
    last = name;
  };
  return { line: el("div", {}, line, heard), count };
}

// Who will read it: a recovery reader is told and stays.
function readersField(hint) {
  const rows = state.readers.map((reader) => el("li", {}, el("label", { class: "choice" },
    el("input", { type: "checkbox", checked: reader.chosen, disabled: Boolean(reader.recovery), onchange: (event) => (reader.chosen = event.target.checked) }),
    el("span", {}, el("strong", {}, inLanguage(reader.name)), readerAbout(reader)))));
  return el("fieldset", {}, el("legend", {}, say("readers.title")), paragraph(hint), el("ul", { class: "readers" }, rows));
}

function readerAbout(reader) {
  const about = reader.recovery ? say("readers.recovery") : inLanguage(reader.about);
  return el("span", { class: "about" }, reader.outside ? `${about} ${say("readers.outside")}` : about);
}

// The keys of the chosen readers in the week of sending: a page may have been open since last week.
function chosenKeys(week) {
  const chosen = state.readers.filter((reader) => reader.chosen).map((reader) => reader.id);
  const readers = readersOf(week).filter((reader) => chosen.includes(reader.id));
  if (!readers.some((reader) => !reader.recovery)) throw new Trouble("nodesk");
  return readers.map((reader) => reader.key);
}

function reportDraft() {
  const answers = Object.fromEntries(QUESTIONS.map((id) => [id, valueOf(id)]));
  return { language: state.language, answers, files: filesDraft() };
}

function reportScreen() {
  const { line, count } = roomMeter(reportDraft);
  const fields = QUESTIONS.map((id) => field(id, { oninput: count }));
  const files = IS_KIT ? paragraph("kit.nofiles") : filesField(() => document.getElementById("need") && count());
  const notice = el("div", { role: "status" });
  const act = (name, keep) => button(name, (event) => guarded(notice, event.target, () => sendReport(keep)), { class: "act" });
  const names = IS_KIT ? ["seal.keep", "seal.bare"] : ["send.keep", "send.bare"];
  show("report.title", paragraph("report.intro"), el("p", { class: "warning" }, say("report.names")), fields, line, files,
    readersField("readers.hint"), folded_away("next.title", listed("ol", ["next.1", "next.2", "next.3", "next.4"])),
    el("div", { class: "acts" }, el("div", {}, act(names[0], true), paragraph("send.keep.hint")),
      el("div", {}, act(names[1], false), paragraph("send.bare.hint"))), notice);
  count();
}

// Runs an action from a button; what goes wrong is told beneath, and nothing written is lost.
async function guarded(notice, pressed, action) {
  notice.replaceChildren(el("p", { class: "working" }, say("working")));
  for (const other of document.querySelectorAll("main button")) other.disabled = true;
  try {
    await breath();
    await action();
  } catch (trouble) {
    const box = troubleBox(trouble);
    notice.replaceChildren(box);
    box.focus();
  } finally {
    for (const other of document.querySelectorAll("main button")) other.disabled = false;
  }
}

// Before anything is sealed: is there something to send, someone to read it, room, a week.
async function readied(draft, texts) {
  if (!texts.some(Boolean) && !state.files.length) throw new Trouble("nothing");
  if (roomLeft(draft) < 0) throw new Trouble("toolong");
  state.week = await weekFor(Date.now(), BLOCKS);
  const keys = chosenKeys(state.week);
  const files = [];
  for (const [at, chosen] of state.files.entries()) files.push(await readyFile(chosen, at + 1));
  const form = await sha256(FORM_BYTES);
  return { keys, files, common: { language: state.language, files: files.map((file) => file.told), form, week: state.week.week } };
}

async function sendReport(keep) {
  const draft = reportDraft();
  const { keys, files, common } = await readied(draft, Object.values(draft.answers));
  const indices = keep ? indicesOf(chance(11)) : null;
  state.keys = keep ? await keysOf(indices) : null;
  const id = chance(16);
  const reply = keep ? await replyPart(state.keys) : null;
  const message = reportMessage({ id, answers: draft.answers, reply, ...common });
  await deliver(lettersOf(message, state.keys?.mac ?? null, id, files), keys, indices);
}

// Leads to more under the same code. Where no week can be trusted it says so beneath, and what was
// read stays on the screen.
function moreButton() {
  const notice = el("div", { role: "status" });
  return el("div", {}, button("more.write", (event) => guarded(notice, event.target, followupScreen)), notice);
}

// Nobody is ticked: whoever was left out of the first letter must not get the second by default.
async function followupScreen() {
  state.week = await weekFor(Date.now(), BLOCKS);
  state.readers = readersOf(state.week).map((reader) => ({ ...reader, chosen: Boolean(reader.recovery) }));
  const draft = () => ({ mailbox: state.keys.mailbox, language: state.language, text: valueOf("more"), files: filesDraft() });
  const { line, count } = roomMeter(draft);
  state.files = [];
  const notice = el("div", { role: "status" });
  const send = async () => {
    const { keys, files, common } = await readied(draft(), [draft().text]);
    const id = chance(16);
    const message = followupMessage({ id, mailbox: state.keys.mailbox, text: draft().text, ...common });
    await deliver(lettersOf(message, state.keys.mac, id, files), keys, null);
  };
  show("more.title", paragraph("more.intro"), el("p", { class: "warning" }, say("report.names")), field("more", { oninput: count }), line,
    IS_KIT ? null : filesField(() => document.getElementById("more") && count()), readersField("more.readers"),
    el("div", { class: "acts" }, button(IS_KIT ? "seal" : "send", (event) => guarded(notice, event.target, send), { class: "act" })), notice);
  count();
}
