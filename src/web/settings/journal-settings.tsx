import { useMutation } from "@tanstack/react-query"
import { ShieldCheck } from "lucide-react"
import { useCompanyPath } from "../api/company.tsx"
import { useCompanyList } from "../api/hooks.ts"
import { request } from "../api/request.ts"
import type { JournalEntry, JournalVerification } from "../api/shapes/settings.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { ListSkeleton } from "../parts/placeholders.tsx"
import { type Column, MoreButton, Table } from "../parts/table.tsx"
import { useActorName } from "../timeline/actor-name.ts"
import { useInstantWords, useLanguage, useWords } from "../words/language.tsx"

/** All that was done, and the proof that nothing of it was changed. */
export default function JournalSettings() {
  const words = useWords()
  const w = words.settings
  const { items, result } = useCompanyList<JournalEntry>("/journal")
  const columns = useJournalColumns()
  return (
    <div className="space-y-5">
      <Verification />
      <Panel flush title={w.sections.journal}>
        {result.isError && <Failure failure={result.error} onRetry={() => result.refetch()} />}
        {result.isPending && <ListSkeleton />}
        {result.isSuccess && items.length === 0 && (
          <p className="border-t px-5 py-4 text-soft">{w.journalEmpty}</p>
        )}
        {items.length > 0 && (
          <Table
            caption={w.sections.journal}
            columns={columns}
            rows={items}
            keyOf={(entry) => String(entry.seq)}
          />
        )}
        {result.hasNextPage && (
          <MoreButton onClick={() => result.fetchNextPage()} disabled={result.isFetchingNextPage}>
            {words.common.more}
          </MoreButton>
        )}
      </Panel>
    </div>
  )
}

function useJournalColumns(): readonly Column<JournalEntry>[] {
  const words = useWords().settings
  const instants = useInstantWords()
  const actorName = useActorName()
  const { language } = useLanguage()
  return [
    {
      key: "seq",
      head: "N°",
      right: true,
      onPhone: "figure",
      className: "w-16 text-faint",
      cell: (one) => one.seq,
    },
    { key: "what", head: words.what, onPhone: "title", cell: (one) => one.title?.[language] ?? one.kind },
    {
      key: "who",
      head: words.who,
      onPhone: "line",
      className: "text-soft whitespace-nowrap",
      cell: (one) => actorName(one.actor),
    },
    {
      key: "when",
      head: words.when,
      right: true,
      onPhone: "line",
      className: "figure text-soft",
      cell: (one) => instants(one.at),
    },
    {
      key: "hash",
      head: words.hash,
      onPhone: "line",
      className: "figure text-faint",
      cell: (one) => <span title={one.hash}>{one.hash.slice(0, 12)}</span>,
    },
  ]
}

function Verification() {
  const words = useWords().settings
  const { language } = useLanguage()
  const toUrl = useCompanyPath()
  const check = useMutation({
    mutationFn: () => request<JournalVerification>("GET", toUrl("/journal/verification")),
  })
  const found = check.data
  return (
    <Panel title={words.verify}>
      <p className="mb-4 max-w-2xl text-soft">{words.journalLead}</p>
      <Button
        onClick={() => check.mutate()}
        busy={check.isPending}
        icon={<ShieldCheck className="size-4" aria-hidden />}
      >
        {words.verify}
      </Button>
      <output className="mt-4 block empty:hidden">
        {check.isError && <Failure failure={check.error} />}
        {found?.ok && <Notice kind="good">{words.verifyOk(found.entries, found.messages)}</Notice>}
        {found && !found.ok && (
          <Notice kind="late" title={words.verifyBad}>
            <ul>
              {found.faults.map((fault) => (
                <li key={`${fault.seq ?? ""}${fault.messageId ?? ""}`}>{fault.sentence[language]}</li>
              ))}
            </ul>
          </Notice>
        )}
      </output>
    </Panel>
  )
}
