import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import { amountWords, countWords, dayWords, type Language } from "../../../kernel/wording.ts"
import type { ComposedMessage } from "../../../messages/compose.ts"
import { stepLabel } from "../../../policy/step-words.ts"
import type { ListedItem } from "../../views/today/list.ts"
import { colleagueLetter, type Line, type Part } from "../mails/letter.ts"
import type { MoneyLine, ReceivedLine, SentLine } from "./yesterday/store.ts"

/** All that a morning by mail is made of. */
export interface Digest {
  readonly language: Language
  readonly name: string
  readonly companyName: string
  readonly isTest: boolean
  readonly on: Day
  /** The first of the days that are looked back on: Friday, on a Monday. */
  readonly since: Day
  readonly sent: readonly SentLine[]
  readonly received: readonly ReceivedLine[]
  readonly paid: readonly MoneyLine[]
  readonly waiting: readonly ListedItem[]
  /** The address of a page of this company. */
  readonly linkTo: (path: string) => string
}

const MOST_LINES = 8

/** The morning by mail, for those who never sign in: what left, what came in, money, what waits for them. */
export function digestLetter(digest: Digest): ComposedMessage {
  const { language, waiting, paid, sent, received, linkTo } = digest
  const w = WORDS[language]
  const promises = waiting.filter(({ kind }) => kind === "promise" || kind === "instalment")
  const others = waiting.filter(({ kind }) => kind !== "promise" && kind !== "instalment")
  const amount = (cents: Cents, currency: string) => amountWords(cents, currency, language)
  const item = (one: ListedItem): Line => ({
    text: [one.customerName, one.sentence[language], one.moneyCents && amount(one.moneyCents, one.currency)]
      .filter(Boolean)
      .join(", "),
    href: linkTo(one.link ?? "/"),
  })
  const parts: Part[] = [
    {
      kind: "text",
      text: `${w.hello(digest.name)}\n${w.lead(digest.companyName, dayWords(digest.on, language))}`,
    },
    ...(digest.isTest ? [{ kind: "text" as const, text: w.test }] : []),
    ...list(w.waiting(others.length), others.map(item), w.more),
    ...list(w.promises(promises.length), promises.map(item), w.more),
    ...list(
      w.received(received.length),
      received.map((one) => ({
        text: `${one.customerName}\u00a0: ${shortened(one.summary)}`,
        href: linkTo(`/clients/${one.customerId}`),
      })),
      w.more,
    ),
    ...list(
      w.paid(totals(paid, language)),
      paid.map((one) => ({ text: `${one.customerName}, ${amount(one.amountCents, one.currency)}` })),
      w.more,
    ),
    ...list(
      w.sent(sent.length),
      sent.map((one) => ({
        text: `${one.customerName}, ${stepLabel(one.stepKey)[language]}, ${amount(one.amountCents, one.currency)}`,
      })),
      w.more,
    ),
    ...(isQuiet(digest) ? [{ kind: "text" as const, text: w.quiet }] : []),
    { kind: "button", text: w.open, href: linkTo("/") },
    { kind: "text", text: `${w.settings}\n${linkTo("/reglages/personnes")}` },
  ]
  return colleagueLetter(language, w.subject(digest.companyName, waiting.length), parts)
}

const isQuiet = ({ waiting, paid, sent, received }: Digest): boolean =>
  waiting.length + paid.length + sent.length + received.length === 0

function list(title: string, lines: readonly Line[], more: (n: number) => string): Part[] {
  if (lines.length === 0) return []
  const rest = lines.length - MOST_LINES
  const shown = [...lines.slice(0, MOST_LINES), ...(rest > 0 ? [{ text: more(rest) }] : [])]
  return [{ kind: "list", title, lines: shown }]
}

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text)

/** "1 234,56 €, 500,00 USD": one sum for each currency. */
function totals(lines: readonly MoneyLine[], language: Language): string {
  const sums = new Map<string, Cents>()
  for (const { currency, amountCents } of lines) sums.set(currency, (sums.get(currency) ?? 0) + amountCents)
  return [...sums].map(([currency, sum]) => amountWords(sum, currency, language)).join(", ")
}

const WORDS = {
  fr: {
    subject: (company: string, n: number) =>
      n === 0
        ? `${company}\u00a0: rien ne vous attend ce matin`
        : `${company}\u00a0: ${countWords(n, "chose vous attend", "choses vous attendent", "fr")}`,
    hello: (name: string) => `Bonjour ${name},`,
    lead: (company: string, on: string) => `Voici où en est ${company} ce matin, le ${on}.`,
    test: "L’entreprise est en mode test\u00a0: aucun client n’a rien reçu.",
    waiting: (n: number) => `Ce qui vous attend (${n})`,
    promises: (n: number) => `Promesses et échéances à vérifier (${n})`,
    received: (n: number) => `Ce qui est arrivé (${n})`,
    paid: (total: string) => `Argent reçu\u00a0: ${total}`,
    sent: (n: number) => `Ce qui est parti chez les clients (${n})`,
    more: (n: number) => `et ${n} de plus`,
    quiet: "Rien n’est parti, rien n’est arrivé, rien ne vous attend.",
    open: "Ouvrir ma journée",
    settings: "Pour ne plus recevoir ce message, ou à une autre heure\u00a0:",
  },
  en: {
    subject: (company: string, n: number) =>
      n === 0
        ? `${company}: nothing waits for you this morning`
        : `${company}: ${countWords(n, "thing waits", "things wait", "en")} for you`,
    hello: (name: string) => `Good morning ${name},`,
    lead: (company: string, on: string) => `This is where ${company} stands this morning, ${on}.`,
    test: "The company is in test mode: no customer has received anything.",
    waiting: (n: number) => `What waits for you (${n})`,
    promises: (n: number) => `Promises and instalments to check (${n})`,
    received: (n: number) => `What came in (${n})`,
    paid: (total: string) => `Money received: ${total}`,
    sent: (n: number) => `What left to customers (${n})`,
    more: (n: number) => `and ${n} more`,
    quiet: "Nothing left, nothing came in, nothing waits for you.",
    open: "Open my day",
    settings: "To stop receiving this message, or at another hour:",
  },
}
