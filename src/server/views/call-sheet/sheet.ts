import { timeline } from "../../../evidence/timeline/workflows.ts"
import type { Author } from "../../../kernel/author.ts"
import { type Day, daysBetween } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { dialled } from "../../../ledger/calls/call.ts"
import { listCalls } from "../../../ledger/calls/store.ts"
import { existingCompany } from "../../../ledger/companies/workflows.ts"
import type { Contact } from "../../../ledger/customers/customer.ts"
import { existingCustomer } from "../../../ledger/customers/workflows.ts"
import { listDisputes } from "../../../ledger/facts/listing/store.ts"
import { callAvoidances } from "../../../messages/calls/avoid.ts"
import { type CallSituation, callScript } from "../../../messages/calls/script.ts"
import { statementJson } from "../../../penalties/statements/json.ts"
import { readPenaltyFacts, statementAsFarAsKnown } from "../../../penalties/statements/workflows.ts"
import { waitingCall } from "../../../policy/calling/http.ts"
import { listWaitingCalls } from "../../../policy/calling/workflows.ts"
import { followAll, viewFor } from "../../../policy/plan/workflows.ts"
import { listPromiseViews } from "../promises.ts"
import { lastWords } from "./last-words.ts"
import { ownNotes } from "./own-notes.ts"
import { askedItems, lastBroken, noticeDay, stageOf } from "./situation.ts"

const HISTORY = 8
// What was only made ready says nothing to whoever calls.
const INNER = ["message.prepared", "message.approved", "message.agreed", "message.edited", "task.opened"]

/** All that somebody needs in front of them before and during a call to one customer. */
export async function callSheet(tx: CompanyTx, customerId: string, by: Author) {
  const { today } = by
  const customer = await existingCustomer(tx, customerId)
  const company = await existingCompany(tx)
  const [decision = null] = await viewFor(tx, [customerId], today)
  const [followed] = await followAll(tx, [customerId], today)
  const promises = await listPromiseViews(tx, { customerId }, today)
  const calls = await listCalls(tx, customerId)
  const waiting = await listWaitingCalls(tx, by)
  const mine = waiting.find((call) => call.customerId === customerId) ?? null
  const next = waiting.find((call) => call.customerId !== customerId && call.state === "now")
  const people = peopleToCall(customer.contacts)
  const asked = askedItems(decision, today)
  const currency = decision?.currency ?? company.currency
  const stage = stageOf(followed?.book)
  const isContested = (await listDisputes(tx, { customerId })).some((dispute) => dispute.closedOn === null)
  const situation: CallSituation = {
    companyName: company.name,
    ...{ customerName: customer.name, kind: customer.kind, stage, currency, hasDispute: isContested },
    personName: people[0]?.name ?? null,
    late: asked.filter((item) => item.currency === currency),
    askedCents: asked.filter((item) => item.currency === currency).reduce((sum, i) => sum + i.chasedCents, 0),
    brokenPromise: lastBroken(promises),
    noticeOn: noticeDay(followed?.book),
  }
  return {
    customer: { id: customer.id, code: customer.code, name: customer.name, kind: customer.kind },
    call: mine && waitingCall(mine),
    nextCustomerId: next?.customerId ?? null,
    waitingNow: waiting.filter((call) => call.state === "now").length,
    people,
    decision: decision && { because: decision.because, sentence: decision.sentence },
    owed: {
      ...{ currency, askedCents: situation.askedCents, openCents: decision?.openCents ?? 0 },
      invoices: (decision?.items ?? []).map((item) => ({
        ...{ invoiceId: item.invoiceId, seq: item.seq, number: item.number, dueOn: item.dueOn },
        ...{ openCents: item.openCents, chasedCents: item.chasedCents, currency: item.currency },
        ...{ role: item.role, daysLate: Math.max(0, daysBetween(item.dueOn, today)) },
      })),
      penalties: stage === "formal" ? await penaltiesClaimed(tx, customerId, currency, today) : null,
    },
    lastWords: await lastWords(tx, customerId, calls),
    promises: promises.slice(0, 5),
    calls: calls.slice(0, 5).map((call) => ({
      ...{ id: call.id, calledOn: call.calledOn, outcome: call.outcome, note: call.note },
      callAgainOn: call.callAgainOn,
    })),
    history: await history(tx, customerId),
    script: {
      ...{ stage, say: callScript(situation), avoid: callAvoidances(situation) },
      notes: asked.length > 0 ? await ownNotes(tx, customer, today) : null,
    },
  }
}

async function history(tx: CompanyTx, customerId: string) {
  const { items } = await timeline(tx, { customerId }, null, 5 * HISTORY)
  return items
    .filter((entry) => !INNER.includes(entry.kind))
    .slice(0, HISTORY)
    .map(({ on, side, title, detail }) => ({ on, side, title, detail }))
}

const ROLES: readonly Contact["role"][] = ["accounts-payable", "decision-maker", "signatory", "other"]

/** Who to ask for: those with a number that works first, then by what they are there for. */
function peopleToCall(contacts: readonly Contact[]) {
  const people = contacts
    .filter((contact) => contact.wrongOn === null)
    .map(({ id, name, role, email, phone, phoneWrongOn }) => ({
      ...{ contactId: id, name, role, email, phone, phoneWrongOn },
      dial: phone && phoneWrongOn === null ? dialled(phone) : null,
    }))
  const rank = (person: (typeof people)[number]) => (person.dial ? 0 : 10) + ROLES.indexOf(person.role)
  return people.sort((a, b) => rank(a) - rank(b))
}

/** What lateness adds, once a formal notice has claimed it; null when nothing can be claimed. */
async function penaltiesClaimed(tx: CompanyTx, customerId: string, currency: string, today: Day) {
  const facts = await readPenaltyFacts(tx, { customerIds: [customerId] }, today)
  const statement = statementJson(statementAsFarAsKnown(facts, today))
  const total = statement.totals.find((one) => one.currency === currency)
  if (!total || total.claimInterestCents + total.claimIndemnityCents === 0) return null
  return {
    throughOn: statement.throughOn,
    penaltiesCents: total.claimInterestCents,
    indemnityCents: total.claimIndemnityCents,
  }
}
