import { FileText, Paperclip } from "lucide-react"
import { useRef } from "react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { AgreementPaper } from "../api/shapes/agreements.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

/** The papers of a dispute or a plan, and a way to add one. */
export function Papers({ path, papers }: { path: string; papers: readonly AgreementPaper[] }) {
  const w = useWords().agreements
  const toUrl = useCompanyPath()
  return (
    <Panel title={w.documents} aside={<AddPaper path={path} />}>
      {papers.length === 0 && <p className="text-soft">{w.documentsNone}</p>}
      <ul className="space-y-1.5">
        {papers.map((paper) => (
          <li key={paper.id} className="flex items-center gap-2">
            <FileText className="size-4 shrink-0 text-faint" aria-hidden />
            <a
              href={toUrl(`/agreement-documents/${paper.id}`)}
              download
              className="min-w-0 truncate text-accent hover:underline"
            >
              {paper.fileName}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function AddPaper({ path }: { path: string }) {
  const w = useWords().agreements
  const { mayWork } = useRights()
  const input = useRef<HTMLInputElement>(null)
  const change = useCompanyChange<FormData>("POST", path)
  const send = (file: File | undefined) => {
    if (!file) return
    const form = new FormData()
    form.append("file", file)
    change.mutate(form, { onSuccess: () => say(w.documentAdded) })
  }
  if (!mayWork) return null
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        aria-label={w.addDocument}
        className="sr-only"
        onChange={(event) => send(event.target.files?.[0])}
      />
      <Button
        small
        busy={change.isPending}
        onClick={() => input.current?.click()}
        icon={<Paperclip className="size-4" aria-hidden />}
      >
        {w.addDocument}
      </Button>
      {change.error && <Failure failure={change.error} />}
    </div>
  )
}
