import { createHash, randomBytes } from "node:crypto"

/** A secret that opens something once, and the digest that is kept of it. */
export function newToken(prefix = ""): { token: string; sha256: Buffer } {
  const token = `${prefix}${randomBytes(32).toString("base64url")}`
  return { token, sha256: tokenDigest(token) }
}

/** The digest of a token that somebody shows. Tokens are long and random: no salt is needed. */
export const tokenDigest = (token: string): Buffer => createHash("sha256").update(token).digest()
