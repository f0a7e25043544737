// What a file says about the person, read from its own bytes. Lines are [what, value]; "what" is
// one of place, device, time, person, program, words.

const TYPES = {
  jpeg: "image/jpeg", png: "image/png", movie: "video/mp4", pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", picture: null,
};
const READERS = { jpeg: saidByJpeg, png: saidByPng, movie: saidByMovie, pdf: saidByPdf, docx: saidByDocx, picture: saidByPicture };
const WHOLLY_READ = ["jpeg", "png"];
const STRIPPERS = { jpeg: bareJpeg, png: barePng };

// One character a byte; the decoder that browsers call "latin1" is another code page.
function latin(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

const readable = (bytes) => new TextDecoder().decode(bytes).replace(/[\0\s]+$/, "").replace(/\0/g, " ").trim();

function kindOf(bytes) {
  const start = latin(bytes.subarray(0, 12));
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (/^....ftyp(hei|hev|mif1|msf1|avi)/s.test(start) || /^RIFF....WEBP/s.test(start)) return "picture";
  if (/^....(ftyp|moov|mdat|wide)/s.test(start)) return "movie";
  if (start.startsWith("%PDF-")) return "pdf";
  return start.startsWith("PK\x03\x04") && latin(bytes.subarray(-65600)).includes("word/") ? "docx" : null;
}

// Each line once; a damaged file says what could be read of it.
async function saidBy(kind, bytes) {
  const lines = [];
  const note = (what, value) => {
    const text = String(value ?? "").trim().slice(0, 200);
    if (text && !lines.some(([w, v]) => w === what && v === text)) lines.push([what, text]);
  };
  try {
    if (kind) await READERS[kind](bytes, note);
  } catch {
    note("words", "…");
  }
  return lines;
}

// XMP is XML wherever it is packed; these names say place, time, device, person or program.
const XMP = [
  ["place", /exif:GPS(?:Latitude|Longitude)(?:="|>)([^"<]+)/g], ["place", /photoshop:(?:City|Country|State)(?:="|>)([^"<]+)/g],
  ["time", /(?:xmp:CreateDate|xmp:ModifyDate|photoshop:DateCreated|exif:DateTimeOriginal)(?:="|>)([^"<]+)/g],
  ["device", /tiff:(?:Make|Model)(?:="|>)([^"<]+)/g], ["program", /(?:xmp:CreatorTool|pdf:Producer)(?:="|>)([^"<]+)/g],
  ["person", /<dc:(?:creator|rights)>\s*<rdf:\w+>\s*<rdf:li[^>]*>([^<]+)/g],
];

function saidByXmp(text, note) {
  for (const [what, pattern] of XMP) for (const [, value] of text.matchAll(pattern)) note(what, value);
}

// TIFF directories, as EXIF packs them (CIPA DC-008).
const TIFF_TAGS = {
  0x010e: "words", 0x010f: "device", 0x0110: "device", 0x0131: "program", 0x0132: "time", 0x013b: "person",
  0x8298: "person", 0x9003: "time", 0x9004: "time", 0xa430: "person", 0xa431: "device", 0xa435: "device",
};
const TIFF_SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

function tiffReader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const little = latin(bytes.subarray(0, 2)) === "II";
  const entries = (at) => {
    const found = new Map();
    for (let i = 0, count = view.getUint16(at, little); i < count; i++) {
      const entry = at + 2 + 12 * i;
      const type = view.getUint16(entry + 2, little);
      const length = view.getUint32(entry + 4, little) * (TIFF_SIZES[type] ?? 0);
      const where = length > 4 ? view.getUint32(entry + 8, little) : entry + 8;
      found.set(view.getUint16(entry, little), { type, where, length, number: type === 3 ? view.getUint16(where, little) : view.getUint32(entry + 8, little) });
    }
    return found;
  };
  const text = ({ where, length }) => readable(bytes.subarray(where, where + length));
  const degrees = ({ where }) => [0, 8, 16].reduce((sum, step, i) =>
    sum + view.getUint32(where + step, little) / (view.getUint32(where + step + 4, little) || 1) / 60 ** i, 0);
  return { entries, text, degrees, first: view.getUint32(4, little) };
}

function saidByTiff(bytes, note) {
  const tiff = tiffReader(bytes);
  const main = tiff.entries(tiff.first);
  const inner = main.has(0x8769) ? tiff.entries(main.get(0x8769).number) : new Map();
  for (const [tag, entry] of [...main, ...inner]) {
    if (TIFF_TAGS[tag] && entry.type === 2) note(TIFF_TAGS[tag], tiff.text(entry));
  }
  if (main.has(0x8825)) saidByGps(tiff, tiff.entries(main.get(0x8825).number), note);
}

function saidByGps(tiff, gps, note) {
  if (gps.has(2) && gps.has(4)) {
    const north = tiff.degrees(gps.get(2)) * (gps.has(1) && tiff.text(gps.get(1)) === "S" ? -1 : 1);
    const east = tiff.degrees(gps.get(4)) * (gps.has(3) && tiff.text(gps.get(3)) === "W" ? -1 : 1);
    note("place", `${north.toFixed(4)}, ${east.toFixed(4)}`);
  }
  if (gps.has(29)) note("time", tiff.text(gps.get(29)));
}

function orientationOf(bytes) {
  const tiff = tiffReader(bytes);
  return tiff.entries(tiff.first).get(0x0112)?.number ?? 1;
}
