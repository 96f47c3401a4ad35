import type { Command } from "commander"
import type { Author } from "../kernel/author.ts"
import { type Day, dayAt } from "../kernel/day.ts"
import { refuse } from "../kernel/refusal.ts"
import { type CompanyTx, inCompany } from "../kernel/store.ts"
import type { Language, Sentence } from "../kernel/wording.ts"
import { type CompanyLine, listCompanies } from "../ledger/companies/store.ts"
import { todayOf } from "../ledger/companies/workflows.ts"
import { openRelance, type Relance } from "../server/open.ts"
import { report } from "./report.ts"

/** What every command has at hand. */
export interface Session {
  readonly relance: Relance
  readonly language: Language
  /** Says a sentence in the language of the terminal. */
  say(sentence: Sentence): string
}

/** What a command on the books of one company has at hand. */
export interface CompanySession extends Session {
  readonly company: CompanyLine
  /** The real day, or the one that the demonstration plays. */
  readonly today: Day
  in<T>(work: (tx: CompanyTx) => Promise<T>): Promise<T>
  /** The machine's operator, acting on a day: today unless another one is replayed. */
  by(on?: Day): Author
}

/** What a command has to say: one JSON document for programs, or text for people. */
export interface Answer {
  readonly json: unknown
  readonly text: string
  /** 1 when something was found wrong without being refused (a broken journal). */
  readonly exitCode?: 0 | 1
}

interface GlobalOptions {
  readonly json?: boolean
  readonly company?: string
  readonly lang?: string
}

/** Adds the options that every command takes. */
export const withCommonOptions = (command: Command): Command =>
  command
    .option("--company <nom|id>", "l’entreprise (inutile s’il n’y en a qu’une)")
    .option("--json", "un seul document JSON sur la sortie standard")
    .option("--lang <fr|en>", "langue des phrases", process.env.LANG?.startsWith("en_") ? "en" : "fr")

/** Runs a command that only computes: no company, no database. */
export async function runPure(
  command: Command,
  work: (session: Pick<Session, "language" | "say">) => Answer | Promise<Answer>,
): Promise<void> {
  const options: GlobalOptions = command.optsWithGlobals()
  const language: Language = options.lang === "en" ? "en" : "fr"
  try {
    tell(await work({ language, say: (sentence) => sentence[language] }), options)
  } catch (error) {
    report(error, options.json === true, language)
  }
}

function tell(answer: Answer, options: GlobalOptions): void {
  process.stdout.write(options.json ? `${JSON.stringify(answer.json, null, 2)}\n` : `${answer.text}\n`)
  process.exitCode = answer.exitCode ?? 0
}

/** Runs a command that needs no company. */
export async function run(command: Command, work: (session: Session) => Promise<Answer>): Promise<void> {
  const options: GlobalOptions = command.optsWithGlobals()
  const language: Language = options.lang === "en" ? "en" : "fr"
  let relance: Relance | null = null
  try {
    relance = await openRelance({ applicationName: "relance command line", pool: 4 })
    tell(await work({ relance, language, say: (sentence) => sentence[language] }), options)
  } catch (error) {
    report(error, options.json === true, language)
  } finally {
    await relance?.close()
  }
}

/** Runs a command on the books of the company named with --company, or of the only one there is. */
export function runInCompany(
  command: Command,
  work: (session: CompanySession) => Promise<Answer>,
): Promise<void> {
  return run(command, async (session) => {
    const { db } = session.relance
    const company = companyNamed(await listCompanies(db), command.optsWithGlobals<GlobalOptions>().company)
    const now = new Date()
    const today = await todayOf(db, company.id, dayAt(now))
    return await work({
      ...session,
      company,
      today,
      in: (inside) => inCompany(db, company.id, inside),
      by: (on) => ({ actor: "operator", now, today: on ?? today }),
    })
  })
}

function companyNamed(companies: readonly CompanyLine[], named: string | undefined): CompanyLine {
  const list = companies.map((company) => `${company.name} (${company.id})`).join(", ")
  if (named === undefined) {
    const [only, second] = companies
    if (only && !second) return only
    if (!only) {
      refuse("COMPANY_MISSING", {
        fr: 'Aucune entreprise n’existe encore. Créez-en une\u00a0: relance company create --name "…", ou essayez relance demo create.',
        en: 'There is no company yet. Create one: relance company create --name "…", or try relance demo create.',
      })
    }
    refuse("COMPANY_NEEDED", {
      fr: `Il y a plusieurs entreprises\u202f; ajoutez --company. Ce sont\u00a0: ${list}.`,
      en: `There are several companies; add --company. They are: ${list}.`,
    })
  }
  const found = companies.filter(
    (company) => company.id === named || company.name.toLowerCase() === named.toLowerCase(),
  )
  const [one, another] = found
  if (one && !another) return one
  if (another) {
    refuse("COMPANY_AMBIGUOUS", {
      fr: `Plusieurs entreprises portent ce nom\u202f; donnez l’identifiant\u00a0: ${found.map((company) => company.id).join(", ")}.`,
      en: `Several companies have this name; give the identifier: ${found.map((company) => company.id).join(", ")}.`,
    })
  }
  return refuse("COMPANY_UNKNOWN", {
    fr: `Aucune entreprise «\u00a0${named}\u00a0». Il y a\u00a0: ${list || "aucune"}.`,
    en: `There is no company "${named}". There are: ${list || "none"}.`,
  })
}
