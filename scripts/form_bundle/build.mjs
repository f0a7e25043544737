// Bundles entry.js into one script, and makes the form's own scripts and style small. Same versions,
// same bytes: a test rebuilds and compares.
//
//   cd scripts/form_bundle && npm ci && node build.mjs
//
// It writes vendor/ and served/ in src/habeas/door/form. Nothing of the cryptography is changed: parts
// the form never uses (P-256, classic keys, passphrases, WebAuthn) are left out, and calls that
// only prepare those parts are marked as free of effects, so that the bundler may drop them.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
const form = join(here, "../../src/habeas/door/form");
const vendor = join(form, "vendor");
const served = join(form, "served");
const absent = join(here, "absent.js");
const LIBRARIES = ["age-encryption", "@noble/ciphers", "@noble/curves", "@noble/ed25519",
  "@noble/hashes", "@noble/post-quantum", "@scure/base"];
const PREPARED = ["QSF(", "createKitchenSink(", "ecdhKem("];

function markedFree(source) {
  let marked = source;
  for (const call of PREPARED) {
    const assigned = " = " + call;
    if (!marked.includes(assigned)) throw new Error("the library no longer prepares with " + call);
    marked = marked.replaceAll(assigned, " = /* @__PURE__ */ " + call);
    marked = marked.replaceAll(", ecdhKem(", ", /* @__PURE__ */ ecdhKem(");
  }
  return marked;
}

// The kinds of keys that the form has no use for come from absent.js, and the bundler drops their code.
const UNUSED = ["ScryptIdentity, ScryptRecipient", "X25519Identity, X25519Recipient", "TagRecipient, HybridTagRecipient"];

function hybridAlone(source) {
  return UNUSED.reduce((left, names) => {
    const asked = `import { ${names} } from "./recipients.js";`;
    if (!left.includes(asked)) throw new Error("the library no longer asks for " + names);
    const instead = names.split(", ").map((name) => `absent as ${name}`).join(", ");
    return left.replace(asked, `import { ${instead} } from ${JSON.stringify(absent)};`);
  }, source);
}

const lean = {
  name: "lean",
  setup(bundling) {
    bundling.onResolve({ filter: /hashes\/scrypt\.js$|curves\/nist\.js$/ }, (asked) =>
      /age-encryption|post-quantum/.test(asked.importer) ? { path: absent } : null);
    bundling.onResolve({ filter: /^\.\/x25519\.js$/ }, () => ({ path: absent }));
    bundling.onLoad({ filter: /age-encryption\/dist\/index\.js$/ }, (asked) => ({
      contents: hybridAlone(readFileSync(asked.path, "utf8")), loader: "js",
    }));
    bundling.onLoad({ filter: /post-quantum\/hybrid\.js$/ }, (asked) => ({
      contents: markedFree(readFileSync(asked.path, "utf8"))
        .replace(/export const MLKEM768P256 = .*/, "export const MLKEM768P256 = undefined;"),
      loader: "js",
    }));
  },
};

// Their notices travel with every copy of the page; the whole texts lie beside the built form.
const NOTICE = "/* age-encryption: (c) 2023 The age Authors, BSD-3-Clause. noble and scure: " +
  "(c) 2019-2024 Paul Miller (paulmillr.com), (c) 2016 Thomas Pornin, MIT. Texts: licences.txt */";

// Smaller still, by a tool of its own: names by how often they stand, and nothing "unsafe".
async function small(script, format, toplevel) {
  const shrunk = await minify(script, { ecma: 2022, toplevel, compress: { passes: 3 }, format });
  return shrunk.code;
}

function put(at, name, content) {
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, name), content);
  return `${createHash("sha256").update(content).digest("hex")}  `;
}

const made = await build({
  entryPoints: [join(here, "entry.js")], bundle: true, write: false, minify: true, format: "iife",
  globalName: "sealing", target: "es2022", charset: "ascii", legalComments: "none",
  plugins: [lean], metafile: true, absWorkingDir: here,
});
const script = await small(made.outputFiles[0].text, { ascii_only: true, preamble: NOTICE }, false);
const hash = put(vendor, "sealing.js", script);
put(vendor, "sealing.js.sha256", `${hash}sealing.js\n`);
const licences = LIBRARIES.map((name) => {
  const at = join(here, "node_modules", name);
  const version = JSON.parse(readFileSync(join(at, "package.json"), "utf8")).version;
  return `${name} ${version}\n\n${readFileSync(join(at, "LICENSE"), "utf8").trim()}\n`;
});
put(vendor, "LICENCES.txt", licences.join("\n" + "-".repeat(72) + "\n\n"));
const parts = Object.values(made.metafile.outputs)[0].inputs;
if (process.env.SHOW) for (const [name, { bytesInOutput }] of Object.entries(parts)) console.log(bytesInOutput, name);
console.log(`${script.length} bytes of library, SHA-256 ${hash}`);

// The form's own: what is served, and of which sources it was made (`sha256sum -c` reads the list).
const scripts = readFileSync(join(form, "scripts/order.txt"), "utf8").trim().split("\n");
const read = (name) => readFileSync(join(form, name), "utf8");
const whole = `(() => {\n"use strict";\n${scripts.map((name) => read(`scripts/${name}.js`)).join("\n")}\n})();`;
const syntax = { target: "es2022", charset: "utf8", minify: true };
const own = await small((await transform(whole, syntax)).code, {}, true);
const style = (await transform(read("style.css"), { ...syntax, loader: "css" })).code.trim();
const sources = ["scripts/order.txt", ...scripts.map((name) => `scripts/${name}.js`), "style.css"];
const sums = [put(served, "script.js", own) + "script.js", put(served, "style.css", style) + "style.css",
  ...sources.map((name) => createHash("sha256").update(read(name)).digest("hex") + "  ../" + name)];
put(served, "sums.txt", sums.join("\n") + "\n");
console.log(`${own.length} letters of script, ${style.length} of style`);
