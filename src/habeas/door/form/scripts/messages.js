// What goes into an envelope. No message holds a time, a desk's name, or which desks were chosen.

function reportMessage({ id, language, answers, reply, files, form, week }) {
  return { v: 1, kind: "report", report: base64url(id), language, answers, reply, files, form: base64url(form), week };
}

function followupMessage({ id, mailbox, language, text, files, form, week }) {
  return {
    v: 1, kind: "followup", followup: base64url(id), mailbox: base64url(mailbox),
    language, text, files, form: base64url(form), week,
  };
}

const partMessage = (id, file, part, length) => ({ v: 1, kind: "part", report: base64url(id), file, part, length });

async function replyPart(keys) {
  return {
    recipient: await sealing.identityToRecipient(keys.identity),
    slots: base64url(keys.slots), mac: base64url(keys.mac), mailbox: base64url(keys.mailbox),
  };
}

// As long as any reply part is: what is left of the room does not depend on the button pressed.
const LONGEST_REPLY = {
  recipient: "a".repeat(1959), slots: "a".repeat(43), mac: "a".repeat(43), mailbox: "a".repeat(22),
};

// Bytes left in a text envelope for these answers and files.
function roomLeft(draft) {
  const none = { id: new Uint8Array(16), form: new Uint8Array(32), week: "2026-W48" };
  const whole = draft.mailbox ? followupMessage({ ...none, ...draft })
    : reportMessage({ ...none, ...draft, reply: LONGEST_REPLY });
  return room(TEXT_SIZE) - utf8(JSON.stringify(whole)).length;
}

// The bytes of this page with the weeks left out: the published hash, if nobody changed the page.
// The template is written exactly as a browser writes a page back (building.py holds it so).
function formBytes() {
  const page = document.documentElement.outerHTML;
  const weeks = document.getElementById("weeks");
  return utf8("<!DOCTYPE html>\n" + page.replace(weeks.outerHTML, () => weeks.cloneNode().outerHTML) + "\n");
}
