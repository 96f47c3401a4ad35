import { CircleCheck, CircleX, TriangleAlert } from "lucide-react"
import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Company } from "../api/shapes/people.ts"
import type { MailAccount, MailTest } from "../api/shapes/settings.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { MailIdentityPanel } from "./mail-identity.tsx"
import { MailReadingFields, SelectorField, SignInFields } from "./mail-reading-fields.tsx"
import { SaveRow } from "./save-row.tsx"
import { ServerFields } from "./server-fields.tsx"

/** What is sent when the account is saved; passwords only when they were typed. */
export type MailFields = MailAccount & {
  smtpPassword?: string | undefined
  imapPassword?: string | undefined
  oauthClientSecret?: string | undefined
  oauthRefreshToken?: string | undefined
}

const BLANK: MailAccount = {
  fromName: null,
  fromEmail: "",
  replyTo: null,
  smtpHost: "",
  smtpPort: 587,
  smtpSecurity: "starttls",
  smtpUser: null,
  imapHost: null,
  imapPort: null,
  imapSecurity: null,
  imapUser: null,
}

/** The company's own mail account, and a real test of it. */
export default function MailSettings() {
  const account = useCompanyRead<MailAccount | null>("/mail-account")
  return (
    <div className="space-y-5">
      <Reading of={account}>
        {(value) => <AccountForm key={value?.fromEmail ?? ""} start={value ?? BLANK} />}
      </Reading>
      {account.data?.fromEmail && <TestPanel />}
      {account.data?.fromEmail && <MailIdentityPanel />}
    </div>
  )
}

function AccountForm({ start }: { start: MailAccount }) {
  const words = useWords()
  const w = words.settings
  const { mayRule } = useRights()
  const [fields, setFields] = useState<MailFields>({ ...BLANK, ...start })
  const change = useCompanyChange<MailFields>("PUT", "/mail-account")
  const set = (some: Partial<MailFields>) => setFields({ ...fields, ...some })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(fields, { onSuccess: () => say(w.mailSaved) })
  }
  return (
    <Panel title={w.sections.mail}>
      <p className="mb-5 max-w-2xl text-soft">{w.mailLead}</p>
      <form onSubmit={submit}>
        <fieldset disabled={!mayRule} className="space-y-7">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={w.fromName}
              value={fields.fromName ?? ""}
              onChange={(event) => set({ fromName: event.target.value || null })}
            />
            <TextField
              label={w.fromEmail}
              type="email"
              required
              value={fields.fromEmail}
              onChange={(event) => set({ fromEmail: event.target.value })}
            />
            <TextField
              label={w.replyTo}
              type="email"
              hint={w.replyToHint}
              optional={words.common.optional}
              value={fields.replyTo ?? ""}
              onChange={(event) => set({ replyTo: event.target.value || null })}
            />
          </div>
          <ServerFields kind="smtp" title={w.smtp} fields={fields} set={set} isNew={!start.smtpHasPassword} />
          <ServerFields
            kind="imap"
            title={w.imap}
            hint={w.imapHint}
            fields={fields}
            set={set}
            isNew={!start.imapHasPassword}
          />
          {fields.imapHost && <MailReadingFields fields={fields} set={set} />}
          <SignInFields fields={fields} set={set} />
          <SelectorField fields={fields} set={set} />
          <SaveRow change={change} />
        </fieldset>
      </form>
    </Panel>
  )
}

function TestPanel() {
  const words = useWords().settings
  const { language } = useLanguage()
  const { mayRule } = useRights()
  const company = useCompanyRead<Company>("").data
  const test = useCompanyChange<Record<string, never>, MailTest>("POST", "/mail-account/test")
  return (
    <Panel title={words.mailTest}>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => test.mutate({})} busy={test.isPending} disabled={!mayRule}>
          {words.mailTest}
        </Button>
        {company?.testRecipient && <p className="text-soft">{words.mailTestHint(company.testRecipient)}</p>}
      </div>
      {test.isError && (
        <div className="mt-3">
          <Failure failure={test.error} />
        </div>
      )}
      <output className="block">
        {test.data && (
          <>
            <p className="mt-4 font-medium">{test.data.ok ? words.mailTestOk : words.mailTestBad}</p>
            <ol className="mt-2 space-y-1.5">
              {test.data.steps.map((step) => (
                <li key={step.key} className="flex items-start gap-2">
                  <StepMark step={step} />
                  {step.sentence[language]}
                </li>
              ))}
            </ol>
          </>
        )}
      </output>
    </Panel>
  )
}

function StepMark({ step }: { step: MailTest["steps"][number] }) {
  if (!step.ok) return <CircleX className="mt-0.5 size-5 shrink-0 text-late" aria-hidden />
  return step.isWarning ? (
    <TriangleAlert className="mt-0.5 size-5 shrink-0 text-wait" aria-hidden />
  ) : (
    <CircleCheck className="mt-0.5 size-5 shrink-0 text-good" aria-hidden />
  )
}
