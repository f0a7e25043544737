// The small means every screen is made of. Text goes in as text; nothing is ever parsed as HTML.

const CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
const ONE_BYTE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ@#$%&*";
const dataOf = (id) => JSON.parse(document.getElementById(id).textContent || "[]");
const FORM_BYTES = formBytes();
const DEPLOYMENT = dataOf("deployment");
const BLOCKS = dataOf("weeks");
const TEXTS = byLanguage(dataOf("texts"));
const WORDS = unpacked(dataOf("words"));
const PICTOGRAMS = dataOf("pictograms");

const state = { language: "en", keys: null, files: [], typed: "", stopped: false };

// Texts come as one list of names and a list of sentences for each language.
function byLanguage({ names, ...said }) {
  const named = ([language, lines]) => [language, Object.fromEntries(names.map((name, at) => [name, lines[at]]).filter(([, line]) => line))];
  return Object.fromEntries(Object.entries(said).map(named));
}

// Lists are packed by what each word shares with the one before it: "3ce" keeps three letters.
// Another sign of one byte stands for each Cyrillic letter.
function unpacked(packed) {
  const lists = {};
  for (const [language, text] of Object.entries(packed)) {
    const plain = text.replace(/[A-Z@#$%&*]/g, (sign) => CYRILLIC[ONE_BYTE.indexOf(sign)]);
    let last = "";
    lists[language] = plain.match(/\d[^\d]+/g).map((entry) => (last = last.slice(0, Number(entry[0])) + entry.slice(1)));
  }
  return lists;
}

// The sentence of that name in the chosen language; {names} are filled in.
function say(name, values = {}) {
  const texts = TEXTS[state.language] ?? TEXTS.ru;
  const sentence = texts[name] ?? TEXTS.ru[name] ?? name;
  return sentence.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

const inLanguage = (names) => names?.[state.language] ?? (state.language === "ce" ? names?.ru : null) ?? names?.en ?? "";
const wordsLanguage = () => (state.language in WORDS ? state.language : "ru");

// el("p", {class: "x", onclick: f}, "text", child): an element with its attributes and children.
// Firefox writes to the disk, to restore it, what is typed where autocomplete is not off, and every
// tick that is not as the page first had it.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  if (tag === "input" || tag === "textarea") made.setAttribute("autocomplete", "off");
  if (["checkbox", "radio"].includes(attributes.type)) made.addEventListener("change", () => asFirstHad(made));
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

function asFirstHad(box) {
  const boxes = box.name ? document.getElementsByName(box.name) : [box];
  for (const one of boxes) one.defaultChecked = one.checked;
}

const paragraph = (name, values) => el("p", {}, say(name, values));
const button = (name, action, attributes = {}) => el("button", { type: "button", onclick: action, ...attributes }, say(name));
const listed = (tag, names) => el(tag, {}, names.map((name) => el("li", {}, say(name))));
const folded_away = (name, ...children) => el("details", {}, el("summary", {}, say(name)), ...children);

// One screen in place of the last; the reader's place moves to its heading.
function show(title, ...children) {
  const heading = el("h1", { tabindex: "-1" }, say(title));
  document.querySelector("main").replaceChildren(heading, ...children.flat().filter(Boolean));
  scrollTo(0, 0);
  heading.focus();
}

function troubleBox(trouble, again) {
  const known = TEXTS.en[`problem.${trouble.name}`] ? trouble : new Trouble("bug");
  const box = el("div", { class: "trouble", role: "alert", tabindex: "-1" },
    el("p", {}, say(`problem.${known.name}`, known.values)), el("p", {}, say(`remedy.${known.name}`, known.values)));
  if (again) box.append(button("again", again));
  return box;
}

// Draws the three pictures with their names; the names are enough where pictures are not drawn.
function pictures(places) {
  return el("ul", { class: "pictures" }, places.map((place) => {
    const [names, path] = PICTOGRAMS[place];
    return el("li", {}, drawing(path), el("span", {}, names[state.language] ?? names.ru));
  }));
}

function drawing(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
