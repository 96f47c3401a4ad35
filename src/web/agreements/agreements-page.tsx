import { useNavigate, useSearch } from "@tanstack/react-router"
import { Handshake } from "lucide-react"
import { useCompanyRead } from "../api/hooks.ts"
import { Failure } from "../parts/failure.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { Segments } from "../parts/segments.tsx"
import { type Column, Table } from "../parts/table.tsx"
import { useWords } from "../words/language.tsx"
import { AgreementSettingsPanel } from "./agreement-settings.tsx"
import { useDisputeColumns, usePlanColumns } from "./dispute-and-plan-columns.tsx"
import { DisputeTimes } from "./dispute-times.tsx"
import { usePromiseColumns, useTimeColumns } from "./promise-and-time-columns.tsx"

const TABS = { promesses: "promises", delais: "time", litiges: "disputes", echeanciers: "plans" } as const
type Tab = keyof typeof TABS

/** Promises, time granted, disputes, payment plans: where each stands. */
export function AgreementsPage() {
  const w = useWords().agreements
  const { quoi } = useSearch({ from: "/shell/accords" })
  const navigate = useNavigate()
  const tab: Tab = quoi !== undefined && Object.hasOwn(TABS, quoi) ? (quoi as Tab) : "promesses"
  return (
    <>
      <PageHead title={w.title} lead={w.lead} />
      <div className="mb-4">
        <Segments
          label={w.title}
          value={tab}
          onChange={(value) => void navigate({ to: "/accords", search: { quoi: value } })}
          choices={(Object.keys(TABS) as Tab[]).map((value) => ({ value, label: w.tabs[TABS[value]] }))}
        />
      </div>
      <div className="space-y-5">
        {tab === "promesses" && <Listed path="/payment-promises" columns={usePromiseColumns} />}
        {tab === "delais" && <Listed path="/time-requests" columns={useTimeColumns} />}
        {tab === "litiges" && <Listed path="/disputes" columns={useDisputeColumns} />}
        {tab === "litiges" && <DisputeTimes />}
        {tab === "echeanciers" && <Listed path="/payment-plans" columns={usePlanColumns} />}
        <AgreementSettingsPanel />
      </div>
    </>
  )
}

interface ListedProps<Row> {
  readonly path: string
  readonly columns: () => readonly Column<Row>[]
}

/** One list of agreements, or what to do to have some. */
function Listed<Row extends { readonly id: string }>({ path, columns: useColumns }: ListedProps<Row>) {
  const w = useWords().agreements
  const list = useCompanyRead<{ items: readonly Row[] }>(path)
  const columns = useColumns()
  if (list.isError) return <Failure failure={list.error} onRetry={() => list.refetch()} />
  const rows = list.data?.items
  return (
    <Panel flush>
      {rows === undefined && <ListSkeleton />}
      {rows?.length === 0 && (
        <Empty icon={<Handshake aria-hidden />} title={w.emptyTitle}>
          {w.emptyText}
        </Empty>
      )}
      {rows !== undefined && rows.length > 0 && (
        <Table caption={w.title} columns={columns} rows={rows} keyOf={(row) => row.id} />
      )}
    </Panel>
  )
}
