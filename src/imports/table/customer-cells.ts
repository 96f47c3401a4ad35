import { parsePaymentTerms, paymentTermsText } from "../../kernel/payment-terms.ts"
import { isSiren, isSiret } from "../../ledger/companies/identifiers.ts"
import type { CustomerKind, StagedCustomer } from "../apply/staged.ts"
import { quoted, quotedEnglish, type Warning } from "../fault.ts"
import type { GridRow } from "./grid.ts"
import type { TableReader } from "./rows.ts"

const CONSUMER = /^(particulier|consommateur|consumer|individual|personne physique|b2c|prive|p)$/
const PUBLIC = /public|collectivite|mairie|administration|etat|b2g|commune|hopital/
const LANGUAGES: readonly [RegExp, string][] = [
  [/^(fr|fra|fre|francais|french|fr-fr|fr_fr)$/, "fr"],
  [/^(en|eng|anglais|english|en-gb|en-us|en_gb|en_us)$/, "en"],
  [/^(de|deu|ger|allemand|german|deutsch)$/, "de"],
  [/^(es|spa|espagnol|spanish|espanol)$/, "es"],
  [/^(it|ita|italien|italian|italiano)$/, "it"],
  [/^(nl|nld|neerlandais|dutch)$/, "nl"],
  [/^(pt|por|portugais|portuguese)$/, "pt"],
]
const COUNTRIES: readonly [RegExp, string][] = [
  [/^(france|fra)$/, "FR"],
  [/^(belgique|belgium|bel)$/, "BE"],
  [/^(luxembourg|lux)$/, "LU"],
  [/^(suisse|switzerland|che)$/, "CH"],
  [/^(allemagne|germany|deutschland|deu)$/, "DE"],
  [/^(espagne|spain|esp)$/, "ES"],
  [/^(italie|italy|ita)$/, "IT"],
  [/^(royaume-uni|united kingdom|gbr|uk)$/, "GB"],
  [/^(pays-bas|netherlands|nld)$/, "NL"],
  [/^(portugal|prt)$/, "PT"],
  [/^(monaco|mco)$/, "MC"],
]

/** The details of a customer as the columns of one row tell them; what is blank or unreadable is left out. */
export function customerDetails(table: TableReader, row: GridRow): Omit<StagedCustomer, "code" | "name"> {
  const termsCell = table.text(row, "paymentTerms")
  const terms = termsCell === "" ? null : parsePaymentTerms(termsCell)
  const siret = digits(table.text(row, "siret"))
  const sirenCell = digits(table.text(row, "siren"))
  const siretIsRight = /^\d{14}$/.test(siret) && isSiret(siret)
  const sirenIsRight = /^\d{9}$/.test(sirenCell) && isSiren(sirenCell)
  const siren = sirenIsRight ? sirenCell : siretIsRight ? siret.slice(0, 9) : undefined
  const address = [table.text(row, "address"), table.text(row, "address2")].filter((line) => line !== "")
  const email = emailOf(table.text(row, "email"))
  const known = {
    kind: kindOf(table.text(row, "customerKind")),
    siren,
    siret: siretIsRight ? siret : undefined,
    vatNumber: table.text(row, "vatNumber").replaceAll(" ", "") || undefined,
    addressLines: address.length > 0 ? address : undefined,
    postalCode: table.text(row, "postalCode") || undefined,
    city: table.text(row, "city") || undefined,
    country: countryOf(table.text(row, "country")),
    language: LANGUAGES.find(([pattern]) => pattern.test(folded(table.text(row, "language"))))?.[1],
    paymentTerms: terms ? paymentTermsText(terms) : undefined,
    contactName: table.text(row, "contactName") || undefined,
    email,
    phone: table.text(row, "phone") || undefined,
  }
  noteUnread(table, row, { siren: known.siren, email, terms: terms !== null })
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

/** Cells that hold something that could not be used: the row is taken without it, and that is told. */
function noteUnread(
  table: TableReader,
  row: GridRow,
  read: { siren: string | undefined; email: string | undefined; terms: boolean },
): void {
  const unread: [boolean, "siren" | "email" | "paymentTerms", string, string][] = [
    [read.siren === undefined, "siren", "SIREN_INVALID", "n’est pas un numéro SIREN valable"],
    [read.email === undefined, "email", "EMAIL_INVALID", "n’est pas une adresse e-mail"],
    [!read.terms, "paymentTerms", "TERMS_UNCLEAR", "n’est pas un délai de paiement compris"],
  ]
  const english = {
    siren: "is not a valid SIREN",
    email: "is not an e-mail address",
    paymentTerms: "is not a payment term we understand",
  }
  for (const [isUnread, field, code, fr] of unread) {
    const text = table.text(row, field)
    if (!isUnread || text === "") continue
    const warning: Warning = {
      code,
      row: row.number,
      sentence: {
        fr: `Ligne ${row.number}\u00a0: ${quoted(text)} ${fr}\u00a0; la ligne est reprise sans.`,
        en: `Row ${row.number}: ${quotedEnglish(text)} ${english[field]}; the row is taken without it.`,
      },
    }
    table.warnings.push(warning)
  }
}

function kindOf(text: string): CustomerKind | undefined {
  const word = folded(text)
  if (word === "") return undefined
  if (CONSUMER.test(word)) return "consumer"
  return PUBLIC.test(word) ? "public" : "professional"
}

function countryOf(text: string): string | undefined {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  return COUNTRIES.find(([pattern]) => pattern.test(folded(text)))?.[1]
}

/** The first address of a cell that may hold several. */
function emailOf(text: string): string | undefined {
  return text.split(/[;,\s]+/).find((part) => /^[^\s@<>"()]+@[^\s@<>"()]+\.[^\s@<>"().]{2,}$/.test(part))
}

const digits = (text: string): string => text.replace(/[\s.\u00a0]/g, "")

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim()
