import { FileCheck2, FileX2 } from "lucide-react"
import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyList } from "../api/hooks.ts"
import type { AppliedImport } from "../api/shapes/imports.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { DayText } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { ListSkeleton } from "../parts/placeholders.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { countsText } from "./counts.ts"

/** The imports of before; each can be taken back. */
export function History() {
  const words = useWords().imports
  const { items, result } = useCompanyList<AppliedImport>("/imports")
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  return (
    <Panel flush title={words.history}>
      {result.isPending && <ListSkeleton rows={3} />}
      {result.isSuccess && items.length === 0 && (
        <p className="border-t px-5 py-5 text-soft">{words.historyEmpty}</p>
      )}
      <ul className="divide-y border-t empty:hidden">
        {items.map((one) => (
          <HistoryRow key={one.id} one={one} />
        ))}
      </ul>
    </Panel>
  )
}

function HistoryRow({ one }: { one: AppliedImport }) {
  const words = useWords()
  const w = words.imports
  const { mayWork } = useRights()
  const [asking, setAsking] = useState(false)
  const undoing = useCompanyChange<Record<string, never>>("POST", `/imports/${one.id}/undoing`)
  const isUndone = one.state === "undone"
  const Icon = isUndone ? FileX2 : FileCheck2
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
      <Icon className="size-5 text-faint" aria-hidden />
      <div className="min-w-0 flex-1 basis-56">
        <div className="font-medium break-all">{one.fileName}</div>
        <div className="text-sm text-soft">
          <DayText on={one.importedOn} /> · {countsText(one.summary, w)}
        </div>
      </div>
      {isUndone && <Badge tint="plain">{w.undoneState}</Badge>}
      {!isUndone && mayWork && (
        <Button small look="quiet" onClick={() => setAsking(true)}>
          {w.undo}
        </Button>
      )}
      {asking && (
        <ActDialog
          title={w.undoTitle}
          lead={one.fileName}
          danger
          submit={w.undo}
          onClose={() => setAsking(false)}
          change={undoing}
          onSubmit={() => undoing.mutate({}, { onSuccess: () => [say(w.undone), setAsking(false)] })}
        >
          <p>{w.undoText}</p>
        </ActDialog>
      )}
    </li>
  )
}
