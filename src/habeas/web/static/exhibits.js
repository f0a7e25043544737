"use strict";
// Handing in with progress: the files go one part after another, each kept before the next is
// sent, so that a connection that breaks loses nothing that was named as kept.

const MOST_FILES = 16;
const MOST_BYTES = 8 * 1024 * 1024;
const handing = document.getElementById("handing");

function Chosen(file) {
  const line = document.createElement("li");
  line.textContent = `${file.name}: ${handing.dataset.waiting}`;
  document.getElementById("chosen").append(line);
  return { file, line };
}

function say(one, words) {
  one.line.textContent = words;
}

// Everything in a dropped folder, and in the folders inside it.
async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    for (const inner of some) found.push(...await filesIn(inner));
  }
}

// As many small files as go together, or one that is large.
function nextPart(left) {
  const part = [];
  let bytes = 0;
  while (left.length && part.length < MOST_FILES) {
    bytes += left[0].file.size;
    if (part.length && bytes > MOST_BYTES) break;
    part.push(left.shift());
  }
  return part;
}

function send(part, batch, onBytes) {
  const form = new FormData();
  for (const name of ["csrfmiddlewaretoken", "why"]) form.append(name, handing.elements[name].value);
  form.append("batch", batch);
  form.append("part", "1");
  for (const one of part) {
    form.append("name", one.file.name);
    form.append("file", one.file, one.file.name);
  }
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => {
      seen = Date.now();
      onBytes(event.loaded, event.loaded >= event.total);
    };
    request.onload = () => {
      if (request.status === 200) done(JSON.parse(request.responseText));
      else failed(request.status === 401 ? handing.dataset.out : handing.dataset.refused);
    };
    request.onerror = () => failed(handing.dataset.broken);
    request.open("POST", location.href);
    request.send(form);
  });
}

if (handing) {
  const drop = document.getElementById("drop");
  const halted = document.getElementById("halted");
  const far = document.getElementById("far");
  const doing = document.getElementById("doing");
  const inputs = [...handing.querySelectorAll("input[type=file]")];
  const left = [];
  let batch = "";
  let sent = 0;

  function take(files) {
    for (const file of files) left.push(Chosen(file));
    dirty.add(handing);
  }

  drop.hidden = false;
  for (const input of inputs) {
    input.addEventListener("change", () => {
      take(input.files);
      input.value = "";
    });
  }
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => event.preventDefault());
    drop.addEventListener(kind, () => drop.classList.toggle("over", kind === "dragover"));
  }
  document.addEventListener("drop", async (event) => {
    // All of them first: the list is empty as soon as anything is waited for.
    const dropped = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const found = dropped.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
    for (const one of found) take(one instanceof File ? [one] : await filesIn(one));
  });

  async function handIn() {
    const button = handing.querySelector(".actions button");
    button.disabled = true;
    halted.hidden = true;
    document.getElementById("progress").hidden = false;
    while (left.length) {
      const part = nextPart(left);
      far.max = sent + [...part, ...left].reduce((sum, one) => sum + one.file.size, 0) || 1;
      for (const one of part) say(one, `${one.file.name}: ${handing.dataset.sending}`);
      try {
        const told = await send(part, batch, (bytes, isAll) => {
          far.value = sent + bytes;
          doing.textContent = isAll ? handing.dataset.keeping : handing.dataset.sending;
        });
        batch = String(told.batch);
        told.said.forEach((words, place) => say(part[place], words));
        sent += part.reduce((sum, one) => sum + one.file.size, 0);
      } catch (problem) {
        left.unshift(...part);
        for (const one of part) say(one, `${one.file.name}: ${handing.dataset.waiting}`);
        halted.textContent = problem;
        halted.hidden = false;
        button.disabled = false;
        halted.scrollIntoView({ block: "nearest" });
        return;
      }
    }
    handing.elements.batch.value = batch;
    dirty.delete(handing);
    for (const input of inputs) input.disabled = true;
    handing.submit();
  }

  handing.addEventListener("submit", (event) => {
    if (!left.length) return;
    event.preventDefault();
    dirty.add(handing);
    handIn();
  });
}
