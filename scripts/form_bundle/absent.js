// Stands where the library brings what the form never uses: P-256 tags, classic X25519 keys and passphrase files.
export function absent() {
  throw new Error("not part of this form");
}

export const p256 = { lengths: {} };
export const p384 = p256;
export const MLKEM768P256 = { encapsulate: absent };
export const scrypt = absent;
export const scalarMult = absent;
export const scalarMultBase = absent;
