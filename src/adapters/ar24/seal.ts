import { createCipheriv, createDecipheriv, createHash, createHmac } from "node:crypto"

const hex = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex")

/**
 * The header "signature" of a request: the date of the request under the private key (AES-256-CBC), as
 * developers.ar24.fr/doc says in "Sign your requests"; its example is the first test of this file.
 */
export function signatureOf(date: string, privateKey: string): string {
  const cipher = createCipheriv("aes-256-cbc", hex(privateKey).slice(0, 32), iv(privateKey))
  return Buffer.concat([cipher.update(date, "utf8"), cipher.final()]).toString("base64")
}

/** The clear text of an answer, sealed by AR24 under the date of the request and the private key. */
export function unsealed(answer: string, date: string, privateKey: string): string {
  const decipher = createDecipheriv("aes-256-cbc", hex(date + privateKey).slice(0, 32), iv(privateKey))
  return Buffer.concat([decipher.update(answer, "base64"), decipher.final()]).toString("utf8")
}

/** An answer sealed as AR24 does, for whoever stands in for it. */
export function sealed(answer: string, date: string, privateKey: string): string {
  const cipher = createCipheriv("aes-256-cbc", hex(date + privateKey).slice(0, 32), iv(privateKey))
  return Buffer.concat([cipher.update(answer, "utf8"), cipher.final()]).toString("base64")
}

const iv = (privateKey: string): string => hex(hex(privateKey)).slice(0, 16)

/** The date of a request: the clock of Paris to the second; good for ten minutes. */
export function requestDate(now: Date): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    ...{ timeZone: "Europe/Paris", year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  })
  return parts.format(now)
}

const PERIOD_SECONDS = 30

/** The one-time code of this instant from its secret in base 32 (RFC 6238: SHA-1, 30 s, six digits). */
export function oneTimeCode(secret: string, now: Date): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 1_000 / PERIOD_SECONDS)))
  const mac = createHmac("sha1", base32(secret)).update(counter).digest()
  const at = mac[mac.length - 1]! & 0x0f
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}

function base32(text: string): Buffer {
  const signs = text.toUpperCase().replace(/[^A-Z2-7]/g, "")
  const bits = [...signs]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("")
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
