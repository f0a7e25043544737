// One frame, one seal: every envelope has one of three sizes and four stanzas, whoever reads it.

const TEXT_SIZE = 16384;
const STANZAS = 4;
const CHUNK = 65536;
// An age header of four mlkem768x25519 stanzas: version line, four stanzas, MAC line.
const HEADER = 22 + STANZAS * 1557 + 48;
const FRAME = 4 + 32;

// How many plaintext bytes make a sealed file of exactly this size.
function plainSize(size) {
  const payload = size - HEADER - 16;
  return payload - 16 * Math.ceil(payload / (CHUNK + 16));
}

const room = (size) => plainSize(size) - FRAME;

async function macOf(key, kind, json) {
  return hmac(key, joined(utf8(LABEL + kind), new Uint8Array(1), json));
}

// JSON length, JSON, MAC (zeros where there is none), content, zeros.
async function framed(message, { macKey = null, content = new Uint8Array(0), size = TEXT_SIZE }) {
  const json = utf8(JSON.stringify(message));
  if (json.length + content.length > room(size)) throw new Trouble("toolong");
  const mac = macKey ? await macOf(macKey, message.kind, json) : new Uint8Array(32);
  const frame = new Uint8Array(plainSize(size));
  frame.set(joined(u32(json.length), json, mac, content));
  return frame;
}

function shuffled(list) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

// Even chance below a small number: bytes beyond the last whole multiple are drawn again.
function below(limit) {
  for (;;) {
    const [byte] = chance(1);
    if (byte < 256 - (256 % limit)) return byte % limit;
  }
}

async function throwawayKey() {
  return sealing.identityToRecipient(await sealing.generateHybridIdentity());
}

// Real readers and throwaway keys, in an order of chance. Gives way between steps, so that the
// page can draw; ``step`` is told the share done.
async function sealed(frame, keys, size, step = () => {}) {
  const four = [...keys];
  while (four.length < STANZAS) four.push(await throwawayKey());
  const encrypter = new sealing.Encrypter();
  for (const key of shuffled(four)) encrypter.addRecipient(key);
  const stream = await encrypter.encrypt(chunksOf(frame, step));
  const file = new Uint8Array(await new Response(stream).arrayBuffer());
  if (file.length !== size) throw new Trouble("bug");
  return file;
}

function chunksOf(frame, step) {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await breath();
      controller.enqueue(frame.subarray(at, (at += CHUNK)));
      step(Math.min(1, at / frame.length));
      if (at >= frame.length) controller.close();
    },
  });
}

// The reply in a sealed file, or null where it is not for this identity, not whole, or not ours.
async function openedReply(file, keys, week, place) {
  try {
    const decrypter = new sealing.Decrypter();
    decrypter.addIdentity(keys.identity);
    const frame = await decrypter.decrypt(file);
    const length = new DataView(frame.buffer, frame.byteOffset).getUint32(0);
    const json = frame.subarray(4, 4 + length);
    const mac = frame.subarray(4 + length, FRAME + length);
    if (!frame.subarray(FRAME + length).every((byte) => byte === 0)) return null;
    if (!sameBytes(mac, await macOf(keys.mac, "reply", json))) return null;
    const reply = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
    return isReply(reply, week, place) ? reply : null;
  } catch {
    return null;
  }
}

function isReply(reply, week, place) {
  return Object.keys(reply).sort().join() === "kind,language,place,text,v,week" && reply.v === 1 &&
    reply.kind === "reply" && reply.week === week && reply.place === place && typeof reply.text === "string";
}
