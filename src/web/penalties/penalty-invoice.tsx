import { Link } from "@tanstack/react-router"
import { ChevronRight } from "lucide-react"
import type { PenaltyInvoice } from "../api/shapes/penalties.ts"
import { DayText, Money } from "../parts/figures.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"

/** One late invoice: what it adds up to, and the lines behind when somebody wants to see them. */
export function PenaltyInvoiceRow({ invoice }: { invoice: PenaltyInvoice }) {
  const words = useWords().penalties
  const days = useDayWords()
  const { currency } = invoice
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          <Link
            to="/factures/$invoiceId"
            params={{ invoiceId: invoice.invoiceId }}
            className="font-medium underline-offset-4 hover:underline"
          >
            {invoice.number}
          </Link>
          <span className="text-soft">
            {" "}
            · {words.dueOn(days(invoice.dueOn))} · {words.late(invoice.daysLate)}
            {invoice.principalCents === 0 && ` · ${words.settled}`}
          </span>
        </div>
        <span className="font-semibold">
          <Money cents={invoice.claimInterestCents + invoice.claimIndemnityCents} currency={currency} />
        </span>
      </div>
      <details className="group mt-1">
        <summary className="inline-flex cursor-pointer items-center gap-1 text-sm text-accent">
          <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden />
          {words.lines}
        </summary>
        <div className="mt-2 overflow-x-auto">
          <Lines invoice={invoice} />
          <Sums invoice={invoice} />
        </div>
      </details>
    </li>
  )
}

/** What the lines of an invoice add up to, less what was billed and let go. */
function Sums({ invoice }: { invoice: PenaltyInvoice }) {
  const words = useWords().penalties
  const { currency } = invoice
  const billed = invoice.billedInterestCents + invoice.billedIndemnityCents
  const waived = invoice.waivedInterestCents + invoice.waivedIndemnityCents
  const sums = [
    [words.invoiceInterest, invoice.interestCents],
    [words.invoiceIndemnity, invoice.indemnityCents],
    [words.billed, -billed],
    [words.waived, -waived],
  ] as const
  return (
    <dl className="mt-2 space-y-1 text-sm">
      {sums.map(
        ([label, cents]) =>
          cents !== 0 && (
            <div key={label} className="flex justify-between gap-4">
              <dt className="text-soft">{label}</dt>
              <dd>
                <Money cents={cents} currency={currency} />
              </dd>
            </div>
          ),
      )}
      <div className="flex justify-between gap-4 font-semibold">
        <dt>{words.claim}</dt>
        <dd>
          <Money cents={invoice.claimInterestCents + invoice.claimIndemnityCents} currency={currency} />
        </dd>
      </div>
    </dl>
  )
}

function Lines({ invoice }: { invoice: PenaltyInvoice }) {
  const words = useWords().penalties
  const { language } = useLanguage()
  if (invoice.segments.length === 0) return null
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-faint">
          {[words.from, words.to, words.days, words.base, words.rate, words.amount].map((head, index) => (
            <th key={head} scope="col" className={`py-1 pr-3 font-medium ${index > 1 ? "text-right" : ""}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {invoice.segments.map((one) => (
          <tr
            key={`${one.from} ${one.baseCents}`}
            className="border-t align-top"
            title={one.source[language]}
          >
            <td className="py-1 pr-3 whitespace-nowrap">
              <DayText on={one.from as never} />
            </td>
            <td className="py-1 pr-3 whitespace-nowrap">
              <DayText on={one.to as never} />
            </td>
            <td className="figure py-1 pr-3 text-right">{one.days}</td>
            <td className="py-1 pr-3 text-right">
              <Money cents={one.baseCents} currency={invoice.currency} />
            </td>
            <td className="figure py-1 pr-3 text-right whitespace-nowrap">
              {language === "fr" ? one.ratePct.replace(".", ",") : one.ratePct}
              {language === "fr" ? "\u00a0%" : "%"}
            </td>
            <td className="py-1 text-right">
              <Money cents={one.amountCents} currency={invoice.currency} />
            </td>
          </tr>
        ))}
        <tr>
          <td colSpan={6} className="pt-1 text-faint">
            {[...new Set(invoice.segments.map((one) => one.source[language]))].map((source) => (
              <p key={source}>{source}</p>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  )
}
