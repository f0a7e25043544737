// Sending is a list of letters, each sealed when its turn comes and kept until it is accepted:
// stop and go on as often as needed, nothing is sent twice and nothing is lost.

// A letter: {frame() → bytes, size, slot}. The first holds the text, parts of files follow.
function letterOf(size, frame) {
  return { size, frame, slot: chance(16), file: null, kept: null };
}

function lettersOf(message, macKey, id, files) {
  const first = letterOf(TEXT_SIZE, () => framed(message, { macKey }));
  return [first, ...files.flatMap((file, at) => partsOf(file, at + 1, id))];
}

function partsOf(file, number, id) {
  const step = partContent(file.part);
  return Array.from({ length: file.parts }, (_, at) => letterOf(file.part, () => {
    const content = file.bytes.subarray(at * step, (at + 1) * step);
    return framed(partMessage(id, number, at + 1, content.length), { content, size: file.part });
  }));
}

async function sealLetter(letter, keys, told) {
  letter.file ??= await sealed(await letter.frame(), keys, letter.size, (share) => told("sealing", { share }));
}

// Sends what is left, one by one; told(letterNumber, what, values) draws how far it is.
async function sendLetters(letters, keys, told) {
  for (const [at, letter] of letters.entries()) {
    if (letter.kept) continue;
    const here = (what, values) => told(at, what, values);
    if (state.stopped) throw new Trouble("stopped");
    await sealLetter(letter, keys, here);
    here("sending", {});
    letter.kept = await placed(letter, here);
    letter.file = null;
    here("kept", {});
  }
}

// Where other bytes lie already, the next try takes another place.
async function placed(letter, told) {
  try {
    return (await put(letter.slot, letter.file, told, () => state.stopped)) ?? "unknown";
  } catch (trouble) {
    if (trouble.name === "taken") letter.slot = chance(16);
    throw trouble;
  }
}

// The device's date against the relay's: the earliest day of expiry is its today and 27 days.
function daysOff(kept, moment) {
  const day = Date.parse(kept);
  return Number.isNaN(day) ? 0 : Math.round((day - 27 * DAY - Math.floor(moment / DAY) * DAY) / DAY);
}
