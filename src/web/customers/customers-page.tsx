import { Link } from "@tanstack/react-router"
import { Users } from "lucide-react"
import { useDeferredValue, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyList } from "../api/hooks.ts"
import type { CustomerLine } from "../api/shapes/ledger.ts"
import { buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { Segments } from "../parts/segments.tsx"
import { MoreButton, Table } from "../parts/table.tsx"
import { BulkAssign } from "../team/bulk-assign.tsx"
import { OwnerFilter } from "../team/owner-filter.tsx"
import { useTeam } from "../team/use-team.ts"
import { useWords } from "../words/language.tsx"
import { useCustomerColumns } from "./customer-columns.tsx"

type Sort = "overdue" | "open" | "name"

/** All customers, with what they owe and what comes next. */
export function CustomersPage() {
  const words = useWords().customers
  const [filter, setFilter] = useState<"overdue" | "all">("overdue")
  const [sort, setSort] = useState<Sort>("overdue")
  const [typed, setTyped] = useState("")
  const [owner, setOwner] = useState("")
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Segments
          label={words.filter}
          value={filter}
          onChange={setFilter}
          choices={[
            { value: "overdue", label: words.overdueOnly },
            { value: "all", label: words.all },
          ]}
        />
        <TextField
          className="w-full sm:w-72"
          label={words.search}
          hideLabel
          type="search"
          placeholder={words.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <OwnerFilter value={owner} onChange={setOwner} />
        <SelectField
          className="sm:ml-auto"
          label={words.sort}
          hideLabel
          value={sort}
          onChange={(event) => setSort(event.target.value as Sort)}
        >
          {(["overdue", "open", "name"] as const).map((key) => (
            <option key={key} value={key}>{`${words.sort} · ${words.sorts[key]}`}</option>
          ))}
        </SelectField>
      </div>
      <CustomerTable filter={filter} sort={sort} owner={owner} search={useDeferredValue(typed.trim())} />
    </>
  )
}

function CustomerTable(query: { filter: string; sort: Sort; owner: string; search: string }) {
  const words = useWords()
  const w = words.customers
  const { mayWork } = useRights()
  const isTeam = (useTeam()?.members.length ?? 0) > 1
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const columns = useCustomerColumns(isTeam && mayWork ? { chosen, onChosen: setChosen } : null)
  const { items, result } = useCompanyList<CustomerLine>("/customers", query)
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  const isFiltered = query.search !== "" || query.filter !== "all" || query.owner !== ""
  return (
    <>
      <Panel flush>
        {result.isPending && <ListSkeleton />}
        {result.isSuccess && items.length === 0 && (
          <Empty
            icon={<Users aria-hidden />}
            title={isFiltered ? w.emptyFiltered : w.emptyTitle}
            action={
              !isFiltered && (
                <Link to="/importer" className={buttonClass("primary")}>
                  {words.today.emptyAction}
                </Link>
              )
            }
          >
            {!isFiltered && w.emptyText}
          </Empty>
        )}
        {items.length > 0 && (
          <Table
            caption={w.title}
            columns={columns}
            rows={items}
            keyOf={(row) => `${row.id}-${row.currency}`}
          />
        )}
        {result.hasNextPage && (
          <MoreButton onClick={() => result.fetchNextPage()} disabled={result.isFetchingNextPage}>
            {words.common.more}
          </MoreButton>
        )}
      </Panel>
      <BulkAssign chosen={chosen} onDone={() => setChosen(new Set())} />
    </>
  )
}
