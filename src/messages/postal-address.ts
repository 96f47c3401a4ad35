import { type MessageLanguage, NBSP } from "../kernel/wording.ts"
import type { Address, Creditor } from "./message-input.ts"
import { plainLine } from "./prose.ts"
import { LABELS } from "./words/words.ts"

const MOST_LINES = 6
const MOST_SIGNS = 38

/**
 * The lines of an address in the French postal layout (NF Z10-011): name, then at most five lines,
 * 38 signs each, postcode and town last, in capitals from the street on, no blank line, the country
 * in capitals below when the letter leaves France. A name too long is folded where there is room.
 */
export function postalLines(name: string, address: Address): string[] {
  const inner = address.lines.map(plainLine).filter((line) => line !== "")
  const country = address.country === "FR" ? [] : [capitals(countryName(address.country))]
  const below = [...inner, townLine(address)].filter((line) => line !== "")
  const room = MOST_LINES - below.length - country.length
  const folded = fold(plainLine(name), Math.max(1, room))
  // The last three lines are written in capitals; above them the usual writing stays.
  const capitalised = below.map((line, index) => (index >= below.length - 2 ? capitals(line) : line))
  return [...folded, ...capitalised, ...country]
}

/** What the post would not read in an address: too many lines, or the first line that is too long. */
export type PostalFault =
  | { readonly kind: "too-many-lines"; readonly lines: number }
  | { readonly kind: "line-too-long"; readonly line: number; readonly text: string; readonly signs: number }

/** The first fault of lines that postalLines() wrote, against NF Z10-011: six lines of 38 signs; null when there is none. */
export function postalFault(lines: readonly string[]): PostalFault | null {
  if (lines.length > MOST_LINES) return { kind: "too-many-lines", lines: lines.length }
  const at = lines.findIndex((line) => [...line].length > MOST_SIGNS)
  const text = lines[at]
  return text === undefined ? null : { kind: "line-too-long", line: at + 1, text, signs: [...text].length }
}

/** "29000 Quimper". */
export function townLine(address: Address): string {
  return plainLine([address.postalCode, address.city].filter(Boolean).join(" "))
}

/** An address on one line: "12 rue du Port, 29000 Quimper". */
export function addressLine(address: Address): string {
  return [...address.lines, townLine(address)]
    .map(plainLine)
    .filter((part) => part !== "")
    .join(", ")
}

/**
 * Who writes, as the foot of every message must say: name, legal form, capital when known, seat,
 * SIREN, register (C. com. R123-237 and R123-238).
 */
export function legalLine(company: Creditor, language: MessageLanguage): string {
  const siren = company.siren?.replace(/(\d{3})(?=\d)/g, `$1${NBSP}`)
  const capital = company.shareCapital ? `${LABELS[language].shareCapital} ${company.shareCapital}` : null
  const register = company.registryCity ? `RCS${NBSP}${plainLine(company.registryCity)}` : null
  return [
    [plainLine(company.name), company.legalForm && plainLine(company.legalForm), capital]
      .filter(Boolean)
      .join(" "),
    addressLine(company.address),
    [siren ? `SIREN${NBSP}${siren}` : null, register].filter(Boolean).join(" "),
  ]
    .filter((part) => part !== "")
    .join(" – ")
}

function fold(line: string, most: number): string[] {
  const lines: string[] = []
  let rest = line
  while (rest.length > MOST_SIGNS && lines.length < most - 1) {
    const at = rest.lastIndexOf(" ", MOST_SIGNS)
    if (at < 1) break
    lines.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
  return [...lines, rest]
}

const capitals = (line: string): string => line.toLocaleUpperCase("fr")

const COUNTRIES = new Intl.DisplayNames("fr", { type: "region", fallback: "code" })

const countryName = (code: string): string =>
  (/^[A-Z]{2}$/.test(code) ? COUNTRIES.of(code) : undefined) ?? code
