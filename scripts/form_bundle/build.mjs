// Bundles entry.js into one script. Same versions, same bytes: a test rebuilds and compares.
//
//   cd scripts/form_bundle && npm ci && node build.mjs [FOLDER]
//
// FOLDER is src/habeas/door/form/vendor unless said. Nothing of the cryptography is changed: parts the
// form never uses (P-256, classic keys, passphrases, WebAuthn) are left out, and calls that only prepare those
// parts are marked as free of effects, so that the bundler may drop them.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, "../../src/habeas/door/form/vendor");
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

const lean = {
  name: "lean",
  setup(bundling) {
    bundling.onResolve({ filter: /hashes\/scrypt\.js$|curves\/nist\.js$/ }, (asked) =>
      /age-encryption|post-quantum/.test(asked.importer) ? { path: absent } : null);
    bundling.onResolve({ filter: /^\.\/x25519\.js$/ }, () => ({ path: absent }));
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

const made = await build({
  entryPoints: [join(here, "entry.js")], bundle: true, write: false, minify: true, format: "iife",
  globalName: "sealing", target: "es2022", charset: "ascii", legalComments: "none",
  banner: { js: NOTICE },
  plugins: [lean], metafile: true, absWorkingDir: here,
});
const script = made.outputFiles[0].contents;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "sealing.js"), script);
const hash = createHash("sha256").update(script).digest("hex");
writeFileSync(join(folder, "sealing.js.sha256"), `${hash}  sealing.js\n`);
const licences = LIBRARIES.map((name) => {
  const at = join(here, "node_modules", name);
  const version = JSON.parse(readFileSync(join(at, "package.json"), "utf8")).version;
  return `${name} ${version}\n\n${readFileSync(join(at, "LICENSE"), "utf8").trim()}\n`;
});
writeFileSync(join(folder, "LICENCES.txt"), licences.join("\n" + "-".repeat(72) + "\n\n"));
const parts = Object.values(made.metafile.outputs)[0].inputs;
if (process.env.SHOW) for (const [name, { bytesInOutput }] of Object.entries(parts)) console.log(bytesInOutput, name);
console.log(`${script.length} bytes, SHA-256 ${hash}`);
