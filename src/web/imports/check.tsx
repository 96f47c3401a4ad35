import type { ImportDraft, ImportPreview } from "../api/shapes/imports.ts"
import { Badge } from "../parts/badge.tsx"
import { Money } from "../parts/figures.tsx"
import { Hint } from "../parts/hint.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { useLanguage, useMoney, useWords } from "../words/language.tsx"
import { countsText } from "./counts.ts"
import { Faults } from "./faults.tsx"
import { PreviewRows } from "./preview-rows.tsx"

const SHOWN_QUESTIONS = 20

/** What the file would bring, before anything is changed: totals, refused rows, questions. */
export function Check({ draft }: { draft: ImportDraft }) {
  const words = useWords().imports
  const { preview } = draft
  if (!preview) return null
  return (
    <Panel flush title={words.steps.preview}>
      <Totals preview={preview} />
      <Faults draftId={draft.id} faults={preview.errors} />
      <Remarks draft={draft} preview={preview} />
      <PreviewRows draft={draft} rows={preview.rows} />
    </Panel>
  )
}

function Totals({ preview }: { preview: ImportPreview }) {
  const words = useWords().imports
  const money = useMoney()
  const { controlTotalCents: read, fileTotalCents: file } = preview
  const rejected = preview.counts.rejected ?? preview.errors.length
  return (
    <div className="flex flex-wrap items-center gap-x-10 gap-y-3 border-t px-5 py-4">
      <div>
        <p className="text-sm text-soft">{words.rowCount(preview.rowCount)}</p>
        <p className="text-lg font-semibold">{countsText(preview.counts, words)}</p>
      </div>
      {read !== null && (
        <div>
          <p className="text-sm text-soft">
            {words.controlTotal} <Hint>{words.controlHint}</Hint>
          </p>
          <p className="text-lg font-semibold">
            <Money cents={read} />
          </p>
        </div>
      )}
      <Badge tint={rejected > 0 ? "late" : "good"}>
        {rejected > 0 ? words.faults(rejected) : words.noFaults}
      </Badge>
      {read !== null && file !== null && file !== read && (
        <p className="basis-full text-sm text-wait">{words.fileTotal(money(file))}</p>
      )}
    </div>
  )
}

function Remarks({ draft, preview }: { draft: ImportDraft; preview: ImportPreview }) {
  const words = useWords().imports
  const { language } = useLanguage()
  return (
    <div className="space-y-3 border-t px-5 py-4 empty:hidden">
      {preview.changedNothing && preview.errors.length === 0 && (
        <Notice kind="good">{words.changedNothing}</Notice>
      )}
      {preview.warnings.length > 0 && (
        <Notice title={words.warningsTitle}>
          <ul className="mt-1 space-y-1">
            {preview.warnings.map(({ sentence }) => (
              <li key={sentence.fr}>{sentence[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {draft.questions.length > 0 && (
        <Notice kind="wait" title={words.questionsTitle(draft.questions.length)}>
          <ul className="mt-1 space-y-1">
            {draft.questions.slice(0, SHOWN_QUESTIONS).map((question) => (
              <li key={`${question.number}-${question.sentence.fr}`}>{question.sentence[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
