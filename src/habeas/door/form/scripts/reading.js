// The screens on which answers are read. Every code opens a mailbox; a wrong one opens an empty one.

function codeScreen() {
  const notice = el("div", { role: "status" });
  const box = el("textarea", { id: "words", rows: "3", autocapitalize: "none", autocorrect: "off", spellcheck: "false", "aria-describedby": "words-hint" });
  box.value = state.typed;
  const open = (event) => guarded(notice, event.target, async () => {
    const indices = await readCode((state.typed = box.value));
    await mailboxFor(indices, notice);
  });
  show(IS_KIT ? "kit.more" : "code.enter.title", el("div", { class: "field" }, el("label", { for: "words" }, say("words.label")),
    el("p", { class: "hint", id: "words-hint" }, say("words.hint")), box),
    el("div", { class: "acts" }, button("open", open, { class: "act" })), notice, state.typed ? likeTyped() : null);
}

// For every typed word, listed or not: nobody reads from it whether one is in the lists.
function likeTyped() {
  const rows = typedWords(state.typed).map((word) => el("li", {}, `${word}: ${wordsLike(word).join(", ")}`));
  return folded_away("words.like.title", el("ol", { translate: "no" }, rows));
}

async function mailboxFor(indices, notice) {
  state.keys = await keysOf(indices);
  if (IS_KIT) return mailboxScreen(paragraph("kit.answers"));
  const found = await fetchReplies(state.keys, Date.now(), meterIn(notice));
  mailboxScreen(found ? lettersFound(found) : askFirst());
}

// How far the answers have come: up to 4 MB, the same for everybody who reads.
function meterIn(notice) {
  const bar = el("progress", { "aria-label": say("mailbox.taking") });
  notice.replaceChildren(paragraph("mailbox.taking"), bar);
  return (done, all) => {
    if (all) bar.max = all;
    if (all) bar.value = Math.min(done, all);
  };
}

// A relay that gives not all to all is asked only by somebody who knows what that tells it.
function askFirst() {
  const notice = el("div", { role: "status" });
  const ask = (event) => guarded(notice, event.target, async () => {
    mailboxScreen(lettersFound(await byAsking(state.keys, Date.now(), meterIn(notice))));
  });
  return [el("p", { class: "warning" }, say("mailbox.ask")), el("div", { class: "acts" }, button("mailbox.ask.do", ask)), notice];
}

function mailboxScreen(content) {
  show("mailbox.title", paragraph("mailbox.pictures"), pictures(state.keys.pictures), paragraph("mailbox.check"),
    el("p", {}, button("words.again", codeScreen, { class: "quiet" })), content,
    el("div", { class: "acts" }, moreButton(), button("leave.finished", leave)));
}

function lettersFound({ replies, untrusted }) {
  const letters = replies.map((reply) => el("article", {}, el("h2", {}, say("reply.title", { week: weekInWords(reply.week) })),
    ...reply.text.split("\n").map((line) => el("p", {}, line))));
  return [untrusted ? el("p", { class: "warning" }, say("mailbox.untrusted")) : null,
    ...(letters.length ? letters : [paragraph("mailbox.empty")]), paragraph("mailbox.kept")];
}

// The Monday a week begins with, in numbers: no month has to be translated.
function weekInWords(week) {
  const [year, number] = week.split("-W").map(Number);
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (number - 1) * 7 * DAY;
  return new Date(monday).toISOString().slice(0, 10).split("-").reverse().join(".");
}
