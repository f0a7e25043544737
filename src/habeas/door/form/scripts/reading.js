// The screens on which answers are read. Every code opens a mailbox; a wrong one opens an empty one.

function codeScreen() {
  const notice = el("div", { role: "status" });
  const box = el("textarea", { id: "words", rows: "3", autocapitalize: "none", autocorrect: "off", spellcheck: "false", "aria-describedby": "words-hint" });
  const open = (event) => guarded(notice, event.target, async () => {
    const read = readCode(box.value);
    if (read.wrong) return notice.replaceChildren(wrongWords(read.wrong, box, notice));
    if (!read.indices) throw new Trouble("count", { count: read.count });
    await mailboxFor(read.indices);
  });
  show(isKit(BLOCKS) ? "kit.more" : "code.enter.title", el("div", { class: "field" }, el("label", { for: "words" }, say("words.label")),
    el("p", { class: "hint", id: "words-hint" }, say("words.hint")), box),
    el("div", { class: "acts" }, button("open", open, { class: "act" })), notice);
}

// Words that are in none of the lists, each with the word it may have been.
function wrongWords(wrong, box, notice) {
  const rows = wrong.map(({ place, word, likely }) => el("li", {}, say(likely ? "words.likely" : "words.unknown", { place, word, likely }), " ",
    likely ? button("words.use", (event) => {
      box.value = box.value.replace(word, likely);
      event.target.closest("li").remove();
      if (!notice.querySelector("li")) notice.replaceChildren();
      box.focus();
    }, { "aria-label": `${say("words.use")}: ${likely}` }) : null));
  return el("div", { class: "trouble", role: "alert" }, paragraph("words.wrong"), el("ul", {}, rows));
}

async function mailboxFor(indices) {
  state.keys = await keysOf(indices);
  mailboxScreen(isKit(BLOCKS) ? null : await fetchReplies(state.keys, Date.now()));
}

// What came, or nothing to be shown where the kit works without a network.
function mailboxScreen(found) {
  show("mailbox.title", paragraph("mailbox.pictures"), pictures(state.keys.pictures), paragraph("mailbox.check"),
    found ? lettersFound(found) : paragraph("kit.answers"),
    el("div", { class: "acts" }, button("more.write", followupScreen), button("leave.finished", leave)));
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
