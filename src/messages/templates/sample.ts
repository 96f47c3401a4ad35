import { addDays, type Day, day, daysBetween } from "../../kernel/day.ts"
import { isAgreedStep } from "../../policy/agreed-steps.ts"
import type { Channel } from "../../policy/scenario.ts"
import type { Creditor, CustomerKind, MessageInput, MessageItem } from "../message-input.ts"
import { paymentReference } from "../payment/creditor-reference.ts"
import type { Formality } from "../words/message-words.ts"
import { sampleAgreed } from "./sample-agreed.ts"
import type { TemplateKey } from "./template.ts"

/** An invented creditor; its IBAN is the example of the French banks' own documentation. */
const CREDITOR: Creditor = {
  name: "Menuiserie Tanguy",
  legalForm: "SARL",
  siren: "732829320",
  registryCity: "Quimper",
  address: { lines: ["12 rue du Port"], postalCode: "29000", city: "Quimper", country: "FR" },
  email: "compta@menuiserie-tanguy.example",
  phone: "02 98 00 00 00",
  iban: "FR7630001007941234567890185",
  bic: "BDFEFRPP",
  signatoryName: "Claire Tanguy",
  signatoryTitle: "Gérante",
}

const TODAY = day("2026-03-24")

const CUSTOMERS: Record<CustomerKind, string> = {
  professional: "Boulangerie Le Gall",
  consumer: "Yann Kerbrat",
  public: "Commune de Plouhinec",
}

const CHANNELS: Partial<Record<TemplateKey, Channel>> = {
  "formal-notice": "registered-letter",
  "public-claim": "registered-letter",
  "phone-call": "phone",
  "ask-salesperson": "task",
  "sms-reminder": "sms",
}

const item = (number: string, dueOn: Day, amountCents: number, settledCents = 0): MessageItem => {
  const daysLate = Math.max(0, daysBetween(dueOn, TODAY))
  return {
    invoiceId: number,
    seq: 1,
    number,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    amountCents,
    openCents: amountCents - settledCents,
    chasedCents: amountCents - settledCents,
    currency: "EUR",
    daysLate,
    isDue: daysLate > 0,
    role: daysLate > 0 ? "lead" : "not-due",
  }
}

const AHEAD = [item("F-2026-031", day("2026-03-31"), 1_450_00), item("F-2026-034", day("2026-04-07"), 620_50)]
const LATE = [
  item("F-2026-012", day("2026-02-28"), 1_260_00, 760_00),
  item("F-2026-019", day("2026-03-11"), 384_90),
  item("F-2026-034", day("2026-04-07"), 620_50),
]

/** What the example message of a template is about. */
export interface SampleChoice {
  readonly kind?: CustomerKind
  readonly many?: boolean
  /** Leaves out all that a message may lack: contact, phone, IBAN, earlier steps. */
  readonly bare?: boolean
}

/** An invented message input, on which a template can be tried without a customer. */
export function sampleInput(
  key: TemplateKey,
  { kind = "professional", many = true, bare = false }: SampleChoice = {},
): MessageInput {
  const all = key === "courtesy-before" ? AHEAD : isAgreedStep(key) && key !== "thanks" ? [] : LATE
  const items = many ? all : all.slice(0, 1)
  const asked = items.filter((i) => i.isDue || key === "courtesy-before")
  const creditor = bare
    ? { ...CREDITOR, phone: null, email: null, iban: null, bic: null, signatoryName: null }
    : CREDITOR
  return {
    company: creditor,
    customer: {
      code: "411LEGALL",
      name: CUSTOMERS[kind],
      kind,
      language: "fr",
      address: { lines: ["3 place de l’Église"], postalCode: "29780", city: "Plouhinec", country: "FR" },
    },
    contact: bare ? null : { name: "Anne Le Gall", email: "anne@legall.example", phone: "02 98 11 11 11" },
    today: TODAY,
    stepKey: key,
    tone: "friendly",
    channel: CHANNELS[key] ?? "email",
    items,
    amountCents: asked.reduce((sum, i) => sum + i.chasedCents, 0),
    currency: "EUR",
    paymentReference: paymentReference(
      "411LEGALL",
      asked.map((i) => i.number),
    ),
    ...sampleAgreed(key, bare),
    promise:
      key === "promise-broken" || key === "promise-confirmed"
        ? { madeOn: day("2026-03-10"), promisedFor: day("2026-03-20"), amountCents: bare ? null : 500_00 }
        : null,
    firstSent:
      key === "resend-invoice" && !bare ? { on: day("2026-03-03"), to: "anne@legall.example" } : null,
    corrects:
      key === "corrected-invoice" ? { number: "F-2026-011", creditNote: bare ? null : "A-2026-004" } : null,
    ...(key === "resend-invoice" && !bare && { orderReference: "BC-4711", enclosesInvoices: true }),
    payment: key === "thanks" ? { receivedOn: day("2026-03-23"), amountCents: 760_00 } : null,
    previous: bare
      ? []
      : [
          { channel: "email", happenedOn: day("2026-03-03"), stepKey: "friendly-email" },
          { channel: "phone", happenedOn: day("2026-03-10"), stepKey: "phone-call" },
        ],
  }
}

/** Every shape of message that a template must be able to write; a familiar one never goes to a public body. */
export function sampleInputs(key: TemplateKey, formality: Formality = "formal"): MessageInput[] {
  const kinds: CustomerKind[] = ["professional", "consumer"]
  if (formality === "formal") kinds.push("public")
  return kinds.flatMap((kind) =>
    [true, false].flatMap((many) => [true, false].map((bare) => sampleInput(key, { kind, many, bare }))),
  )
}
