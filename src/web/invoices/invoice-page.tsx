import { Link, useParams } from "@tanstack/react-router"
import { daysBetween } from "../../kernel/day.ts"
import { useCompanyRead } from "../api/hooks.ts"
import type { Customer, Invoice } from "../api/shapes/ledger.ts"
import { CreditRow } from "../customers/credits.tsx"
import { CustomerActs } from "../customers/customer-acts.tsx"
import { InvoiceLimit } from "../limitation/invoice-limit.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import { Hint } from "../parts/hint.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { Penalties } from "../penalties/penalties.tsx"
import { CommentsPanel } from "../team/comments-panel.tsx"
import { Timeline } from "../timeline/timeline.tsx"
import { useToday } from "../today/use-today.ts"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"
import { InvoiceDocument } from "./invoice-document.tsx"
import { InvoiceStanding } from "./invoice-table.tsx"

/** One invoice: when it falls due, what was paid on it, why it is chased or not, its history. */
export function InvoicePage() {
  const { invoiceId } = useParams({ from: "/shell/factures/$invoiceId" })
  const invoice = useCompanyRead<Invoice>(`/invoices/${invoiceId}`)
  return <Reading of={invoice}>{(value) => <Content invoice={value} />}</Reading>
}

function Content({ invoice }: { invoice: Invoice }) {
  const words = useWords()
  const w = words.invoices
  return (
    <>
      <PageHead
        title={`${w.number} ${invoice.number}`}
        lead={
          <Link
            to="/clients/$customerId"
            params={{ customerId: invoice.customerId }}
            className="font-medium text-accent underline-offset-4 hover:underline"
          >
            {invoice.customerName}
          </Link>
        }
        actions={
          <CustomerActs
            customer={{ id: invoice.customerId, name: invoice.customerName }}
            invoiceId={invoice.id}
          />
        }
      />
      <div className="space-y-5">
        <Amounts invoice={invoice} />
        <WhyChased invoice={invoice} />
        <Instalments invoice={invoice} />
        <InvoiceLimit invoiceId={invoice.id} />
        <InvoiceDocument invoiceId={invoice.id} />
        <CommentsPanel customerId={invoice.customerId} invoiceId={invoice.id} />
        <Panel flush title={w.credits}>
          {invoice.credits.length === 0 && <p className="border-t px-5 py-4 text-soft">{w.creditsNone}</p>}
          <ul className="divide-y border-t empty:hidden">
            {invoice.credits.map((credit) => (
              <CreditRow key={credit.id} credit={credit} />
            ))}
          </ul>
        </Panel>
        {invoice.kind !== "penalties" && (
          <Penalties
            customerId={invoice.customerId}
            customerName={invoice.customerName}
            invoiceId={invoice.id}
          />
        )}
        <Panel title={words.customers.timeline}>
          <Timeline path={`/invoices/${invoice.id}/timeline`} />
        </Panel>
      </div>
    </>
  )
}

function Amounts({ invoice }: { invoice: Invoice }) {
  const words = useWords().invoices
  const openCents = invoice.instalments.reduce((sum, one) => sum + one.openCents, 0)
  const rows = [
    [words.gross, invoice.grossCents],
    [words.openAmount, openCents],
    [words.net, invoice.netCents],
    [words.vat, invoice.vatCents],
  ] as const
  return (
    <dl className="grid grid-cols-2 gap-x-10 gap-y-3 rounded-2xl border bg-panel px-5 py-4 shadow-panel sm:flex sm:flex-wrap">
      {rows.map(
        ([label, cents]) =>
          cents !== null &&
          cents !== undefined && (
            <div key={label}>
              <dt className="text-sm text-soft">{label}</dt>
              <dd className="text-xl font-semibold">
                <Money cents={cents} currency={invoice.currency} />
              </dd>
            </div>
          ),
      )}
      <div>
        <dt className="text-sm text-soft">{words.issued}</dt>
        <dd className="text-xl">
          <DayText on={invoice.issuedOn} />
        </dd>
      </div>
      {invoice.orderReference && (
        <div>
          <dt className="text-sm text-soft">{words.orderReference}</dt>
          <dd className="text-xl">{invoice.orderReference}</dd>
        </div>
      )}
    </dl>
  )
}

/** The sentence of the plan about this very invoice. */
function WhyChased({ invoice }: { invoice: Invoice }) {
  const words = useWords().invoices
  const { language } = useLanguage()
  const customer = useCompanyRead<Customer>(`/customers/${invoice.customerId}`)
  const items = customer.data?.decision?.items.filter(({ invoiceId }) => invoiceId === invoice.id) ?? []
  if (items.length === 0) return null
  return (
    <Panel title={words.whyNot}>
      {items.map((item) => (
        <p key={item.seq}>{item.sentence[language]}</p>
      ))}
    </Panel>
  )
}

function Instalments({ invoice }: { invoice: Invoice }) {
  const words = useWords().invoices
  const days = useDayWords()
  const today = useToday()
  return (
    <Panel
      flush
      title={
        <>
          {words.instalments} {invoice.dueIsComputed && <Hint>{words.dueComputedHint}</Hint>}
        </>
      }
    >
      <ul className="divide-y border-t">
        {invoice.instalments.map((one) => (
          <li key={one.seq} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3">
            <span className="min-w-0 flex-1 basis-52">
              {words.due} <DayText on={one.dueOn} className="font-medium" />
              {one.agreedDueOn && (
                <span className="text-soft"> · {words.agreedDue(days(one.agreedDueOn))}</span>
              )}
            </span>
            {today && (
              <InvoiceStanding
                row={{ openCents: one.openCents, daysLate: daysBetween(one.agreedDueOn ?? one.dueOn, today) }}
              />
            )}
            <Money
              cents={one.openCents}
              currency={invoice.currency}
              className="min-w-28 text-right font-semibold"
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
