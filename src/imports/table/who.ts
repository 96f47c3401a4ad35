import type { Sentence } from "../../kernel/wording.ts"
import type { KnownBooks } from "../apply/known.ts"
import { nameKey, SameCustomers, type Told } from "../apply/same-customer.ts"
import { quoted, quotedEnglish, type Warning } from "../fault.ts"
import { DEFAULT_RECEIVABLE_ACCOUNTS } from "../options.ts"

/** The customer meant, or why it cannot be told. */
export type Found =
  | { readonly code: string; readonly isKnown: boolean }
  | { readonly fault: "CUSTOMER_AMBIGUOUS" | "CUSTOMER_UNKNOWN"; readonly sentence: Sentence }

/**
 * Tells which customer a row means: by its code, with or without its collective account (see
 * SameCustomers); without a code, by its name, told apart by SIREN.
 * Two customers of one name stay two, and a name that could be either is refused.
 */
export class Who {
  readonly #codes = new Set<string>()
  readonly #byName = new Map<string, { code: string; siren: string | null }[]>()

  /** Customers of which a row's code says that they may be the same. */
  readonly warnings: Warning[] = []
  readonly #same: SameCustomers
  readonly #aliases = new Map<string, string>()

  constructor(known: KnownBooks) {
    this.#same = new SameCustomers(known, DEFAULT_RECEIVABLE_ACCOUNTS)
    for (const { code, name, siren } of known.customers) this.#remember(code, name, siren)
  }

  /** The code of an existing customer that a row names, or the fault. */
  existing(told: Told): Found {
    const { code, name, siren } = told
    if (code === "") return this.#named(name, siren) ?? unknown(name)
    const known = this.#codes.has(code) ? code : this.#same.akinTo(told).code
    return known === null ? unknown(code) : { code: known, isKnown: true }
  }

  /** The code of the customer that a row names; a new one where there is none yet. */
  orNew(told: Told): Found {
    const { code, name, siren } = told
    if (code !== "") {
      if (this.#codes.has(code)) return { code, isKnown: true }
      const alias = this.#aliases.get(code)
      if (alias !== undefined) return { code: alias, isKnown: true }
      const akin = this.#same.akinTo(told)
      if (akin.code !== null) {
        this.#aliases.set(code, akin.code)
        return { code: akin.code, isKnown: true }
      }
      if (akin.warning) this.warnings.push(akin.warning)
      this.#remember(code, name || code, siren ?? null)
      return { code, isKnown: false }
    }
    const found = this.#named(name, siren)
    if (found) return found
    const made = this.#freshCode(name, siren)
    this.#remember(made, name, siren ?? null)
    return { code: made, isKnown: false }
  }

  #named(name: string, siren: string | undefined): Found | null {
    const candidates = this.#byName.get(nameKey(name)) ?? []
    const fitting =
      siren === undefined ? candidates : candidates.filter((c) => c.siren === null || c.siren === siren)
    const exact = fitting.filter((c) => siren !== undefined && c.siren === siren)
    const chosen = exact.length > 0 ? exact : fitting
    if (chosen.length === 0) return null
    return chosen.length === 1
      ? { code: chosen[0]!.code, isKnown: true }
      : ambiguous(
          name,
          chosen.map((c) => c.code),
        )
  }

  #remember(code: string, name: string, siren: string | null): void {
    this.#codes.add(code)
    const key = nameKey(name)
    const list = this.#byName.get(key)
    if (list) list.push({ code, siren })
    else this.#byName.set(key, [{ code, siren }])
  }

  #freshCode(name: string, siren: string | undefined): string {
    const base = nameKey(name).toUpperCase().replaceAll(" ", "-").slice(0, 24) || "CLIENT"
    const wanted = [base, ...(siren ? [`${base}-${siren}`] : [])]
    for (let n = 2; ; n += 1) {
      const code = wanted.shift() ?? `${base}-${n}`
      if (!this.#codes.has(code)) return code
    }
  }
}

function unknown(what: string): Found {
  return {
    fault: "CUSTOMER_UNKNOWN",
    sentence: {
      fr: `aucun client ne correspond à ${quoted(what)}.`,
      en: `no customer matches ${quotedEnglish(what)}.`,
    },
  }
}

function ambiguous(name: string, codes: readonly string[]): Found {
  const list = codes.slice(0, 5).join(", ")
  return {
    fault: "CUSTOMER_AMBIGUOUS",
    sentence: {
      fr: `plusieurs clients portent le nom ${quoted(name)} (${list}).`,
      en: `several customers bear the name ${quotedEnglish(name)} (${list}).`,
    },
  }
}
