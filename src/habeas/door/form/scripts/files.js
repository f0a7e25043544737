// Chosen files: what they say about the person, with or without, and in how many parts.

const SMALL_PART = 524288;
const LARGE_PART = 4194304;
const LARGEST_FILE = 67108864;
const MOST_FILES = 10;
const ENDINGS = { "image/jpeg": "jpg", "image/png": "png" };

const partContent = (part) => room(part) - 200;

async function chosenFile(file) {
  if (file.size > LARGEST_FILE) throw new Trouble("filesize", { name: file.name });
  if (file.size === 0) throw new Trouble("fileempty", { name: file.name });
  const bytes = await readWhole(file);
  const kind = kindOf(bytes);
  const says = await saidBy(kind, bytes);
  const strip = STRIPPERS[kind] ? tried(() => STRIPPERS[kind](bytes)) : null;
  return { name: wellFormed(file.name.slice(0, 100)), type: wellFormed(TYPES[kind] ?? file.type).slice(0, 60), whole: bytes, bare: strip, kind, says, stripped: Boolean(strip) };
}

async function readWhole(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Trouble("fileread", { name: file.name });
  }
}

function tried(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

// As it will go: bytes, size and hash, the name a neutral one where the file goes bare.
async function readyFile(chosen, number) {
  const bytes = chosen.stripped ? chosen.bare : chosen.whole;
  const part = bytes.length <= 7 * partContent(SMALL_PART) ? SMALL_PART : LARGE_PART;
  const name = chosen.stripped ? `${number}.${ENDINGS[chosen.type]}` : chosen.name;
  const told = {
    file: number, name, type: chosen.type, size: bytes.length, sha256: base64url(await sha256(bytes)),
    part, parts: Math.ceil(bytes.length / partContent(part)), stripped: chosen.stripped,
  };
  return { told, bytes, part, parts: told.parts };
}

// The lines a message will hold for these files, near enough to count the room.
function filesDraft() {
  return state.files.map((chosen, at) => ({
    file: at + 1, name: chosen.stripped ? "1.jpg" : chosen.name, type: chosen.type, size: LARGEST_FILE, sha256: "a".repeat(43),
    part: LARGE_PART, parts: 99, stripped: false,
  }));
}

// The chooser with its list; ``changed`` is called when the list is another.
function filesField(changed) {
  const rows = el("ul", { class: "files" });
  const notices = el("div", { role: "status" });
  const draw = () => {
    rows.replaceChildren(...state.files.map((chosen, at) => fileRow(chosen, at, draw)));
    changed();
  };
  const choose = el("input", { type: "file", multiple: true, id: "files", onchange: async () => {
    notices.replaceChildren();
    for (const file of choose.files) {
      try {
        if (state.files.length >= MOST_FILES) throw new Trouble("filecount", { most: MOST_FILES });
        state.files.push(await chosenFile(file));
      } catch (trouble) {
        notices.append(troubleBox(trouble));
      }
    }
    choose.value = "";
    draw();
  } });
  draw();
  return el("fieldset", {}, el("legend", {}, say("files.title")), paragraph("files.hint"),
    el("label", { for: "files" }, say("files.choose")), choose, notices, rows);
}

function fileRow(chosen, at, draw) {
  const found = chosen.says.map(([what, value]) => el("li", {}, `${say(`says.${what}`)}: ${value}`));
  const heading = found.length ? say("files.says") : say(silence(chosen.kind));
  return el("li", {}, el("strong", {}, chosen.name), el("p", {}, heading), found.length ? el("ul", {}, found) : null,
    chosen.bare ? keepOrStrip(chosen, at) : paragraph("files.cannot"),
    button("files.remove", () => {
      state.files.splice(at, 1);
      draw();
    }, { class: "quiet", "aria-label": `${say("files.remove")}: ${chosen.name}` }));
}

// Nothing found is not nothing there, except in the two kinds that are read to their end.
function silence(kind) {
  if (!kind) return "files.unknown";
  return WHOLLY_READ.includes(kind) ? "files.silent" : "files.partly";
}

function keepOrStrip(chosen, at) {
  const choice = (stripped, name) => el("label", { class: "choice" },
    el("input", { type: "radio", name: `strip${at}`, checked: chosen.stripped === stripped, onchange: () => (chosen.stripped = stripped) }),
    el("span", {}, say(name)));
  return el("fieldset", { class: "inner" }, el("legend", {}, say("files.how")), choice(true, "files.strip"), choice(false, "files.keep"));
}
