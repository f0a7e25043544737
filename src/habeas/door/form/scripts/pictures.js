// JPEG and PNG: read what they say, and take it out by leaving segments out, not by redrawing.

// Every segment of a JPEG with the scans that follow it: {marker, from, to, body}. Ends at the end
// of the picture: what cameras hide behind it (a film, a second picture) is no segment. A file
// without that end is damaged: nobody could say what of it is picture.
function* jpegSegments(bytes) {
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new Error("no marker");
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) return;
    if (at + 4 > bytes.length) break;
    const end = at + 2 + bytes[at + 2] * 256 + bytes[at + 3];
    const to = marker === 0xda ? scanEnd(bytes, end) : end;
    if (to > bytes.length) throw new Error("cut short");
    yield { marker, from: at, to, body: bytes.subarray(at + 4, end) };
    at = to;
  }
  throw new Error("no end");
}

function scanEnd(bytes, from) {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1];
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const begins = (body, text) => latin(body.subarray(0, text.length)) === text;
const isExif = ({ marker, body }) => marker === 0xe1 && begins(body, "Exif\0\0");

function saidByJpeg(bytes, note) {
  for (const segment of jpegSegments(bytes)) {
    const { marker, body } = segment;
    if (isExif(segment)) saidByTiff(body.subarray(6), note);
    else if (marker === 0xe1) saidByXmp(readable(body), note);
    else if (marker === 0xed) saidByIptc(body, note);
    else if (marker === 0xfe) note("words", readable(body));
  }
}

// IPTC-IIM record 2 inside a Photoshop resource: 0x1C, 2, dataset, two bytes of length, text.
const IPTC = { 55: "time", 80: "person", 90: "place", 92: "place", 95: "place", 101: "place", 116: "person", 120: "words" };

function saidByIptc(body, note) {
  for (let at = 0; at + 5 < body.length; at++) {
    if (body[at] !== 0x1c || body[at + 1] !== 2) continue;
    const length = body[at + 3] * 256 + body[at + 4];
    if (IPTC[body[at + 2]]) note(IPTC[body[at + 2]], readable(body.subarray(at + 5, at + 5 + length)));
  }
}

// Only what the picture itself needs stays: tables, scans, the JFIF and Adobe marks, the colour
// profile; and which side is up, in an EXIF of that one line.
function bareJpeg(bytes) {
  const kept = [bytes.subarray(0, 2)];
  let side = 1;
  for (const segment of jpegSegments(bytes)) {
    if (isExif(segment)) side = tried(() => orientationOf(segment.body.subarray(6))) ?? 1;
    if (belongsToPicture(segment)) kept.push(bytes.subarray(segment.from, segment.to));
  }
  if (side > 1 && side < 9) kept.splice(1, 0, sideUp(side));
  return joined(...kept, new Uint8Array([0xff, 0xd9]));
}

function belongsToPicture({ marker, body }) {
  if (marker === 0xe0) return begins(body, "JFIF\0") && body[12] === 0 && body[13] === 0;
  if (marker === 0xe2) return begins(body, "ICC_PROFILE\0");
  if (marker === 0xee) return begins(body, "Adobe");
  return marker >= 0xc0 && marker < 0xe0;
}

function sideUp(side) {
  return joined(new Uint8Array([0xff, 0xe1, 0, 34]), utf8("Exif\0\0MM\0*"), u32(8), new Uint8Array([0, 1, 1, 0x12, 0, 3]), u32(1), new Uint8Array([0, side, 0, 0]), u32(0));
}

function* pngChunks(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const to = at + 12 + view.getUint32(at);
    if (to > bytes.length) throw new Error("cut short");
    const type = latin(bytes.subarray(at + 4, at + 8));
    yield { type, from: at, to, body: bytes.subarray(at + 8, to - 4) };
    if (type === "IEND") return;
    at = to;
  }
}

async function saidByPng(bytes, note) {
  for (const { type, body } of pngChunks(bytes)) {
    if (type === "eXIf") saidByTiff(body, note);
    else if (type === "tIME") note("time", pngTime(body));
    else if (["tEXt", "iTXt", "zTXt"].includes(type)) await saidByPngText(type, body, note);
  }
}

const pngTime = (body) => `${body[0] * 256 + body[1]}-${body[2]}-${body[3]} ${body[4]}:${String(body[5]).padStart(2, "0")}`;

async function saidByPngText(type, body, note) {
  const name = readable(body.subarray(0, body.indexOf(0)));
  if (name === "XML:com.adobe.xmp") return saidByXmp(readable(body), note);
  const packed = body.subarray(name.length + 4);
  const text = type === "zTXt" ? readable(await inflated(packed, "deflate-raw")) : readable(body.subarray(name.length + 1));
  const what = { Author: "person", Software: "program", "Creation Time": "time", Source: "device" }[name] ?? "words";
  note(what, what === "words" ? `${name}: ${text}` : text);
}

const PNG_NEEDED = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT", "cICP"];

function barePng(bytes) {
  const kept = [...pngChunks(bytes)].filter(({ type }) => PNG_NEEDED.includes(type));
  return joined(bytes.subarray(0, 8), ...kept.map(({ from, to }) => bytes.subarray(from, to)));
}
