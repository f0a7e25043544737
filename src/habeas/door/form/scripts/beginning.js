// The first screens: a language, and then what this page is.

const LANGUAGES = { en: "English", ru: "Русский", ce: "Нохчийн мотт" };

// Nothing but three names of languages: whoever looks over a shoulder reads no more than that.
function languageScreen() {
  const choices = Object.entries(LANGUAGES).map(([code, name]) => el("button", { type: "button", lang: code, onclick: () => choose(code) }, name));
  document.querySelector("main").replaceChildren(el("h1", { class: "unseen" }, "Language · Язык · Мотт"), el("div", { class: "languages" }, choices));
}

function choose(language) {
  state.language = language;
  document.documentElement.lang = language === "ce" ? "ru" : language;
  document.title = inLanguage(DEPLOYMENT.title);
  const bar = document.querySelector("header");
  bar.replaceChildren(el("span", { class: "title" }, inLanguage(DEPLOYMENT.title)), button("leave", leave, { class: "leave" }));
  bar.hidden = false;
  homeScreen();
}

async function homeScreen() {
  show("home.title", paragraph("working"));
  try {
    if (!crypto.subtle) throw new Trouble("insecure");
    state.week = await weekFor(Date.now(), BLOCKS);
    state.readers = readersOf(state.week);
  } catch (trouble) {
    return show("home.title", awaiting(), troubleBox(trouble), IS_KIT || trouble.name === "insecure" ? null : readingOnly(), channelsList());
  }
  const kit = IS_KIT;
  show(kit ? "kit.title" : "home.title", awaiting(), paragraph(kit ? "kit.intro" : "home.intro"), paragraph("home.who"),
    el("div", { class: "acts" }, button(kit ? "kit.begin" : "home.tell", reportScreen, { class: "act" }), button(kit ? "kit.more" : "home.read", codeScreen, { class: "act" })),
    kit ? addressesList() : null, el("h2", {}, say("leave.title")), paragraph("leave.how"),
    folded_away("hide.title", listed("ul", ["hide.1", "hide.2", "hide.3", "hide.4"])));
}

const readingOnly = () => el("div", { class: "acts" }, button("home.read", codeScreen, { class: "act" }));
const awaiting = () => (state.language === "ce" ? el("p", { class: "warning" }, say("awaiting")) : null);

function addressesList() {
  return el("section", {}, el("h2", {}, say("kit.addresses")), el("ul", {}, DEPLOYMENT.addresses.map((address) => el("li", { translate: "no" }, address))), paragraph("kit.answers"));
}

languageScreen();
