import { newToken } from "../../people/token.ts"

/**
 * The secret of a link that opens one question of one company, and the digest that is kept of it.
 * The company stands in it so that the question is looked up inside that company's own rows.
 */
export function questionToken(companyId: string): { token: string; sha256: Buffer } {
  return newToken(`${Buffer.from(companyId.replaceAll("-", ""), "hex").toString("base64url")}.`)
}

/** The company that a link names; null for anything that is not such a link. */
export function companyOfToken(token: string): string | null {
  const match = /^([\w-]{22})\.[\w-]{43}$/.exec(token)
  if (!match?.[1]) return null
  const hex = Buffer.from(match[1], "base64url").toString("hex")
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") : null
}
