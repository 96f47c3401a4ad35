import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readAgreementSettings } from "../../ledger/agreements/settings/store.ts"
import { searchKey } from "../../ledger/customers/search-key.ts"
import { type CustomerQuery, listCustomers, readBalances } from "../../ledger/customers/store.ts"
import { existingCustomer } from "../../ledger/customers/workflows.ts"
import {
  listDisputes,
  listHolds,
  listPromises,
  listWaitingReplies,
} from "../../ledger/facts/listing/store.ts"
import { readCredits } from "../../ledger/invoices/parts/store.ts"
import { listTasks } from "../../ledger/tasks/listing/store.ts"
import { viewFor } from "../../policy/plan/workflows.ts"
import { promiseView } from "./promises.ts"

/** A page of customers, each with what is decided about it today. */
export async function listCustomerViews(tx: CompanyTx, query: CustomerQuery, today: Day) {
  const search = searchKey(query.search) || undefined
  const lines = await listCustomers(tx, today, { ...query, search })
  const owing = lines
    .filter((line) => line.openCents > 0 || line.otherCurrencies.length > 0)
    .map((line) => line.id)
  const decisions = new Map((await viewFor(tx, owing, today)).map((view) => [view.customerId, view]))
  return lines.map((line) => {
    const view = decisions.get(line.id)
    return {
      ...line,
      decision: view
        ? { kind: view.kind, because: view.because, sentence: view.sentence, until: view.until }
        : null,
    }
  })
}

/** One customer with its contacts, balances, decision and facts. */
export async function wholeCustomer(tx: CompanyTx, id: string, today: Day) {
  const customer = await existingCustomer(tx, id)
  const [decision = null] = await viewFor(tx, [id], today)
  const promises = await listPromises(tx, { customerId: id })
  const { promiseGraceDays } = await readAgreementSettings(tx)
  return {
    ...customer,
    decision,
    balances: await readBalances(tx, id, today),
    holds: await listHolds(tx, { customerId: id }, today),
    promises: promises.map((promise) => promiseView(promise, { today, promiseGraceDays })),
    disputes: await listDisputes(tx, { customerId: id }),
    replies: await listWaitingReplies(tx, { customerId: id }),
    openTasks: await listTasks(tx, { customerId: id }),
    credits: await readCredits(tx, { customerId: id }),
  }
}
