import { expect, test } from "vitest"
import { day } from "../../kernel/day.ts"
import type { Happening } from "./happening.ts"
import { hasWords, timelineEntry } from "./words.ts"

const happening = (kind: string, details: Record<string, unknown> = {}, actor = "user:marie"): Happening => ({
  ...{ on: day("2026-03-03"), at: null, key: "x", kind, actor, invoiceId: null, messageId: null },
  details,
})

const KINDS = [
  ...["prepared", "approved", "edited", "cancelled", "held", "sent", "failed", "unknown", "resolved"].map(
    (kind) => `message.${kind}`,
  ),
  ...["message.delivery-state", "message.proof-kept", "message.receipt-kept", "consent.recorded"],
  ...["contact.bounced", "promise.recorded", "promise.withdrawn", "dispute.opened", "dispute.closed"],
  ...[
    "hold.placed",
    "hold.lifted",
    "reply.received",
    "reply.handled",
    "note.written",
    "task.opened",
    "task.done",
    "call.recorded",
    "contact.replaced",
    "invoice.corrected",
    "invoice.order-reference-set",
    "call.undone",
  ],
  ...["limitation.event-recorded", "limitation.event-cancelled", "limitation.basis-set"],
  ...["payment.recorded", "payment.cancelled", "credit.allocated", "invoice.issued", "credit-note.recorded"],
  ...["billed", "bill-cancelled", "waived", "waiver-withdrawn", "settings-changed"].map(
    (kind) => `penalties.${kind}`,
  ),
]

test.each(KINDS)("%s has words of its own, also when its content was erased", (kind) => {
  expect(hasWords(kind)).toBe(true)
  const { title } = timelineEntry(happening(kind))
  expect(title.fr).toMatch(/^[A-ZÀ-Ý]/)
  expect(`${title.fr} ${title.en}`).not.toMatch(/undefined|null/)
})

test("a kind that nobody foresaw is shown rather than hidden", () => {
  expect(timelineEntry(happening("portal.opened")).title.fr).toBe("Fait noté (portal.opened)")
})

test.each([
  ["message.sent", "worker", "us"],
  ["message.cancelled", "worker", "system"],
  ["message.cancelled", "user:marie", "us"],
  ["message.unknown", "worker", "system"],
  ["reply.received", "user:marie", "debtor"],
  ["payment.recorded", "user:marie", "ledger"],
  ["note.written", "user:marie", "us"],
])("%s by %s stands on the side %s", (kind, actor, side) => {
  expect(timelineEntry(happening(kind, {}, actor)).side).toBe(side)
})

test("a letter that was posted shows its deposit number, a held message its reason", () => {
  const posted = timelineEntry(
    happening("message.sent", { stepKey: "formal-notice", via: "post", depositNumber: "1A 123" }),
  )
  expect(posted.title.fr).toBe("Courrier posté\u00a0: Mise en demeure")
  expect(posted.detail?.fr).toBe("Numéro de dépôt\u00a0: 1A 123")
  const sentence = { fr: "Réglé depuis.", en: "Paid since." }
  expect(timelineEntry(happening("message.held", { stepKey: "firm-email", sentence })).detail).toEqual(
    sentence,
  )
})
