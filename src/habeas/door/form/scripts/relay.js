// The only requests this page ever makes, all to the place it came from.

// Something that went wrong for the person: its name is the name of a sentence.
class Trouble extends Error {
  constructor(name, values = {}) {
    super(name);
    this.name = name;
    this.values = values;
  }
}

const breath = (milliseconds = 0) => new Promise((done) => setTimeout(done, milliseconds));
const TRIES = 4;
const BATCH = 128;
// Four times what a relay gives out whole: more is a flood.
const MOST_REPLIES = 4 * 256 * (16 + 16384);
const ANSWERS = { 400: "refused", 409: "taken", 411: "size", 413: "size", 503: "closing", 507: "full" };

async function asked(path, options = {}) {
  const quiet = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" };
  try {
    return await fetch(path, { ...quiet, ...options });
  } catch {
    throw new Trouble("offline");
  }
}

// Puts one envelope into its slot; the same bytes may be sent again. Returns the day it is kept until.
async function put(slot, file, told, stopped) {
  let headers = {};
  for (let attempt = 1; ; attempt++) {
    if (stopped()) throw new Trouble("stopped");
    try {
      const answer = await asked(`/in/${hex(slot)}`, { method: "PUT", body: file, headers });
      if (answer.ok) return keptUntil(await answer.json());
      headers = answer.status === 429 ? { Puzzle: await puzzleAnswer(answer, file, told, stopped) } : {};
      if (answer.status !== 429) throw await refusal(answer);
      if (attempt > 2 * TRIES) throw new Trouble("busy");
    } catch (trouble) {
      if (!["offline", "closing"].includes(trouble.name) || attempt >= TRIES) throw trouble;
      told("again", { attempt });
      await breath(attempt * 800);
    }
  }
}

// A day, and nothing else that a relay may want to have on the page.
const keptUntil = ({ kept_until: day }) => (/^\d{4}-\d\d-\d\d$/.test(day) ? day : null);

// What the relay says, as the name of a sentence; "cut_short" is a 400 that a network made.
async function refusal(answer) {
  const { problem } = await answer.json().catch(() => ({}));
  const name = problem === "cut_short" ? "size" : ANSWERS[answer.status];
  return new Trouble(name ?? "unknown", { status: answer.status });
}

async function puzzleAnswer(answer, file, told, stopped) {
  const { bits, challenge } = await answer.json();
  if (!Number.isInteger(bits) || bits < 0 || bits > 28) throw new Trouble("busy");
  const nonce = await solved(bits, challenge, await sha256(file), told, stopped);
  return `${challenge} ${nonce}`;
}

// Many at a time, by the browser's own SHA-256: as fast where scripts are not compiled.
async function solved(bits, challenge, fileHash, told, stopped) {
  const start = joined(Uint8Array.from(challenge.match(/../g) ?? [], (pair) => parseInt(pair, 16)), fileHash);
  for (let first = 0; ; first += BATCH) {
    const nonces = Array.from({ length: BATCH }, (_, at) => first + at);
    const digests = await Promise.all(nonces.map((nonce) => sha256(trial(start, nonce))));
    const found = digests.findIndex((digest) => leadingZeros(digest) >= bits);
    if (found >= 0) return first + found;
    if (first % (32 * BATCH)) continue;
    told("puzzle", { share: 1 - Math.exp(-first / 2 ** bits) });
    await breath();
    if (stopped()) throw new Trouble("stopped");
  }
}

function trial(start, nonce) {
  const bytes = joined(start, new Uint8Array(8));
  new DataView(bytes.buffer).setBigUint64(start.length, BigInt(nonce));
  return bytes;
}

function leadingZeros(bytes) {
  let zeros = 0;
  for (const byte of bytes) {
    if (byte) return zeros + Math.clz32(byte) - 24;
    zeros += 8;
  }
  return zeros;
}

// What waits for these keys: {replies, untrusted}, or null where the relay wants to be asked for
// places of one's own. The same request whatever the code; ``step`` is told the bytes that came, and all.
async function fetchReplies(keys, moment, step) {
  const answer = await asked("/out");
  if (!answer.ok) throw await refusal(answer);
  if (answer.headers.get("Outbox") !== "whole") return null;
  return fromWhole(await whole(answer, step), keys, weeksRead(moment));
}

const weeksRead = (moment) => weeksAround(moment, 1, 0, -1, -2);

async function whole(answer, step) {
  const all = Number(answer.headers.get("Content-Length"));
  const reader = answer.body.getReader();
  const parts = [];
  let got = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => { throw new Trouble("broken"); });
    if (done) return joined(...parts);
    parts.push(value);
    step((got += value.length), all);
    if (got > MOST_REPLIES) throw new Trouble("broken");
  }
}

async function fromWhole(body, keys, weeks) {
  if (body.length % (16 + TEXT_SIZE)) throw new Trouble("broken");
  const entries = new Map();
  for (let at = 0; at < body.length; at += 16 + TEXT_SIZE) {
    entries.set(hex(body.subarray(at, at + 16)), body.subarray(at + 16, at + 16 + TEXT_SIZE));
  }
  const found = { replies: [], untrusted: 0 };
  for (const week of weeks) for (let place = 0; place < 4; place++) {
    const file = entries.get(hex(await slotOf(await tokenOf(keys.slots, week, place))));
    if (!file) continue;
    const reply = await openedReply(file, keys, week, place);
    if (reply) found.replies.push(reply);
    else found.untrusted++;
  }
  return found;
}

// Always four requests of four tokens; where nothing lies, the answer is bytes of chance. The relay
// learns that the same mailbox was asked for: a person agrees to it first (reading.js).
async function byAsking(keys, moment, step) {
  const found = { replies: [], untrusted: 0 };
  for (const [at, week] of weeksRead(moment).entries()) {
    step(at, 4);
    const tokens = await Promise.all([0, 1, 2, 3].map((place) => tokenOf(keys.slots, week, place)));
    const answer = await asked("/out", { method: "POST", body: joined(...tokens) });
    const body = new Uint8Array(await answer.arrayBuffer());
    if (!answer.ok || body.length !== 4 * TEXT_SIZE) throw new Trouble("broken");
    for (let place = 0; place < 4; place++) {
      const reply = await openedReply(body.subarray(place * TEXT_SIZE, (place + 1) * TEXT_SIZE), keys, week, place);
      if (reply) found.replies.push(reply);
    }
  }
  return found;
}
