import { followConsignments } from "../../delivery/consignment/follow/workflows.ts"
import { hasQuestions } from "../../delivery/consignment/store.ts"
import { approveDay, prepareDay } from "../../delivery/day/workflows.ts"
import { type RunPorts, sendApproved } from "../../delivery/run/workflows.ts"
import type { SendingReport } from "../../delivery/sending/ports.ts"
import type { Author } from "../../kernel/author.ts"
import { dayAt } from "../../kernel/day.ts"
import { type Db, inCompany } from "../../kernel/store.ts"
import { listCompanies } from "../../ledger/companies/store.ts"
import { todayOf } from "../../ledger/companies/workflows.ts"
import type { MailboxRead } from "../../replies/mailbox/mailbox.ts"
import { isDueToRead } from "../../replies/mailbox/state/store.ts"
import { keepReading } from "../../replies/mailbox/workflows.ts"
import type { MailboxPorts } from "../mailbox-ports.ts"
import { queueDigests } from "../team/digest/workflows.ts"
import { hasColleagueMail } from "../team/mails/store.ts"
import { followColleagues } from "../team/worker.ts"
import { enqueue } from "./queue.ts"
import { claimMorning, hasMailToSend } from "./store.ts"

/** What the work behind the pages needs. */
export interface WorkerParts {
  readonly db: Db
  readonly ports: RunPorts & MailboxPorts
  readonly now: () => Date
  /** The name of this worker in the record of what it did. */
  readonly worker: string
  /** Where Relance is reached from outside, for the links in mails; null while it is not known. */
  readonly address?: () => string | null
}

const MORNING_HOUR = 6

/** Asks for the plan of every company whose morning has come and was not planned yet, also after a night off. */
export async function wakeCompanies({ db, now }: Pick<WorkerParts, "db" | "now">): Promise<number> {
  const instant = now()
  if (hourInFrance(instant) < MORNING_HOUR) return 0
  let woken = 0
  for (const company of await listCompanies(db)) {
    // A demonstration lives on the days that its visitor plays.
    if (company.isDemo) continue
    await inCompany(db, company.id, async (tx) => {
      if (!(await claimMorning(tx, dayAt(instant)))) return
      await enqueue(tx, "plan", { companyId: company.id })
      woken += 1
    })
  }
  return woken
}

/** Has the morning by mail written for every member whose hour has come; a demonstration writes to nobody. */
export async function wakeDigests({ db, now }: Pick<WorkerParts, "db" | "now">): Promise<void> {
  const instant = now()
  for (const company of await listCompanies(db)) {
    if (company.isDemo) continue
    await inCompany(db, company.id, (tx) =>
      queueDigests(tx, { today: dayAt(instant), hour: hourInFrance(instant), now: instant }),
    )
  }
}

/** Asks for the sending of every company that has mail to send: retries whose time has come, too. */
export async function wakeSenders({ db, now }: Pick<WorkerParts, "db" | "now">): Promise<void> {
  for (const company of await listCompanies(db)) {
    await inCompany(db, company.id, async (tx) => {
      if (await hasMailToSend(tx, now())) await enqueue(tx, "send", { companyId: company.id })
      if (await hasColleagueMail(tx, now())) await enqueue(tx, "mail-colleagues", { companyId: company.id })
    })
  }
}

/** Asks for a round of questions wherever a provider is to be asked something. */
export async function wakeFollowers({ db, now }: Pick<WorkerParts, "db" | "now">): Promise<void> {
  for (const company of await listCompanies(db)) {
    await inCompany(db, company.id, async (tx) => {
      if (await hasQuestions(tx, now())) await enqueue(tx, "follow", { companyId: company.id })
    })
  }
}

/** Asks the providers of a company what became of what they carry. */
export async function followCompany(parts: WorkerParts, companyId: string): Promise<void> {
  const { db, ports, now } = parts
  if (!ports.consign) return
  const today = await todayOf(db, companyId, dayAt(now()))
  const hands = { box: ports.box, open: ports.consign.open }
  await followConsignments(db, companyId, hands, { now: now(), today, actor: "worker" })
}

/** Asks for the reading of every mailbox whose time has come. */
export async function wakeReaders({ db, now }: Pick<WorkerParts, "db" | "now">): Promise<void> {
  for (const company of await listCompanies(db)) {
    if (company.isDemo) continue
    await inCompany(db, company.id, async (tx) => {
      if (await isDueToRead(tx, now())) await enqueue(tx, "read-mail", { companyId: company.id })
    })
  }
}

/** Reads what is new in a company's mailbox; how it went stands in the mail settings. */
export async function readCompanyMail(parts: WorkerParts, companyId: string): Promise<MailboxRead | null> {
  const { db, ports, now } = parts
  const today = await todayOf(db, companyId, dayAt(now()))
  return await keepReading(db, companyId, ports, { actor: "worker", now: now(), today })
}

/** Plans the day of a company and lets go what the scenario leaves to nobody; the rest waits for its people. */
export async function planMorning(parts: WorkerParts, companyId: string): Promise<SendingReport> {
  const { db } = parts
  const by: Author = {
    actor: "worker",
    now: parts.now(),
    today: await todayOf(db, companyId, dayAt(parts.now())),
  }
  await prepareDay(db, companyId, by)
  await approveDay(db, companyId, by, true)
  await followColleagues(parts, companyId, by)
  return await sendCompany(parts, companyId)
}

/** Sends what is approved and due in a company, each message through the gate first. */
export async function sendCompany(parts: WorkerParts, companyId: string): Promise<SendingReport> {
  const { db, ports, now, worker } = parts
  const today = await todayOf(db, companyId, dayAt(now()))
  return await sendApproved(db, companyId, ports, { now, today, worker })
}

function hourInFrance(instant: Date): number {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Paris",
    hour: "2-digit",
    hourCycle: "h23",
  }).format(instant)
  return Number(text)
}
