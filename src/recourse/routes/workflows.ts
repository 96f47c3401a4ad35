import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { type RouteAdvice, type RouteFacts, routes } from "../../law/routes.ts"
import { partyInName, partyNamed } from "../../law/routes-parties.ts"
import type { Party } from "../../law/rules/routes.ts"
import { existingCompany } from "../../ledger/companies/workflows.ts"
import type { Customer } from "../../ledger/customers/customer.ts"
import { readBalances } from "../../ledger/customers/store.ts"
import { existingCustomer } from "../../ledger/customers/workflows.ts"
import { listDisputes, listHolds } from "../../ledger/facts/listing/store.ts"
import { readLawSettings } from "../../ledger/law-settings/store.ts"

/** What a person says in the place of what the books know. */
export interface RouteQuestion {
  readonly debtor?: Party
  readonly contested?: RouteFacts["contested"]
  readonly amountCents?: Cents
}

/** The routes for a customer, with the facts that they were worked out from. */
export interface CustomerRoutes extends RouteAdvice {
  readonly facts: RouteFacts
  readonly currency: string
  /** True when nothing told what the party is: a commercial company was supposed. */
  readonly supposed: { readonly creditor: boolean; readonly debtor: boolean }
}

/** The ways of pursuing what a customer owes: of what is late, or of all that is open when nothing is late. */
export async function customerRoutes(
  tx: CompanyTx,
  customerId: string,
  asked: RouteQuestion,
  today: Day,
): Promise<CustomerRoutes> {
  const customer = await existingCustomer(tx, customerId)
  const company = await existingCompany(tx)
  const balances = await readBalances(tx, customerId, today)
  const owed = balances.find(({ currency }) => currency === company.currency) ?? balances[0]
  const disputes = await listDisputes(tx, { customerId })
  const holds = await listHolds(tx, { customerId }, today)
  const { commercialCommand } = await readLawSettings(tx)
  const creditor = partyNamed(company.legalForm ?? "") ?? partyInName(company.name)
  const debtor = asked.debtor ?? debtorOf(customer)
  const isContested = disputes.some(({ closedOn }) => closedOn === null)
  const facts: RouteFacts = {
    ...{ creditor: creditor ?? "company", debtor: debtor ?? "company" },
    amountCents: asked.amountCents ?? (owed?.overdueCents || owed?.openCents || 0),
    contested: asked.contested ?? (isContested ? "yes" : "no"),
    ...{ country: customer.country, insolvent: holds.some(({ kind }) => kind === "insolvent") },
    commercialCommand,
  }
  const supposed = { creditor: creditor === null, debtor: debtor === null }
  return { ...routes(facts), facts, currency: owed?.currency ?? company.currency, supposed }
}

/** What the books let one say of a debtor; null for a business whose form its name does not show. */
const debtorOf = ({ kind, name }: Customer): Party | null =>
  kind === "professional" ? partyInName(name) : kind
