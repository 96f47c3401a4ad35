import { recordBounced } from "../../delivery/bounces/workflows.ts"
import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { markBounced } from "../../ledger/contacts/store.ts"
import { existingCustomer } from "../../ledger/customers/workflows.ts"
import { record } from "../../ledger/journal/store.ts"
import { openTask } from "../../ledger/tasks/store.ts"
import type { Bounce } from "../bounces/bounce.ts"
import { companyLanguage } from "../intake/store.ts"
import { bounceTaskTitle, REFUSES_MAIL, unsubscribeTaskTitle, type WayOut } from "./words.ts"

/** A mail that did not arrive: whose it was, and which message of ours when it is known. */
export interface Setback {
  readonly customerId: string
  readonly messageId: string | null
}

/**
 * Writes what follows from a bounce. A dead address is marked, its message no longer counts as sent,
 * and a task proposes another contact or a letter. What the server gave up on for another reason is a
 * task; what is only delayed needs nobody yet.
 */
export async function recordBounce(
  tx: CompanyTx,
  bounce: Bounce,
  { customerId, messageId }: Setback,
  by: Author,
): Promise<void> {
  const { kind, recipient, diagnostic, status } = bounce
  if (kind === "delayed") return
  const answer = (diagnostic ?? status ?? kind).slice(0, 1_000)
  const isDead = kind === "permanent" && recipient !== null
  if (isDead) {
    const marked = await markBounced(tx, {
      ...{ customerId, email: recipient, bouncedOn: by.today, reason: answer },
    })
    const came = messageId !== null && (await recordBounced(tx, messageId, answer, by))
    if (marked === 0 && !came) return
  }
  const way = isDead ? await wayOut(tx, customerId) : null
  await openTask(tx, {
    kind: isDead ? "wrong-address" : "other",
    title: bounceTaskTitle(kind, recipient, way, await companyLanguage(tx)),
    ...{ customerId, messageId, createdOn: by.today, dueOn: by.today },
  })
  if (isDead) await journalBounce(tx, { customerId, messageId }, { email: recipient, answer }, by)
}

/**
 * Somebody asked not to be written to, or reported our mail as unwanted: the address is not used any
 * more, and a task says how the customer can still be reached.
 */
export async function respectRefusal(
  tx: CompanyTx,
  address: string,
  { customerId, messageId }: Setback,
  by: Author,
): Promise<void> {
  const language = await companyLanguage(tx)
  const reason = REFUSES_MAIL[language]
  const marked = await markBounced(tx, { customerId, email: address, bouncedOn: by.today, reason })
  if (marked === 0) return
  await openTask(tx, {
    kind: "wrong-address",
    title: unsubscribeTaskTitle(address, await wayOut(tx, customerId), language),
    ...{ customerId, messageId, createdOn: by.today, dueOn: by.today },
  })
  await journalBounce(tx, { customerId, messageId }, { email: address, answer: reason }, by)
}

/** Who else can be written to: another contact whose address works, or the postal address. */
async function wayOut(tx: CompanyTx, customerId: string): Promise<WayOut> {
  const customer = await existingCustomer(tx, customerId)
  const other = customer.contacts.find((contact) => contact.email !== null && contact.bouncedOn === null)
  if (other?.email) return { kind: "contact", name: other.name, email: other.email }
  const hasAddress =
    customer.addressLines.length > 0 && customer.postalCode !== null && customer.city !== null
  return { kind: hasAddress ? "letter" : "none" }
}

async function journalBounce(
  tx: CompanyTx,
  { customerId, messageId }: Setback,
  payload: { readonly email: string; readonly answer: string },
  by: Author,
): Promise<void> {
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, customerId },
      ...{ kind: "contact.bounced", messageId, payload },
    },
  ])
}
