import { type Day, weekday } from "../../kernel/day.ts"
import type { MessageLanguage } from "../../kernel/wording.ts"
import { workingCalendar } from "../../law/calendar.ts"
import { type DocumentKind, LINT_CHANNELS } from "../../law/lint/document.ts"
import type { LintFacts, SenderFacts } from "../../law/lint/facts.ts"
import type { Creditor, MessageInput } from "../message-input.ts"

/** What the legal check knows of a message: all that the message itself was written from. */
export function lintFacts(input: MessageInput, document: DocumentKind, language: MessageLanguage): LintFacts {
  const { company, customer, contact, today, penalties } = input
  const channel = LINT_CHANNELS.find((known) => known === input.channel)
  return {
    ...{ document, debtor: customer.kind, language, on: today, isRestDay: isRestDay(today) },
    ...(channel && { channel }),
    names: [customer.name, contact?.name ?? "", company.name, company.signatoryName ?? ""].concat(
      company.address.lines,
    ),
    sender: senderFacts(company),
    invoices: input.items
      .filter(({ isDue }) => isDue)
      .map(({ number, issuedOn, dueOn, openCents, chasedCents }) => ({
        ...{ number, issuedOn, dueOn, openCents, askedCents: chasedCents },
      })),
    accessories: penalties
      ? {
          penaltiesCents: penalties.penaltiesCents,
          indemnityCents: penalties.indemnityCents,
          throughOn: penalties.throughOn,
        }
      : null,
  }
}

/** A Sunday, or a public holiday of the whole country. */
const isRestDay = (on: Day): boolean =>
  weekday(on) === 7 || (weekday(on) <= 5 && !workingCalendar("FR").isOpen(on))

function senderFacts(company: Creditor): SenderFacts {
  const { name, legalForm, siren, registryCity, shareCapital, address } = company
  return {
    ...{ name, legalForm, siren, registryCity },
    ...(shareCapital !== undefined && { shareCapital }),
    hasAddress: address.lines.some((line) => line.trim() !== "") && Boolean(address.city?.trim()),
    hasContact: Boolean(company.phone?.trim() || company.email?.trim()),
  }
}
