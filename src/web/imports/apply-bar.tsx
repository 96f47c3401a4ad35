import { useState } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { ImportDraft } from "../api/shapes/imports.ts"
import { Button } from "../parts/button.tsx"
import { CheckField } from "../parts/checkbox.tsx"
import { Failure } from "../parts/failure.tsx"
import { Notice } from "../parts/notice.tsx"
import { useWords } from "../words/language.tsx"

/** The last button: it imports; a shrinking file is confirmed first. */
export function ApplyBar({ draft }: { draft: ImportDraft }) {
  const words = useWords().imports
  const [confirmed, setConfirmed] = useState(false)
  const change = useCompanyChange<{ confirmShrink?: true }>("POST", `/import-drafts/${draft.id}/application`)
  const { preview } = draft
  const shrink = preview?.shrink ?? null
  const isUnreadable = preview === null || preview.errors.some(({ row }) => row === 0)
  return (
    <section className="space-y-4">
      {shrink && (
        <Notice kind="wait" title={words.shrinkTitle}>
          <p className="font-medium">{words.shrinkCount(shrink.missing, shrink.expected)}</p>
          <p className="mb-3">{words.shrinkText}</p>
          <CheckField checked={confirmed} onChange={setConfirmed}>
            {words.shrinkConfirm}
          </CheckField>
        </Notice>
      )}
      {change.isError && <Failure failure={change.error} />}
      <Button
        look="primary"
        busy={change.isPending}
        disabled={(shrink !== null && !confirmed) || isUnreadable}
        onClick={() => change.mutate(confirmed ? { confirmShrink: true } : {})}
      >
        {words.apply}
      </Button>
    </section>
  )
}
