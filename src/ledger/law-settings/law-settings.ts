import type { ClaimKind } from "../../law/rules/limitation.ts"
import type { Sector } from "../../law/rules/terms.ts"
import type { TermsContext } from "../../law/terms.ts"
import type { CustomerFields } from "../customers/customer.ts"

/** What a company says of itself where the law depends on it, and which contested rules it takes as its own. */
export interface LawSettings {
  /** Its trade, where that has payment terms or limitation periods of its own. */
  readonly sector: Sector
  /** The seasonal accords of C. com. D441-5-1 count. Their figures are contested: off by default. */
  readonly seasonalAccords: boolean
  /** The command of CPCE L126-1 is offered among the routes. Whether it can be used yet is contested: off by default. */
  readonly commercialCommand: boolean
}

/** What holds until a company says otherwise. */
export const DEFAULT_LAW_SETTINGS: LawSettings = {
  sector: "general",
  seasonalAccords: false,
  commercialCommand: false,
}

/** The kind of a claim on a customer: carriers and telecommunications have one year, whoever owes. */
export function claimKindOf(customer: CustomerFields["kind"], sector: Sector): ClaimKind {
  if (sector === "transport") return "carriage"
  if (sector === "telecom") return "telecom"
  return customer === "professional" ? "business" : customer
}

/** What the legal payment terms of a customer depend on. */
export function termsContextOf(customer: CustomerFields["kind"], settings: LawSettings): TermsContext {
  return { kind: customer, sector: settings.sector, seasonalAccords: settings.seasonalAccords }
}
