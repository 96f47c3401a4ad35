import { Download, FileText } from "lucide-react"
import { useState } from "react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import { queryText } from "../api/request.ts"
import type { Day } from "../api/shapes/listing.ts"
import type { PenaltyStatement } from "../api/shapes/penalties.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { Money } from "../parts/figures.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { Segments } from "../parts/segments.tsx"
import { useToday } from "../today/use-today.ts"
import { useLanguage, useWords } from "../words/language.tsx"
import { BillDialog } from "./bill-dialog.tsx"
import { PenaltyHistoryPanel } from "./penalty-history.tsx"
import { PenaltyInvoiceRow } from "./penalty-invoice.tsx"
import { WaiveDialog } from "./waive-dialog.tsx"

interface PenaltiesProps {
  readonly customerId: string
  readonly customerName: string
  /** Only this invoice; all late ones of the customer otherwise. */
  readonly invoiceId?: string
}

/** What lateness adds to a customer or to one invoice, on any day: the same figures as on paper. */
export function Penalties({ customerId, customerName, invoiceId }: PenaltiesProps) {
  const words = useWords().penalties
  const today = useToday()
  const [asked, setAsked] = useState<Day | "">("")
  const on = asked || today
  const path = invoiceId ? `/invoices/${invoiceId}/penalties` : `/customers/${customerId}/penalties`
  const statement = useCompanyRead<PenaltyStatement>(path, { query: { on }, enabled: on !== undefined })
  return (
    <div className="space-y-5">
      <Panel
        title={words.title}
        aside={statement.isSuccess && !invoiceId && <Files customerId={customerId} on={on} />}
      >
        <p className="mb-4 max-w-2xl text-soft">{words.lead}</p>
        <TextField
          label={words.asOf}
          type="date"
          className="mb-4 max-w-48"
          value={on ?? ""}
          onChange={(event) => setAsked(event.target.value as Day | "")}
        />
        <Reading of={statement}>
          {(value) => (
            <Statement
              statement={value}
              acts={
                !invoiceId && on === today && <Acts {...{ customerId, customerName }} statement={value} />
              }
            />
          )}
        </Reading>
      </Panel>
      {!invoiceId && <PenaltyHistoryPanel customerId={customerId} />}
    </div>
  )
}

function Files({ customerId, on }: { customerId: string; on: Day | undefined }) {
  const words = useWords().penalties
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  const url = (ending: string) =>
    toUrl(`/customers/${customerId}/penalties.${ending}`) + queryText({ on, language })
  return (
    <div className="flex flex-wrap gap-2">
      <a href={url("pdf")} target="_blank" rel="noreferrer" className={buttonClass("plain", true)}>
        <FileText className="size-4" aria-hidden />
        {words.pdf}
      </a>
      <a href={url("xlsx")} download className={buttonClass("plain", true)}>
        <Download className="size-4" aria-hidden />
        {words.xlsx}
      </a>
    </div>
  )
}

function Statement({ statement, acts }: { statement: PenaltyStatement; acts: React.ReactNode }) {
  const words = useWords().penalties
  const { language } = useLanguage()
  if (statement.invoices.length === 0) return <p className="text-soft">{words.none}</p>
  return (
    <div className="space-y-4">
      {statement.totals.map((total) => (
        <dl key={total.currency} className="grid grid-cols-2 gap-x-8 gap-y-3 sm:flex sm:gap-x-12">
          {(
            [
              [words.principal, total.principalCents],
              [words.interest, total.claimInterestCents],
              [words.indemnity, total.claimIndemnityCents],
              [words.total, total.totalCents],
            ] as const
          ).map(([label, cents]) => (
            <div key={label}>
              <dt className="text-sm text-soft">{label}</dt>
              <dd className="text-xl font-semibold">
                <Money cents={cents} currency={total.currency} />
              </dd>
            </div>
          ))}
        </dl>
      ))}
      {statement.cautions.map((caution) => (
        <Notice key={caution.fr} kind="wait">
          {caution[language]}
        </Notice>
      ))}
      {acts}
      <ul className="divide-y rounded-xl border">
        {statement.invoices.map((invoice) => (
          <PenaltyInvoiceRow key={invoice.invoiceId} invoice={invoice} />
        ))}
      </ul>
    </div>
  )
}

interface ActsProps {
  readonly customerId: string
  readonly customerName: string
  readonly statement: PenaltyStatement
}

function Acts({ statement, ...on }: ActsProps) {
  const words = useWords().penalties
  const { mayWork } = useRights()
  const [open, setOpen] = useState<"bill" | "waive" | null>(null)
  const claims = statement.totals.filter((one) => one.claimInterestCents + one.claimIndemnityCents > 0)
  const [chosen, setChosen] = useState<string>()
  const total = claims.find((one) => one.currency === chosen) ?? claims[0]
  if (!mayWork || !total) return null
  const close = () => setOpen(null)
  return (
    <div className="flex flex-wrap gap-2">
      {claims.length > 1 && (
        <Segments
          label={words.currency}
          value={total.currency}
          onChange={setChosen}
          choices={claims.map(({ currency }) => ({ value: currency, label: currency }))}
        />
      )}
      <Button look="soft" onClick={() => setOpen("bill")}>
        {words.bill}
      </Button>
      <Button onClick={() => setOpen("waive")}>{words.waive}</Button>
      {open === "bill" && <BillDialog {...on} total={total} onClose={close} />}
      {open === "waive" && <WaiveDialog {...on} total={total} onClose={close} />}
    </div>
  )
}
