import { day } from "../src/kernel/day.ts"
import { compose } from "../src/messages/compose.ts"
import type { MessageInput } from "../src/messages/message-input.ts"
import { toMime } from "../src/messages/mime.ts"
import { creditorReference } from "../src/messages/payment/creditor-reference.ts"
import { sampleInput } from "../src/messages/templates/sample.ts"
import { shippedTemplate } from "../src/messages/templates/store.ts"
import type { BenchResult } from "./result.ts"

const MESSAGES = 2_000
/** 200 000 messages an hour on one core. */
const MOST_MS_EACH = 18

/** Writes reminders, each with its own customer, amount and QR code, down to the bytes of the MIME message. */
export async function run(): Promise<BenchResult> {
  await writeMessages(200)
  const started = performance.now()
  const bytes = await writeMessages(MESSAGES)
  const msEach = (performance.now() - started) / MESSAGES
  return {
    name: `${MESSAGES} reminders of three invoices, from the decision to the complete MIME message with its QR code`,
    measures: [
      { what: "one message", value: round(msEach), unit: "ms", limit: MOST_MS_EACH },
      { what: "messages on one core", value: Math.round(3_600_000 / msEach), unit: "per hour" },
      { what: "size of a message", value: round(bytes / MESSAGES / 1_000), unit: "kB" },
    ],
  }
}

async function writeMessages(count: number): Promise<number> {
  const template = shippedTemplate("firm-email", "fr")
  let bytes = 0
  for (let n = 0; n < count; n++) {
    const mime = await toMime(compose(inputOf(n), template), {
      from: { name: "Menuiserie Tanguy", address: "compta@menuiserie-tanguy.example" },
      to: { name: `Client ${n}`, address: `compta@client-${n}.example` },
      messageId: `<${n}@relance.example>`,
      date: new Date("2026-03-24T08:00:00Z"),
    })
    bytes += mime.length
  }
  return bytes
}

function inputOf(n: number): MessageInput {
  const base = sampleInput("firm-email")
  const items = base.items.map((item) => {
    const cents = item.chasedCents + n
    return {
      ...item,
      number: `${item.number}-${n}`,
      amountCents: cents,
      openCents: cents,
      chasedCents: cents,
    }
  })
  const asked = items.filter((item) => item.isDue)
  return {
    ...base,
    today: day("2026-03-24"),
    customer: { ...base.customer, code: `411C${n}`, name: `Client ${n}` },
    items,
    amountCents: asked.reduce((sum, item) => sum + item.chasedCents, 0),
    paymentReference: creditorReference(`411C${n}`)!,
  }
}

const round = (value: number): number => Math.round(value * 100) / 100
