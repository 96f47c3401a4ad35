import { sql } from "kysely"
import type { Author } from "../../kernel/author.ts"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { asOperator, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { NBSP } from "../../kernel/wording.ts"
import { isKnownRegion } from "../../law/calendar.ts"
import { record } from "../journal/store.ts"
import { type ChecklistFacts, type ChecklistItem, checklist } from "./checklist.ts"
import type { Company, CompanyFields } from "./company.ts"
import { checkedIdentifiers } from "./identifiers.ts"
import { countJournal, insertCompany, readCompany, setCompany, updateCompany } from "./store.ts"

/** A new company as a person types it. */
export type NewCompany = Partial<CompanyFields> & { readonly name: string }

/** Creates a company, in test mode, and returns its id. Refuses wrong SIREN, SIRET, IBAN or BIC. */
export async function createCompany(
  db: Db,
  typed: NewCompany,
  by: Author,
  demo: { readonly seed: number; readonly today: Day } | null = null,
): Promise<string> {
  const fields = withSiren(checkedIdentifiers(typed))
  refuseBlankName(fields.name)
  return await asOperator(db, async (operator) => {
    const id = await insertCompany(operator, { testRecipient: fields.email, ...fields }, demo)
    await sql`select set_config('relance.company_id', ${id}, true)`.execute(operator)
    const tx = Object.assign(operator, { companyId: id })
    await journal(tx, by, "company.created", { name: fields.name })
    return id
  })
}

/** A SIRET holds the SIREN of its company: the person need not type both. */
function withSiren<T extends { siren?: string | null; siret?: string | null }>(fields: T): T {
  return fields.siret && !fields.siren ? { ...fields, siren: fields.siret.slice(0, 9) } : fields
}

/** The company, or a refusal when it does not exist. */
export async function existingCompany(tx: CompanyTx): Promise<Company> {
  const company = await readCompany(tx)
  return (
    company ??
    refuse(
      "COMPANY_UNKNOWN",
      { fr: "Cette entreprise n’existe pas.", en: "There is no such company." },
      { id: tx.companyId },
    )
  )
}

/** Changes what a person typed; the journal keeps the names of the fields, not their contents. */
export async function changeCompany(
  tx: CompanyTx,
  typed: Partial<CompanyFields>,
  by: Author,
): Promise<Company> {
  const fields = withSiren(checkedIdentifiers(typed))
  if (fields.name !== undefined) refuseBlankName(fields.name)
  if (fields.dataMaxAgeDays !== undefined && !(fields.dataMaxAgeDays >= 1 && fields.dataMaxAgeDays <= 366)) {
    refuse("DATA_AGE_INVALID", {
      fr: "L’âge maximal des données est un nombre de jours entre 1 et 366.",
      en: "The greatest age of the data is a number of days from 1 to 366.",
    })
  }
  if (fields.holidayRegion !== undefined && !isKnownRegion(fields.holidayRegion)) {
    refuse("HOLIDAY_REGION_UNKNOWN", {
      fr: `La région «${NBSP}${fields.holidayRegion}${NBSP}» n’est pas connue${NBSP}: FR, FR-57, FR-67, FR-68 (Alsace-Moselle), FR-GP, FR-MQ, FR-GF, FR-RE, FR-YT, FR-MF ou FR-BL.`,
      en: `The region "${fields.holidayRegion}" is not known: FR, FR-57, FR-67, FR-68 (Alsace-Moselle), FR-GP, FR-MQ, FR-GF, FR-RE, FR-YT, FR-MF or FR-BL.`,
    })
  }
  await updateCompany(tx, fields)
  await journal(tx, by, "settings.changed", { fields: Object.keys(fields).sort() })
  return await existingCompany(tx)
}

/** The list before going live. What happened to mail and plan is known by later rooms. */
export async function readChecklist(
  tx: CompanyTx,
  facts: Omit<ChecklistFacts, "testMessageSent">,
): Promise<{ items: ChecklistItem[]; ready: boolean }> {
  const company = await existingCompany(tx)
  const happened = await countJournal(tx, ["message.sent", "mail-account.tested"])
  const items = checklist(company, { ...facts, testMessageSent: happened.size > 0 })
  return { items, ready: items.every((item) => item.done) }
}

/** Sets the company live once its checklist is done, or back to test mode, which is always allowed. */
export async function setMode(
  tx: CompanyTx,
  mode: "test" | "live",
  facts: Omit<ChecklistFacts, "testMessageSent">,
  by: Author,
): Promise<void> {
  const company = await existingCompany(tx)
  if (company.mode === mode) return
  if (mode === "live") {
    if (company.isDemo) {
      refuse("DEMO_STAYS_INSIDE", {
        fr: "L’entreprise de démonstration n’envoie rien à personne. Créez votre entreprise pour envoyer pour de bon.",
        en: "The demonstration company sends nothing to anybody. Create your own company to send for good.",
      })
    }
    const { items, ready } = await readChecklist(tx, facts)
    if (!ready) {
      const open = items.filter((item) => !item.done).map((item) => item.sentence)
      refuse(
        "CHECKLIST_INCOMPLETE",
        {
          fr: `Il reste à faire avant d’envoyer pour de bon\u00a0: ${open.map((s) => s.fr).join(" ")}`,
          en: `Still to be done before sending for good: ${open.map((s) => s.en).join(" ")}`,
        },
        {
          missing: items
            .filter((item) => !item.done)
            .map((item) => item.key)
            .join(" "),
        },
      )
    }
  }
  await setCompany(tx, { mode })
  await journal(tx, by, mode === "live" ? "company.went-live" : "company.went-to-test", {})
}

/** Plays another day in a demonstration company; null for the real day. */
export async function playDay(tx: CompanyTx, today: Day | null): Promise<void> {
  const company = await existingCompany(tx)
  if (!company.isDemo) {
    refuse("NOT_A_DEMO", {
      fr: "Seule l’entreprise de démonstration peut jouer un autre jour.",
      en: "Only the demonstration company can play another day.",
    })
  }
  await setCompany(tx, { demoToday: today })
}

/** The day it is for a company: the one that a demonstration plays, or the real one. */
export async function todayOf(db: Db, companyId: string, realToday: Day): Promise<Day> {
  const company = await inCompany(db, companyId, readCompany)
  return company?.demoToday ?? realToday
}

function refuseBlankName(name: string): void {
  if (name.trim() !== "") return
  refuse("NAME_MISSING", { fr: "Indiquez le nom de l’entreprise.", en: "Enter the company’s name." })
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  payload: Record<string, unknown>,
): Promise<void> {
  await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, payload }])
}
