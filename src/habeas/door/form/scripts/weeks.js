// ISO weeks and the signed blocks that carry the keys of a week.

const DAY = 86400000;
const WEEK = /^\d{4}-W\d\d$/;

// The kit is known by where it is, never by what it holds: what it holds comes from the relay.
const IS_KIT = !/^https?:$/.test(location.protocol) || location.pathname === "/kit";

// "2026-W48" of a moment, by UTC (ISO 8601: the week of its Thursday).
function weekOf(moment) {
  const thursday = new Date(moment);
  thursday.setUTCHours(0, 0, 0, 0);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const number = Math.floor((thursday - first) / DAY / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, "0")}`;
}

const weeksAround = (moment, ...steps) => steps.map((step) => weekOf(moment + step * 7 * DAY));

// What a block says, not yet believed; null where it says nothing readable.
function contentOf(block) {
  try {
    return JSON.parse(block.block);
  } catch {
    return null;
  }
}

// The block's content if the root's signature holds over it, it is for this deployment, and its
// number was not withdrawn: a relay may keep what was signed before the keys were made anew.
async function verified(block) {
  try {
    const message = utf8("habeas intake week v1\n" + block.block);
    const holds = await sealing.signatureHolds(fromBase64url(block.signature), message, fromBase64url(DEPLOYMENT.root));
    const week = contentOf(block);
    const isOurs = week.v === 1 && week.deployment === DEPLOYMENT.deployment && WEEK.test(week.week);
    if (holds && isOurs && Number.isInteger(week.number) && week.number >= (DEPLOYMENT.least ?? 0)) return week;
  } catch {
    // A block that cannot even be checked is told like one that does not hold.
  }
  throw new Trouble("signature");
}

// Readers as the page shows them: up to four, each with a key of its own.
function readersOf(week) {
  const readers = week.desks.map((desk) => ({ ...desk, chosen: true }));
  if (week.recovery) readers.push({ ...week.recovery, id: "recovery", recovery: true, chosen: true });
  const usable = readers.every((reader) => /^age1pq1[a-z0-9]{1952}$/.test(reader.key ?? ""));
  if (!usable || !week.desks.length || readers.length > 4) throw new Trouble("nokey");
  return readers;
}

// The block to seal to now. A form holds one week, good a week either side of the device's
// clock; a kit holds many and seals in its own weeks only.
async function weekFor(moment, blocks) {
  if (!blocks.length) throw new Trouble("noweek");
  if (blocks.length > 1 && !IS_KIT) throw new Trouble("signature");
  const allowed = IS_KIT ? [weekOf(moment)] : weeksAround(moment, 0, -1, 1);
  const named = blocks.map((block) => [contentOf(block)?.week ?? "", block]);
  const chosen = allowed.map((week) => named.find(([name]) => name === week)).find(Boolean);
  if (chosen) return verified(chosen[1]);
  throw await outsideItsWeeks(named.sort(([one], [other]) => (one < other ? -1 : 1)), weekOf(moment));
}

// Nothing of a block is shown before its signature held: a relay could write its own words there.
async function outsideItsWeeks(named, own) {
  const { week: first } = await verified(named[0][1]);
  const { week: last } = await verified(named.at(-1)[1]);
  if (!IS_KIT) return new Trouble("clock", { week: first, own });
  return own < first ? new Trouble("early", { week: first, own }) : new Trouble("expired", { week: last, own });
}
