import type { Words } from "../words.ts"

/** The plan of the day: what is decided for every customer, and why. */
export const plan: Words["plan"] = {
  title: "Plan of the day",
  lead: "Every customer, what Relance decided about them and why.",
  search: "Customer name or code",
  kind: "Filter by decision",
  kinds: { act: "To chase", wait: "Waiting", ask: "A question", nothing: "Nothing to do" },
  next: "Next date",
  amount: "To claim",
  openAmount: "Owes in all",
  customer: "Customer",
  decision: "Decision",
  showInvoices: "See invoice by invoice",
  hideInvoices: "Fold",
  due: (on: string) => `due on ${on}`,
  emptyTitle: "No plan yet",
  emptyText: "Import your invoices, then prepare the day: every customer will have a decision.",
  emptyFiltered: "No customer matches this filter.",
  roles: {
    lead: "leads the reminder",
    covered: "in the same message",
    listed: "listed for the record",
    "not-due": "not due yet",
    disputed: "disputed",
    promised: "promised",
    planned: "in a payment plan",
    held: "on hold",
    waiting: "waits for its turn",
  },
  until: (on: string) => `until ${on}`,
  today: "today",
}
