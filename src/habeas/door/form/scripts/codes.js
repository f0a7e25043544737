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

// The number of a typed word: its place in whichever list has it, or a number made of the word
// itself. Nothing is mended and nobody is told which of the two it was, so that whatever is said
// under duress opens a mailbox, an empty one, just as a code does.
async function numberOf(word) {
  const asked = folded(word);
  for (const list of Object.values(WORDS)) {
    const place = list.findIndex((known) => folded(known) === asked);
    if (place >= 0) return place;
  }
  const [high, low] = await sha256(utf8(`${LABEL}word ${asked}`));
  return (high << 3) | (low >> 5);
}

async function readCode(text) {
  const words = typedWords(text);
  if (words.length !== WORDS_IN_CODE) throw new Trouble("count", { count: words.length });
  return Promise.all(words.map(numberOf));
}

// Other words of the lists that look like a typed one, by the same rule whether it is listed or not.
function wordsLike(word) {
  const asked = folded(word).slice(0, 16);
  const others = Object.values(WORDS).flat().map((known) => [slips(asked, folded(known)), known]);
  return others.filter(([count]) => count).sort(([one], [other]) => one - other).slice(0, 3).map(([, known]) => known);
}

// How many letters must be put in, left out or changed (Levenshtein 1966).
function slips(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1])));
    }
    row = next;
  }
  return row.at(-1);
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
