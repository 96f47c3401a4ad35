import { createHash } from "node:crypto"
import MailComposer from "nodemailer/lib/mail-composer"
import { secretBox } from "../src/adapters/secret-box.ts"
import { smtpCarrier } from "../src/adapters/smtp/carrier.ts"
import type { SmtpOptions } from "../src/adapters/smtp/connection.ts"
import { readMailAccount } from "../src/delivery/mail-account/store.ts"
import { saveMailAccount } from "../src/delivery/mail-account/workflows.ts"
import type { Message, MessageDraft, MessageState } from "../src/delivery/outbox/message.ts"
import { approveMessages } from "../src/delivery/outbox/workflows.ts"
import { prepareMessages } from "../src/delivery/preparation/workflows.ts"
import type { Gate, GateVerdict, SendingPorts, WriteEmail } from "../src/delivery/sending/ports.ts"
import type { Author } from "../src/kernel/author.ts"
import { type Day, day } from "../src/kernel/day.ts"
import { asOperator, type CompanyId, type CompanyTx, type Db, inCompany } from "../src/kernel/store.ts"
import { setPaper } from "../src/server/paper.ts"

/** The machine's key in tests. */
export const testBox = secretBox(Buffer.alloc(32, 7))

/** A person at the office on the morning of 3 March 2026. */
export const author = (today: Day = day("2026-03-03"), hour = "08:00:00"): Author => ({
  actor: "operator",
  now: new Date(`${today}T${hour}Z`),
  today,
})

/** Writes a plain e-mail; the real composition has its own tests. */
export const plainWrite: WriteEmail = (sent) =>
  new MailComposer({
    from: { name: sent.from.name ?? "", address: sent.from.email },
    to: sent.to,
    messageId: sent.message.messageIdHeader,
    subject: sent.subject,
    date: sent.date,
    text: `${sent.banner ? `${sent.banner}\n\n` : ""}${sent.message.textBody}`,
  })
    .compile()
    .build()

/** A gate that says this of each message. */
export const gateSays =
  (verdictOn: (message: Message, tx: CompanyTx) => GateVerdict | Promise<GateVerdict>): Gate =>
  async (tx, messages) => {
    const verdicts = new Map<string, GateVerdict>()
    for (const message of messages) verdicts.set(message.id, await verdictOn(message, tx))
    return verdicts
  }

/** Sends over real lines, lets everything through the gate. */
export function sendingPorts(smtp: SmtpOptions = {}): SendingPorts {
  return {
    gate: gateSays(() => ({ ok: true, write: plainWrite })),
    box: testBox,
    setPaper,
    openCarrier: (mailAccount) => smtpCarrier(mailAccount, smtp),
  }
}

/** Makes the company send for good ("live"), as a test, or as a demonstration. */
export async function setMode(db: Db, companyId: CompanyId, mode: "live" | "test" | "demo"): Promise<void> {
  await asOperator(db, (tx) =>
    tx
      .updateTable("ledger.company")
      .set({ mode: mode === "demo" ? "test" : mode, demo_seed: mode === "demo" ? 1 : null })
      .where("id", "=", companyId)
      .execute(),
  )
}

/** Gives the company a mail account on a server of this machine. */
export async function setMailServer(db: Db, companyId: CompanyId, port: number): Promise<void> {
  const smtp = { host: "127.0.0.1", port, security: "none", user: null } as const
  await inCompany(db, companyId, (tx) =>
    saveMailAccount(
      tx,
      {
        fromName: "Menuiserie Tanguy",
        fromEmail: "compta@menuiserie-tanguy.test",
        replyTo: null,
        smtp,
        imap: null,
      },
      testBox,
      author(),
    ),
  )
}

let customerNumber = 0

/** A customer with one contact and one overdue invoice of 120,00 €. */
export async function lateCustomer(
  db: Db,
  companyId: CompanyId,
  email = `compta-${++customerNumber}@client.test`,
): Promise<{ customerId: string; invoiceId: string; email: string }> {
  return inCompany(db, companyId, async (tx) => {
    const n = ++customerNumber
    const { id: customerId } = await tx
      .insertInto("ledger.customer")
      .values({ company_id: companyId, code: `411C${n}`, name: `Client ${n}` })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("ledger.contact")
      .values({ company_id: companyId, customer_id: customerId, email })
      .execute()
    const { id: invoiceId } = await tx
      .insertInto("ledger.invoice")
      .values({
        company_id: companyId,
        customer_id: customerId,
        number: `F-${n}`,
        issued_on: day("2026-01-12"),
        gross_cents: 12_000,
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("ledger.instalment")
      .values({
        company_id: companyId,
        invoice_id: invoiceId,
        customer_id: customerId,
        issued_on: day("2026-01-12"),
        due_on: day("2026-02-11"),
        amount_cents: 12_000,
        open_cents: 12_000,
      })
      .execute()
    return { customerId, invoiceId, email }
  })
}

/** The friendly e-mail that the plan asks for on 3 March 2026 for such a customer. */
export function draft(
  customer: { readonly customerId: string; readonly invoiceId: string; readonly email: string | null },
  changes: Partial<MessageDraft> = {},
): MessageDraft {
  return {
    customerId: customer.customerId,
    contactId: null,
    mode: "live",
    stepKey: "friendly-email",
    turn: `${customer.invoiceId}/1`,
    channel: "email",
    tone: 1,
    templateKey: "friendly-email",
    language: "fr",
    scenarioVersion: 1,
    plannedOn: day("2026-03-03"),
    recipient: customer.email,
    subject: "Votre facture du 12 janvier",
    textBody: "Bonjour,\n\nSauf erreur de notre part, 120,00 € restent à régler.",
    amountCents: 12_000,
    currency: "EUR",
    items: [{ invoiceId: customer.invoiceId, seq: 1, openCents: 12_000, covered: true }],
    factsSha256: createHash("sha256").update("120,00 due").digest(),
    needsApproval: false,
    ...changes,
  }
}

/** Prepares and approves these drafts; returns the identifiers of the messages. */
export async function approved(
  db: Db,
  companyId: CompanyId,
  drafts: readonly MessageDraft[],
  by: Author = author(),
): Promise<string[]> {
  if (drafts.some(({ mode, channel }) => mode !== "demo" && channel === "email")) {
    // Nobody answers on port 9: a test that sends brings a server of its own.
    const account = await inCompany(db, companyId, readMailAccount)
    if (!account) await setMailServer(db, companyId, 9)
  }
  return inCompany(db, companyId, async (tx) => {
    const { prepared } = await prepareMessages(tx, drafts, by)
    const { refused } = await approveMessages(tx, prepared, by)
    if (refused[0]) throw refused[0].refusal
    return [...prepared]
  })
}

/** Where every message of the company stands, by identifier. */
export async function statesOf(db: Db, companyId: CompanyId): Promise<Map<string, MessageState>> {
  const rows = await inCompany(db, companyId, (tx) =>
    tx.selectFrom("delivery.message").select(["id", "state"]).where("company_id", "=", companyId).execute(),
  )
  return new Map(rows.map((row) => [row.id, row.state as MessageState]))
}
