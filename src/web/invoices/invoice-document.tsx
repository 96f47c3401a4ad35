import { Paperclip } from "lucide-react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

interface Known {
  readonly document: { readonly fileName: string; readonly bytes: number } | null
}

/** The PDF of an invoice: messages whose step attaches invoices carry it. */
export function InvoiceDocument({ invoiceId }: { invoiceId: string }) {
  const w = useWords().invoices
  const path = `/invoices/${invoiceId}/document`
  const known = useCompanyRead<Known>(path)
  return (
    <Panel title={w.document}>
      <Reading of={known}>{(value) => <Content document={value.document} path={path} />}</Reading>
    </Panel>
  )
}

function Content({ document, path }: Known & { path: string }) {
  const w = useWords().invoices
  const { mayWork } = useRights()
  const toUrl = useCompanyPath()
  const keep = useCompanyChange<FormData>("POST", path)
  const remove = useCompanyChange<null>("DELETE", path)
  const take = (file: File | undefined) => {
    if (!file) return
    const form = new FormData()
    form.append("file", file)
    keep.mutate(form, { onSuccess: () => say(w.documentKept) })
  }
  return (
    <div className="space-y-3">
      {document ? (
        <div className="flex flex-wrap items-center gap-3">
          <a
            href={toUrl(`${path}.pdf`)}
            className="inline-flex items-center gap-2 font-medium text-accent underline-offset-4 hover:underline"
          >
            <Paperclip className="size-4 shrink-0" aria-hidden />
            <span className="break-all">{document.fileName}</span>
          </a>
          {mayWork && (
            <Button small onClick={() => remove.mutate(null)} busy={remove.isPending}>
              {w.documentRemove}
            </Button>
          )}
        </div>
      ) : (
        <p className="text-soft">{w.documentNone}</p>
      )}
      {mayWork && (
        <TextField
          label={document ? w.documentReplace : w.documentAdd}
          type="file"
          accept="application/pdf"
          className="max-w-md [&_input]:py-1.5"
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ""
          }}
        />
      )}
      {keep.error && <Failure failure={keep.error} />}
    </div>
  )
}
