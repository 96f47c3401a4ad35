import type { Cents } from "../../kernel/cents.ts"
import { type Day, daysBetween } from "../../kernel/day.ts"
import { amountWords, dayWords, type MessageLanguage } from "../../kernel/wording.ts"
import type { Creditor, Debtor } from "../message-input.ts"
import { legalLine, postalLines, townLine } from "../postal-address.ts"
import { plainLine } from "../prose.ts"
import { WORDS } from "../words/words.ts"

/** One line of an account: an instalment that is open, or below zero a credit that nothing took up yet. */
export interface AccountLine {
  readonly number: string
  readonly issuedOn: Day
  /** Null for a credit. */
  readonly dueOn: Day | null
  readonly amountCents: Cents
  readonly openCents: Cents
  readonly currency: string
}

/** The tables of a statement of account, all in words: pages behind a letter, or a document of its own. */
export interface AccountTables {
  readonly title: string
  readonly lead: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly sums: readonly { readonly label: string; readonly amount: string; readonly isStrong: boolean }[]
  readonly none: string
}

/** A statement of account as plain values: the typesetter only lays them out. */
export interface AccountDocument extends AccountTables {
  readonly language: MessageLanguage
  readonly on: Day
  readonly sender: readonly string[]
  readonly recipient: readonly string[]
  readonly foot: string
  readonly pageWords: readonly [string, string]
}

/** What a customer owes at the end of a day, line by line, the oldest first, with what is late and what is not. */
export function accountTables(
  lines: readonly AccountLine[],
  on: Day,
  language: MessageLanguage,
): AccountTables {
  const words = WORDS[language].statement
  const { daysLate } = WORDS[language].letter
  const sorted = lines.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return {
    ...{ title: words.title, heads: words.heads, none: words.none },
    lead: words.lead(dayWords(on, language)),
    rows: sorted.map((line) => {
      const late = line.dueOn === null ? 0 : daysBetween(line.dueOn, on)
      const amount = (cents: Cents): string => amountWords(cents, line.currency, language)
      return [
        ...[plainLine(line.number), dayWords(line.issuedOn, language)],
        ...[line.dueOn ? dayWords(line.dueOn, language) : "", late > 0 ? daysLate(late) : ""],
        ...[amount(line.amountCents), amount(line.amountCents - line.openCents), amount(line.openCents)],
      ]
    }),
    sums: [...new Set(sorted.map(({ currency }) => currency))].flatMap((currency) =>
      sumsOf(
        sorted.filter((line) => line.currency === currency),
        on,
        language,
      ),
    ),
  }
}

const keyOf = ({ dueOn, issuedOn, number }: AccountLine): string => `${dueOn ?? issuedOn} ${number}`

function sumsOf(lines: readonly AccountLine[], on: Day, language: MessageLanguage) {
  const words = WORDS[language].statement
  const currency = lines[0]!.currency
  const sum = (some: readonly AccountLine[]): Cents => some.reduce((cents, line) => cents + line.openCents, 0)
  const isLater = ({ dueOn }: AccountLine): boolean => dueOn !== null && dueOn >= on
  const rows: readonly (readonly [string, Cents, boolean])[] = [
    [words.late, sum(lines.filter((line) => !isLater(line))), false],
    [words.notDue, sum(lines.filter(isLater)), false],
    [words.total, sum(lines), true],
  ]
  return rows.map(([label, cents, isStrong]) => ({
    ...{ label, isStrong },
    amount: amountWords(cents, currency, language),
  }))
}

/** A statement of account as a document of its own. */
export function accountDocument(
  lines: readonly AccountLine[],
  { company, customer }: { readonly company: Creditor; readonly customer: Pick<Debtor, "name" | "address"> },
  { language, on }: { readonly language: MessageLanguage; readonly on: Day },
): AccountDocument {
  return {
    ...accountTables(lines, on, language),
    ...{ language, on },
    sender: [company.name, ...company.address.lines, townLine(company.address)]
      .map(plainLine)
      .filter(Boolean),
    recipient: postalLines(customer.name, customer.address),
    foot: legalLine(company, language),
    pageWords: WORDS[language].letter.page,
  }
}
