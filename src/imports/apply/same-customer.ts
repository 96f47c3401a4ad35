import { quoted, quotedEnglish, type Warning } from "../fault.ts"
import type { KnownBooks, KnownCustomer } from "./known.ts"

/** A customer as a file names it. */
export interface Told {
  readonly code: string
  readonly name: string
  readonly siren?: string
}

/** What a code that nobody bears may mean. */
export interface Akin {
  /** The code of the customer that it surely is, or null. */
  readonly code: string | null
  /** What to ask a person when only the codes agree. */
  readonly warning: Warning | null
}

const NOBODY: Akin = { code: null, warning: null }

/**
 * Books know a customer as 411C001, invoicing lists as C001: the same code but for the collective
 * account. One customer of such a code and of the same name (or SIREN) is the same; where the names
 * differ, it is asked and not merged.
 */
export class SameCustomers {
  readonly #byCode = new Map<string, KnownCustomer>()
  readonly #byBareCode = new Map<string, KnownCustomer[]>()
  readonly #accounts: readonly string[]

  /** `accounts`: the beginnings of the collective accounts, such as "411". */
  constructor(known: KnownBooks, accounts: readonly string[]) {
    this.#accounts = accounts
    for (const customer of known.customers) {
      this.#byCode.set(customer.code, customer)
      for (const bare of bareCodes(customer.code, accounts)) {
        const list = this.#byBareCode.get(bare)
        if (list) list.push(customer)
        else this.#byBareCode.set(bare, [customer])
      }
    }
  }

  /** What a code means that no customer bears. */
  akinTo(told: Told): Akin {
    const found = new Set(this.#byBareCode.get(told.code))
    for (const bare of bareCodes(told.code, this.#accounts)) {
      const customer = this.#byCode.get(bare)
      if (customer) found.add(customer)
    }
    if (found.size === 0) return NOBODY
    const agreeing = [...found].filter((customer) => agrees(told, customer))
    if (found.size === 1 && agreeing.length === 1) return { code: agreeing[0]!.code, warning: null }
    return { code: null, warning: perhapsKnown(told, [...found]) }
  }
}

/** The codes that a code may be without its collective account: 4110C001 gives 0C001 and C001. */
function bareCodes(code: string, accounts: readonly string[]): Set<string> {
  const bare = new Set<string>()
  for (const account of accounts) {
    if (!code.startsWith(account)) continue
    for (let rest = code.slice(account.length); rest !== ""; rest = rest.slice(1)) {
      bare.add(rest)
      if (!/^[0 ./_-]/.test(rest)) break
    }
  }
  return bare
}

function agrees(told: Told, known: KnownCustomer): boolean {
  if (told.siren && known.siren) return told.siren === known.siren
  const name = wordsOf(told.name)
  return name !== "" && name === wordsOf(known.name)
}

const LEGAL_FORMS =
  /^(sarl|sas|sasu|sa|eurl|sci|snc|selarl|scop|gaec|earl|ei|eirl|ste|societe|ets|etablissements?|m|mr|mme)$/

/** The words of a name without its legal form, in any order: "SARL Dupont" and "Dupont" are one. */
function wordsOf(name: string): string {
  const words = nameKey(name).split(" ")
  const own = words.filter((word) => !LEGAL_FORMS.test(word))
  return (own.length > 0 ? own : words).sort().join(" ")
}

/** A name without case, accents and punctuation, to tell that two spellings are one. */
export function nameKey(name: string): string {
  const key = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " et ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
  // A name of signs only (an emoji, say) is told by them.
  return key || name.trim()
}

function perhapsKnown({ code, name }: Told, found: readonly KnownCustomer[]): Warning {
  const known = (quote: typeof quoted) => found.map((c) => `${c.code} ${quote(c.name)}`).join(", ")
  return {
    code: "CUSTOMER_PERHAPS_KNOWN",
    where: { customer: code, known: found.map((c) => c.code).join(",") },
    sentence: {
      fr: `Le client ${code} ${quoted(name || code)} est peut-être déjà connu\u00a0: ${known(quoted)}. Les noms ne le disent pas, ils restent donc deux clients. Si c’est le même, annulez cet import, donnez-leur le même nom, puis importez à nouveau.`,
      en: `Customer ${code} ${quotedEnglish(name || code)} is perhaps known already: ${known(quotedEnglish)}. The names do not tell, so they stay two customers. If it is the same, undo this import, give them the same name, then import again.`,
    },
  }
}
