// What the form calls: age both ways in hybrid form, and Ed25519 to verify a week (with WebCrypto's
// SHA-512).
export { Encrypter, Decrypter, identityToRecipient, generateHybridIdentity, armor } from "age-encryption";
import { bech32 } from "@scure/base";
import { verifyAsync } from "@noble/ed25519";

export function signatureHolds(signature, message, key) {
  // The strict rules of RFC 8032: no small-order keys, no points outside the curve's own spelling.
  return verifyAsync(signature, message, key, { zip215: false });
}

export function identityOf(seed) {
  return bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase();
}
