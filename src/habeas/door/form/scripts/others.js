// Films, PDF, DOCX, HEIC, AVIF and WebP: what they say is shown; they are sent whole (files.js says so).

const ENDS = 4194304;

// EXIF and XMP wherever a HEIC, AVIF or WebP file keeps them, found by how they begin.
function saidByPicture(bytes, note) {
  for (const part of [bytes.subarray(0, ENDS), bytes.subarray(Math.max(ENDS, bytes.length - ENDS))]) {
    const text = latin(part);
    for (const { index } of text.matchAll(/II\*\0|MM\0\*/g)) tried(() => saidByTiff(part.subarray(index), note));
    saidByXmp(text, note);
  }
}

async function inflated(bytes, format) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format));
  const reader = stream.getReader();
  const parts = [];
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  } catch {
    // What follows the stream (a check, the next entry) is not ours to read.
  }
  return joined(...parts);
}

// Boxes of ISO 14496-12: {type, body}.
function* boxesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; ) {
    let size = view.getUint32(at);
    let head = 8;
    if (size === 1) {
      size = Number(view.getBigUint64(at + 8));
      head = 16;
    }
    if (size === 0) size = bytes.length - at;
    if (size < head) return;
    yield { type: latin(bytes.subarray(at + 4, at + 8)), body: bytes.subarray(at + head, at + size) };
    at += size;
  }
}

const boxIn = (bytes, type) => [...boxesOf(bytes)].find((box) => box.type === type)?.body;
const QUICKTIME = { "\xa9xyz": "place", "\xa9mak": "device", "\xa9mod": "device", "\xa9day": "time", "\xa9swr": "program", "\xa9too": "program", "\xa9nam": "words", "\xa9ART": "person" };

function saidByMovie(bytes, note) {
  const movie = boxIn(bytes, "moov");
  if (!movie) return;
  const header = boxIn(movie, "mvhd");
  if (header) note("time", movieTime(header));
  const extra = boxIn(movie, "udta");
  for (const { type, body } of extra ? boxesOf(extra) : []) {
    if (QUICKTIME[type]) note(QUICKTIME[type], readable(body.subarray(4)));
  }
  const inner = extra && boxIn(extra, "meta");
  saidByKeys(boxIn(movie, "meta") ?? (inner ? inner.subarray(4) : new Uint8Array(0)), note);
}

// Seconds since 1904; zero is "not said".
function movieTime(header) {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const seconds = header[0] === 1 ? Number(view.getBigUint64(4)) : view.getUint32(4);
  return seconds ? new Date((seconds - 2082844800) * 1000).toISOString().slice(0, 16).replace("T", " ") + " UTC" : "";
}

// The key list of a telephone's film: names in "keys", values in "ilst" by their number.
function saidByKeys(meta, note) {
  const keys = boxIn(meta, "keys");
  const values = boxIn(meta, "ilst");
  if (!values) return;
  const names = keys ? [...boxesOf(keys.subarray(8))].map((box) => readable(box.body)) : [];
  for (const { type, body } of boxesOf(values)) {
    const name = QUICKTIME[type] ? type : names[new DataView(utf16less(type)).getUint32(0) - 1] ?? "";
    const data = boxIn(body, "data");
    if (data) note(QUICKTIME[type] ?? keyMeaning(name), readable(data.subarray(8)));
  }
}

const utf16less = (type) => Uint8Array.from(type, (c) => c.charCodeAt(0)).buffer;

function keyMeaning(name) {
  if (/location/i.test(name)) return "place";
  if (/make|model/i.test(name)) return "device";
  if (/date/i.test(name)) return "time";
  if (/author|artist|name/i.test(name)) return "person";
  return /software|version/i.test(name) ? "program" : "words";
}

const PDF_NAMES = { Author: "person", Creator: "program", Producer: "program", CreationDate: "time", ModDate: "time", Title: "words" };

// Packed parts of a PDF may say more; the page says that it cannot take anything out of it.
function saidByPdf(bytes, note) {
  const text = latin(bytes.subarray(0, ENDS)) + latin(bytes.subarray(Math.max(ENDS, bytes.length - ENDS)));
  for (const [, name, value] of text.matchAll(/\/(Author|Creator|Producer|CreationDate|ModDate|Title)\s*\(((?:\\.|[^\\)])*)\)/gs)) {
    note(PDF_NAMES[name], pdfText(value));
  }
  saidByXmp(text, note);
}

function pdfText(value) {
  const plain = value.replace(/\\([0-7]{3})/g, (_, code) => String.fromCharCode(parseInt(code, 8))).replace(/\\(.)/gs, "$1");
  if (!plain.startsWith("\xfe\xff")) return plain;
  return new TextDecoder("utf-16be").decode(Uint8Array.from(plain.slice(2), (c) => c.charCodeAt(0)));
}

const DOCX_NAMES = [
  ["person", /<(?:dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)/g], ["time", /<dcterms:(?:created|modified)[^>]*>([^<]+)/g],
  ["program", /<Application>([^<]+)/g], ["words", /<dc:title>([^<]+)/g],
];

async function saidByDocx(bytes, note) {
  for (const name of ["docProps/core.xml", "docProps/app.xml"]) {
    const text = readable(await zipEntry(bytes, name));
    for (const [what, pattern] of DOCX_NAMES) for (const [, value] of text.matchAll(pattern)) note(what, value);
  }
}

// One entry of a ZIP archive, found through its central directory; empty where there is none.
async function zipEntry(bytes, name) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tail = Math.max(0, bytes.length - 65600);
  const end = tail + latin(bytes.subarray(tail)).lastIndexOf("PK\x05\x06");
  for (let at = view.getUint32(end + 16, true); view.getUint32(at, true) === 0x02014b50; ) {
    const [nameLength, extra, remark] = [28, 30, 32].map((step) => view.getUint16(at + step, true));
    if (latin(bytes.subarray(at + 46, at + 46 + nameLength)) === name) {
      const local = view.getUint32(at + 42, true);
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const body = bytes.subarray(from, from + view.getUint32(at + 20, true));
      return view.getUint16(at + 10, true) === 0 ? body : inflated(body, "deflate-raw");
    }
    at += 46 + nameLength + extra + remark;
  }
  return new Uint8Array(0);
}
