import { Download, Scale } from "lucide-react"
import { useState } from "react"
import { parseDay } from "../../kernel/day.ts"
import { useCompanyPath } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import { queryText } from "../api/request.ts"
import type { AgedBalance } from "../api/shapes/ledger.ts"
import type { Day } from "../api/shapes/listing.ts"
import { buttonClass } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { Hint } from "../parts/hint.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { Reading } from "../parts/reading.tsx"
import { Segments } from "../parts/segments.tsx"
import { useToday } from "../today/use-today.ts"
import { useLanguage, useWords } from "../words/language.tsx"
import { BalanceSummary } from "./balance-summary.tsx"
import { BalanceTable } from "./balance-table.tsx"
import { OtherCurrencies } from "./other-currencies.tsx"

/** The aged balance: who owes what since when, on any day. */
export function BalancePage() {
  const words = useWords().balance
  const today = useToday()
  const [chosen, setChosen] = useState<Day | null>(null)
  const [by, setBy] = useState<"due" | "invoice">("due")
  const on = chosen ?? today
  const balance = useCompanyRead<AgedBalance>("/aged-balance", {
    query: { on, by },
    enabled: on !== undefined,
  })
  return (
    <>
      <PageHead
        title={
          <>
            {words.title} <Hint>{words.explain}</Hint>
          </>
        }
        lead={words.lead}
        actions={<Downloads query={{ on, by }} />}
      />
      <div className="mb-5 flex flex-wrap items-end gap-4">
        <TextField
          label={words.on}
          type="date"
          value={on ?? ""}
          onChange={(event) => setChosen(parseDay(event.target.value))}
        />
        <div>
          <p className="mb-1 text-sm font-medium">{words.by}</p>
          <Segments
            label={words.by}
            value={by}
            onChange={setBy}
            choices={[
              { value: "due", label: words.byDue },
              { value: "invoice", label: words.byInvoice },
            ]}
          />
        </div>
      </div>
      <Reading of={balance}>{(value) => <Figures balance={value} />}</Reading>
    </>
  )
}

/** The same figures as files. */
function Downloads({ query }: { query: { on: Day | undefined; by: "due" | "invoice" } }) {
  const words = useWords().balance
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  const address = queryText({ ...query, language })
  return (["csv", "xlsx"] as const).map((ending) => (
    <a
      key={ending}
      href={toUrl(`/aged-balance.${ending}${address}`)}
      download
      className={buttonClass()}
      aria-label={`${words.download} ${words[ending]}`}
    >
      <Download className="size-4" aria-hidden />
      {words[ending]}
    </a>
  ))
}

function Figures({ balance }: { balance: AgedBalance }) {
  const words = useWords().balance
  if (balance.customers.length === 0 && balance.otherCurrencies.length === 0) {
    return (
      <Panel>
        <Empty icon={<Scale aria-hidden />} title={words.emptyTitle}>
          {words.emptyText}
        </Empty>
      </Panel>
    )
  }
  return (
    <div className="space-y-5">
      <BalanceSummary balance={balance} />
      <BalanceTable balance={balance} />
      <OtherCurrencies balance={balance} />
    </div>
  )
}
