import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { type Call, isContact } from "../../../ledger/calls/call.ts"
import { lastSaid } from "../../../ledger/facts/listing/store.ts"
import { listMails } from "../../../replies/listing/store.ts"

/** What the debtor said last, in its own words where there are some, and how. */
export interface LastWords {
  readonly on: Day
  readonly from: "mail" | "call" | "reply"
  readonly text: string
}

/** The last words of a debtor: of its last answer, written or spoken. */
export async function lastWords(
  tx: CompanyTx,
  customerId: string,
  calls: readonly Call[],
): Promise<LastWords | null> {
  const { items: mails } = await listMails(tx, { customerId, limit: 20 })
  const mail = mails.find((one) => one.kind === "answer")
  const call = calls.find((one) => isContact(one.outcome) && one.note)
  const reply = await lastSaid(tx, customerId)
  const said: (LastWords | null)[] = [
    mail ? { on: mail.receivedOn, from: "mail", text: mail.sentence ?? mail.subject } : null,
    call?.note ? { on: call.calledOn, from: "call", text: call.note } : null,
    reply ? { on: reply.receivedOn, from: "reply", text: reply.summary } : null,
  ]
  // The mail is first among equals: an answer that was read is also noted as a reply.
  return said.reduce<LastWords | null>((last, one) => (one && (!last || one.on > last.on) ? one : last), null)
}
