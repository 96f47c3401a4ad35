import { Download, Hourglass } from "lucide-react"
import { useState } from "react"
import { useCompanyPath } from "../api/company.tsx"
import { useCompanyList } from "../api/hooks.ts"
import { queryText } from "../api/request.ts"
import type { LimitLine, Limits } from "../api/shapes/limitation.ts"
import { buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Hint } from "../parts/hint.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { Segments } from "../parts/segments.tsx"
import { MoreButton, Table } from "../parts/table.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { useLimitColumns } from "./limit-columns.tsx"

const WITHIN = ["all", "1", "3", "6", "12", "over"] as const
type Within = (typeof WITHIN)[number]

/** Unpaid invoices that come near the day after which no court need hear of them. */
export function LimitationPage() {
  const words = useWords().limitation
  const [within, setWithin] = useState<Within>("all")
  return (
    <>
      <PageHead
        title={
          <>
            {words.title} <Hint>{words.explain}</Hint>
          </>
        }
        lead={words.lead}
        actions={<CsvLink within={within} />}
      />
      <div className="mb-4">
        <Segments
          label={words.within}
          value={within}
          onChange={setWithin}
          choices={WITHIN.map((value) => ({ value, label: words.choices[value] }))}
        />
      </div>
      <LimitTable within={within} />
    </>
  )
}

function CsvLink({ within }: { within: Within }) {
  const words = useWords().limitation
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  return (
    <a href={toUrl(`/limitations.csv${queryText({ within, language })}`)} download className={buttonClass()}>
      <Download className="size-4" aria-hidden />
      {words.file}
    </a>
  )
}

function LimitTable({ within }: { within: Within }) {
  const words = useWords()
  const { items, result } = useCompanyList<LimitLine, Limits>("/limitations", { within })
  const columns = useLimitColumns()
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  return (
    <Panel flush>
      {result.isPending && <ListSkeleton />}
      {result.isSuccess && items.length === 0 && (
        <Empty icon={<Hourglass aria-hidden />} title={words.limitation.emptyTitle}>
          {words.limitation.emptyText}
        </Empty>
      )}
      {items.length > 0 && (
        <Table
          caption={words.limitation.title}
          columns={columns}
          rows={items}
          keyOf={(row) => row.invoiceId}
        />
      )}
      {result.hasNextPage && (
        <MoreButton onClick={() => result.fetchNextPage()} disabled={result.isFetchingNextPage}>
          {words.common.more}
        </MoreButton>
      )}
    </Panel>
  )
}
