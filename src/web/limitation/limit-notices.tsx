import { Link } from "@tanstack/react-router"
import { parsePaymentTerms } from "../../kernel/payment-terms.ts"
import { checkTerms } from "../../law/terms.ts"
import { termsContextOf } from "../../ledger/law-settings/law-settings.ts"
import { useCompanyRead } from "../api/hooks.ts"
import type { Customer } from "../api/shapes/ledger.ts"
import type { LawSettings, Limits } from "../api/shapes/limitation.ts"
import { buttonClass } from "../parts/button.tsx"
import { Notice } from "../parts/notice.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"

const FEW = 3

/** On the page of the day: invoices with less than six months left. Nothing when there are none. */
export function TodayLimits() {
  const words = useWords().limitation
  const limits = useCompanyRead<Limits>("/limitations", { query: { within: "6" } }).data
  if (!limits || limits.total === 0) return null
  return (
    <Notice
      kind="wait"
      title={words.todayTitle(limits.total)}
      action={
        <Link to="/prescription" className={buttonClass("plain", true)}>
          {words.seeAll}
        </Link>
      }
    >
      <p>{words.todayText}</p>
      <LimitLines limits={limits} withCustomer />
    </Notice>
  )
}

/** On the page of a customer: its invoices that are near their limit, or past it. */
export function CustomerLimits({ customerId }: { customerId: string }) {
  const words = useWords().limitation
  const limits = useCompanyRead<Limits>("/limitations", { query: { within: "all", customerId } }).data
  if (!limits || limits.total === 0) return null
  const isPressing = limits.items.some(({ warning }) => warning === "over" || (warning ?? 12) <= 3)
  return (
    <Notice kind={isPressing ? "late" : "wait"} title={words.customerTitle(limits.total)}>
      <LimitLines limits={limits} />
    </Notice>
  )
}

function LimitLines({ limits, withCustomer }: { limits: Limits; withCustomer?: boolean }) {
  const words = useWords().limitation
  const days = useDayWords()
  return (
    <ul className="mt-1 space-y-1">
      {limits.items.slice(0, FEW).map((line) => (
        <li key={line.invoiceId} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Link
            to="/factures/$invoiceId"
            params={{ invoiceId: line.invoiceId }}
            className="underline-offset-4 hover:underline"
          >
            {withCustomer && `${line.customerName} · `}
            {words.onInvoice(line.number, days(line.lastSafeOn))}
          </Link>
          <span className="text-soft">
            {line.warning === "over" ? words.past : words.daysLeft(line.daysLeft)}
          </span>
        </li>
      ))}
      {limits.total > FEW && !withCustomer && (
        <li>
          <Link to="/prescription" className="font-medium text-accent underline-offset-4 hover:underline">
            {words.seeAll} ({limits.total})
          </Link>
        </li>
      )}
    </ul>
  )
}

/** On the page of a customer: terms that are longer than the law allows, with the article. */
export function TermsWarning({ customer }: { customer: Customer }) {
  const words = useWords().limitation
  const { language } = useLanguage()
  const settings = useCompanyRead<LawSettings>("/law-settings").data
  const terms = customer.paymentTerms ? parsePaymentTerms(customer.paymentTerms) : null
  if (!terms || !settings) return null
  const check = checkTerms(terms, termsContextOf(customer.kind, settings))
  if (check.legal) return null
  return (
    <Notice kind="wait" title={words.illegalTerms}>
      {check.sentence[language]}
    </Notice>
  )
}
