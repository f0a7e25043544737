// A receipt code is 88 bits of chance, shown as eight words. Keys come from the bits, not from
// the spelling, so that the same code may be shown and typed in any of the languages.

const WORDS_IN_CODE = 8;
const ROUNDS = 1000000;

function indicesOf(secret) {
  let bits = 0n;
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte);
  const indices = [];
  for (let place = WORDS_IN_CODE - 1; place >= 0; place--) indices.push(Number((bits >> BigInt(11 * place)) & 2047n));
  return indices;
}

function secretOf(indices) {
  let bits = 0n;
  for (const index of indices) bits = (bits << 11n) | BigInt(index);
  const secret = new Uint8Array(11);
  for (let at = 10; at >= 0; at--, bits >>= 8n) secret[at] = Number(bits & 255n);
  return secret;
}

// Lower case, ё as е, marks of accent off, й kept.
function folded(word) {
  return word.toLowerCase().normalize("NFD").replace(/(и\u0306)|[\u0300-\u036f]/g, (mark, kept) => kept ?? "").normalize("NFC");
}

const typedWords = (text) => text.split(/[\s,.;:\-–—\d]+/u).filter((word) => word !== "");

// The place of a typed word in whichever list has it, or null.
function placeOf(word) {
  const asked = folded(word);
  for (const list of Object.values(WORDS)) {
    const place = list.findIndex((known) => folded(known) === asked);
    if (place >= 0) return place;
  }
  return null;
}

// The word of a list that begins with the same four letters: they are unique within a list.
function likelyWord(word) {
  const start = folded(word).slice(0, 4);
  if (start.length < 3) return null;
  for (const list of Object.values(WORDS)) {
    const found = list.filter((known) => folded(known).startsWith(start));
    if (found.length === 1) return found[0];
  }
  return null;
}

// What a typed code says: {indices} or {wrong: [{place, word, likely}]} or {count}.
function readCode(text) {
  const words = typedWords(text);
  const wrong = [];
  const indices = words.map((word, at) => {
    const place = placeOf(word);
    if (place === null) wrong.push({ place: at + 1, word, likely: likelyWord(word) });
    return place;
  });
  if (wrong.length) return { wrong };
  return words.length === WORDS_IN_CODE ? { indices } : { count: words.length };
}

async function keysOf(indices) {
  const master = await stretched(secretOf(indices), DEPLOYMENT.deployment, ROUNDS);
  const [seed, slots, mac, mailbox, picture] = await Promise.all([
    hkdf(master, "identity", 32), hkdf(master, "slots", 32), hkdf(master, "mac", 32),
    hkdf(master, "mailbox", 16), hkdf(master, "picture", 3),
  ]);
  master.fill(0);
  const identity = sealing.identityOf(seed);
  return { identity, slots, mac, mailbox, pictures: Array.from(picture, (byte) => byte % 64) };
}

async function tokenOf(slots, week, place) {
  return (await hmac(slots, utf8(`${LABEL}reply ${week} ${place}`))).slice(0, 16);
}

async function slotOf(token) {
  return (await sha256(joined(utf8(LABEL + "slot "), token))).slice(0, 16);
}
