import { useNavigate, useParams } from "@tanstack/react-router"
import { useState } from "react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { ImportDraft, ImportKind } from "../api/shapes/imports.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { SelectField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { ProgressBar } from "../parts/progress.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { Applied } from "./applied.tsx"
import { ApplyBar } from "./apply-bar.tsx"
import { Check } from "./check.tsx"
import { MappingTable } from "./mapping-table.tsx"
import { OptionsForm } from "./options-form.tsx"

const KINDS: readonly ImportKind[] = ["fec", "invoices", "customers", "payments"]

const POLL_MS = 700

/** One file from its recognition to its application: columns, options, check, import. */
export function DraftPage() {
  const { draftId } = useParams({ from: "/shell/importer/$draftId" })
  // While a draft is being thrown away it is not read again: it would be missed.
  const [isLeaving, setLeaving] = useState(false)
  const draft = useCompanyRead<ImportDraft>(`/import-drafts/${draftId}`, {
    enabled: !isLeaving,
    pollMs: (value) => (value?.state === "applying" ? POLL_MS : false),
  })
  return (
    <Reading of={draft}>
      {(value) => {
        if (value.state === "applied") return <Applied draft={value} />
        if (value.state === "applying") return <Applying draft={value} />
        return <Preparing draft={value} onLeaving={setLeaving} />
      }}
    </Reading>
  )
}

/** Changes the reading of a file; the server reads it again and answers with the new preview. */
export function useDraftChange(draft: ImportDraft) {
  return useCompanyChange<Partial<Pick<ImportDraft, "kind" | "mapping" | "options">>, ImportDraft>(
    "PATCH",
    `/import-drafts/${draft.id}`,
  )
}

interface PreparingProps {
  readonly draft: ImportDraft
  readonly onLeaving: (isLeaving: boolean) => void
}

function Preparing({ draft, onLeaving }: PreparingProps) {
  const words = useWords().imports
  const navigate = useNavigate()
  const change = useDraftChange(draft)
  const removal = useCompanyChange<null>("DELETE", `/import-drafts/${draft.id}`)
  const discard = () => {
    onLeaving(true)
    removal.mutate(null, {
      onSuccess: () => [say(words.discarded), navigate({ to: "/importer" })],
      onError: () => onLeaving(false),
    })
  }
  return (
    <>
      <PageHead
        title={<span className="break-all">{draft.fileName}</span>}
        lead={words.kindDetected(words.kinds[draft.kind])}
        actions={
          <>
            <SelectField
              label={words.kindChange}
              hideLabel
              value={draft.kind}
              onChange={(event) => change.mutate({ kind: event.target.value as ImportKind })}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </SelectField>
            <Button look="quiet" onClick={discard} busy={removal.isPending}>
              {words.discard}
            </Button>
          </>
        }
      />
      <div className="space-y-5">
        <LastFailure draft={draft} />
        {change.isError && <Failure failure={change.error} />}
        <MappingTable draft={draft} change={change} />
        <OptionsForm draft={draft} change={change} />
        <Check draft={draft} />
        <ApplyBar draft={draft} />
      </div>
    </>
  )
}

/** Why the last application did not happen; a shrinking file has its own question below. */
function LastFailure({ draft }: { draft: ImportDraft }) {
  const words = useWords().imports
  const { language } = useLanguage()
  if (draft.failure === null || draft.preview?.shrink) return null
  return (
    <Notice kind="late" title={words.failed}>
      {draft.failure.sentence[language]}
    </Notice>
  )
}

function Applying({ draft }: { draft: ImportDraft }) {
  const words = useWords().imports
  const { done = 0, total = 100, rows = 0 } = draft.progress
  return (
    <>
      <PageHead title={words.applying} lead={draft.fileName} />
      <Panel>
        <ProgressBar done={done} total={total} text={words.applyingRows(rows)} />
      </Panel>
    </>
  )
}
