import { type FormEvent, useDeferredValue, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { CustomerLine } from "../api/shapes/ledger.ts"
import type { Listing } from "../api/shapes/listing.ts"
import type { Template, TemplateFinding, TemplatePreview } from "../api/shapes/settings.ts"
import { Button } from "../parts/button.tsx"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { MailFrame } from "../review/mail-frame.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { SaveRow } from "./save-row.tsx"
import { isForbidden, TemplateFindings } from "./template-findings.tsx"
import { TemplateTrial } from "./template-trial.tsx"
import { useTemplatePreview } from "./use-template-preview.ts"

/** The wording that is being written, the message that it makes, and what is wrong in it. */
function useWording(template: Template, customerId: string) {
  const [subject, setSubject] = useState(template.subject)
  const [body, setBody] = useState(template.body)
  const judged = { subject: useDeferredValue(subject), body: useDeferredValue(body) }
  const { templateKey, language, formality } = template
  const named = { templateKey, language, formality, ...(customerId !== "" && { customerId }) }
  const preview = useTemplatePreview({ ...named, ...judged })
  const { problems = [], findings = [] } = preview.data ?? {}
  // A remedy knows its place in the text that was judged, and only there.
  const isJudged = !preview.isPlaceholderData && judged.subject === subject && judged.body === body
  const mend = ({ part, remedy }: TemplateFinding) => {
    if (!remedy) return
    const mended = (text: string) => text.slice(0, remedy.start) + remedy.replacement + text.slice(remedy.end)
    if (part === "subject") setSubject(mended)
    else setBody(mended)
  }
  const tried = { ...named, subject, body }
  return {
    subject,
    setSubject,
    body,
    setBody,
    tried,
    shown: preview.data,
    problems,
    findings,
    isJudged,
    mend,
  }
}

/** A template at the left, the real message it makes at the right. */
export function TemplateEditor({ template }: { template: Template }) {
  const words = useWords().settings
  const { mayRule } = useRights()
  const [customerId, setCustomerId] = useState("")
  const wording = useWording(template, customerId)
  const { subject, body, problems, findings } = wording
  const path = `/templates/${template.templateKey}/${template.language}/${template.formality}`
  const change = useCompanyChange<{ subject: string; body: string }>("PUT", path)
  const restoring = useCompanyChange<null>("DELETE", path)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ subject, body }, { onSuccess: () => say(words.templateSaved) })
  }
  return (
    <div className="grid gap-5 xl:grid-cols-[5fr_6fr]">
      <form onSubmit={submit}>
        <fieldset disabled={!mayRule} className="space-y-4">
          <TextField
            label={words.templateSubject}
            required
            value={subject}
            onChange={(event) => wording.setSubject(event.target.value)}
          />
          <TextArea
            label={words.templateBody}
            hint={words.templateBodyHint}
            required
            rows={16}
            value={body}
            onChange={(event) => wording.setBody(event.target.value)}
          />
          <Problems problems={problems} />
          {wording.shown && problems.length === 0 && (
            <TemplateFindings
              findings={findings}
              {...(wording.isJudged && mayRule && { onMend: wording.mend })}
            />
          )}
          <SaveRow change={change} blocked={problems.length > 0 || isForbidden(findings)}>
            <TemplateTrial disabled={problems.length > 0} wording={wording.tried} />
            {template.isCustomised && (
              <Button
                onClick={() => restoring.mutate(null, { onSuccess: () => say(words.restored) })}
                busy={restoring.isPending}
              >
                {words.restore}
              </Button>
            )}
          </SaveRow>
        </fieldset>
      </form>
      <LivePreview shown={wording.shown} customerId={customerId} onCustomer={setCustomerId} />
    </div>
  )
}

interface LivePreviewProps {
  readonly shown: TemplatePreview | undefined
  readonly customerId: string
  readonly onCustomer: (customerId: string) => void
}

function LivePreview({ shown, customerId, onCustomer }: LivePreviewProps) {
  const words = useWords().settings
  return (
    <section aria-label={words.livePreview} className="min-w-0">
      <CustomerChoice value={customerId} onChange={onCustomer} />
      {shown && (
        <div className="mt-4 overflow-hidden rounded-xl border bg-panel">
          <p className="px-4 py-3 font-medium">{shown.subject}</p>
          <MailFrame html={shown.html} title={shown.subject} />
        </div>
      )}
    </section>
  )
}

function Problems({ problems }: Pick<TemplatePreview, "problems">) {
  const words = useWords().settings
  const { language } = useLanguage()
  if (problems.length === 0) return null
  return (
    <Notice kind="late" title={words.problems}>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line}-${problem.sentence.fr}`}>
            {problem.line !== undefined && `${words.line(problem.line)} `}
            {problem.sentence[language]}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function CustomerChoice({ value, onChange }: { value: string; onChange: (customerId: string) => void }) {
  const words = useWords().settings
  const customers = useCompanyRead<Listing<CustomerLine>>("/customers", {
    query: { filter: "overdue", sort: "overdue" },
  })
  return (
    <SelectField
      label={`${words.livePreview}, ${words.previewWith}`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{words.previewSample}</option>
      {customers.data?.items.slice(0, 30).map((customer) => (
        <option key={customer.id} value={customer.id}>
          {customer.name}
        </option>
      ))}
    </SelectField>
  )
}
