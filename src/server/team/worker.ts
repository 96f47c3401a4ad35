import type { RunPorts } from "../../delivery/run/workflows.ts"
import type { Author } from "../../kernel/author.ts"
import { dayAt } from "../../kernel/day.ts"
import { type Db, inCompany } from "../../kernel/store.ts"
import { todayOf } from "../../ledger/companies/workflows.ts"
import { writeDigestMail } from "./digest/workflows.ts"
import { sendColleagueMails, type WriteMail } from "./mails/workflows.ts"
import { askNamedColleagues, followQuestions } from "./questions/asking.ts"
import { writeQuestion } from "./questions/writing.ts"

/** What the team's work behind the pages needs. */
export interface TeamParts {
  readonly db: Db
  readonly ports: RunPorts
  readonly now: () => Date
  /** Where Relance is reached from outside; null while it is not known. */
  readonly address?: () => string | null
}

/** The colleagues of a company, each morning: asked, reminded, or no longer waited for. */
export async function followColleagues({ db }: TeamParts, companyId: string, by: Author): Promise<void> {
  await inCompany(db, companyId, async (tx) => {
    await followQuestions(tx, by)
    await askNamedColleagues(tx, by)
  })
}

/** Sends the mails that wait for colleagues of a company. Returns how many left. */
export async function mailColleagues(parts: TeamParts, companyId: string): Promise<number> {
  const { db, ports } = parts
  const now = parts.now()
  const today = await todayOf(db, companyId, dayAt(now))
  const run = { now, today, address: parts.address?.() ?? null }
  return await sendColleagueMails(db, companyId, ports, write, run)
}

const write: WriteMail = (tx, mail, run) =>
  mail.kind === "digest" ? writeDigestMail(tx, mail, run) : writeQuestion(tx, mail, run)
