import type { Creditor } from "./message-input.ts"
import { plainLine } from "./prose.ts"

/** Who signs, a line each: the person and their title where known, the company. */
export function signerLines(company: Creditor): string[] {
  return [company.signatoryName, company.signatoryTitle, company.name]
    .map((line) => plainLine(line ?? ""))
    .filter((line) => line !== "")
}

/** The signature of an e-mail: who signs, then how to reach the company. */
export function signatureLines(company: Creditor): string[] {
  const reach = [company.phone, company.email].map((way) => plainLine(way ?? "")).filter((way) => way !== "")
  return reach.length > 0 ? [...signerLines(company), reach.join(" – ")] : signerLines(company)
}
