import { useRights } from "../api/company.tsx"
import { Notice } from "../parts/notice.tsx"
import { PageHead } from "../parts/panel.tsx"
import { useWords } from "../words/language.tsx"
import { DropZone } from "./drop-zone.tsx"
import { History } from "./history.tsx"

/** Where files come in, and which ones came in before. */
export function ImportsPage() {
  const words = useWords()
  const { mayWork } = useRights()
  return (
    <>
      <PageHead title={words.imports.title} lead={words.imports.lead} />
      <div className="space-y-6">
        {mayWork ? <DropZone /> : <Notice>{words.common.readOnly}</Notice>}
        <History />
      </div>
    </>
  )
}
