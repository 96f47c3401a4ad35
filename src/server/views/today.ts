import { countMessagesByState } from "../../delivery/listing/named/store.ts"
import { listMessages } from "../../delivery/listing/store.ts"
import { messageSummary } from "../../delivery/listing/summary.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readAgreementSettings } from "../../ledger/agreements/settings/store.ts"
import { agedBalance } from "../../ledger/balance/store.ts"
import { existingCompany } from "../../ledger/companies/workflows.ts"
import { listPromises, listWaitingReplies } from "../../ledger/facts/listing/store.ts"
import { totalInvoices } from "../../ledger/invoices/store.ts"
import { listTasks } from "../../ledger/tasks/listing/store.ts"
import { readPlan } from "../../policy/plan/workflows.ts"
import { promiseView } from "./promises.ts"

const MOST = 50

/** All that waits for a person today, counted, with the first of each. */
export async function readToday(tx: CompanyTx, today: Day) {
  const company = await existingCompany(tx)
  const states = await countMessagesByState(tx)
  const waiting = await listMessages(tx, { states: ["prepared"], limit: 500 })
  const letters = await listMessages(tx, { states: ["approved"], limit: 500 })
  const unknown = await listMessages(tx, { states: ["unknown"], limit: MOST })
  const asks = await readPlan(tx, { kind: "ask", most: MOST }, today)
  const tasks = (await listTasks(tx)).filter((task) => task.dueOn <= today)
  const replies = await listWaitingReplies(tx)
  const promises = await promisesDue(tx, today)
  return {
    on: today,
    dataFreshOn: company.dataFreshOn,
    counts: {
      toReview: states.prepared ?? 0,
      toApprove: waiting.items.filter((message) => message.needsApproval).length,
      toPost: letters.items.filter((message) => message.channel !== "email").length,
      calls: tasks.filter((task) => task.kind === "phone").length,
      tasks: tasks.length,
      asks: asks.total,
      replies: replies.length,
      promisesDue: promises.length,
      unknown: states.unknown ?? 0,
      failed: states.failed ?? 0,
    },
    asks: asks.items.map(({ customerId, customerName, because, sentence, openCents }) => ({
      ...{ customerId, customerName, because, sentence },
      amountCents: openCents,
    })),
    tasks: tasks.slice(0, MOST),
    replies: replies.slice(0, MOST),
    promisesDue: promises.slice(0, MOST),
    unknown: unknown.items.map(messageSummary),
    totals: await totals(tx, today, company.currency),
  }
}

/** Promises whose day has come, or came lately and was not kept: newer ones run by themselves. */
async function promisesDue(tx: CompanyTx, today: Day) {
  const promises = await listPromises(tx, { promisedBy: today, runningOnly: true })
  const { promiseGraceDays } = await readAgreementSettings(tx)
  const since = addDays(today, -promiseGraceDays - 7)
  return promises
    .map((promise) => promiseView(promise, { today, promiseGraceDays }))
    .filter((promise) => promise.promisedFor >= since && promise.state !== "kept")
}

async function totals(tx: CompanyTx, today: Day, currency: string) {
  const { totals: aged } = await agedBalance(tx, { on: today, currency, mostCustomers: 0 })
  const overdue = await totalInvoices(tx, { on: today, status: "overdue", by: "due", currency })
  return { openCents: aged.totalCents, overdueCents: overdue[0]?.openCents ?? 0, currency }
}
