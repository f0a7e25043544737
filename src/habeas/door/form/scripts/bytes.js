// Bytes and the hashes of WebCrypto. Every binary value in a message is base64url without padding.

const encoder = new TextEncoder();
const utf8 = (text) => encoder.encode(text);
// Half a pair of surrogates is JSON and no text: no strict reader would take it.
const wellFormed = (text) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(utf8(text));
const chance = (count) => crypto.getRandomValues(new Uint8Array(count));

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const u32 = (number) => new Uint8Array([number >>> 24, number >>> 16, number >>> 8, number]);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function base64url(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64url(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
}

// Compares without stopping at the first difference.
function sameBytes(one, other) {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length && i < other.length; i++) difference |= one[i] ^ other[i];
  return difference === 0;
}

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

async function hmac(key, bytes) {
  const ready = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", ready, bytes));
}

async function hkdf(master, label, length) {
  const ready = await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: utf8(LABEL + label) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, ready, length * 8));
}

async function stretched(secret, deployment, rounds) {
  const ready = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: utf8(LABEL + deployment), iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(how, ready, 256));
}

const LABEL = "habeas intake v1 ";
