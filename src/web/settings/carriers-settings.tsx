import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { ProviderLine } from "../api/shapes/letters.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { CheckField } from "../parts/checkbox.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { CarrierTest } from "./carrier-test.tsx"
import { SaveRow } from "./save-row.tsx"

/** Who prints, posts and passes on for the company: an account at each provider that it wants. */
export default function CarriersSettings() {
  const { settings, letters } = useWords()
  const providers = useCompanyRead<readonly ProviderLine[]>("/provider-accounts")
  return (
    <div className="space-y-5">
      <Panel title={settings.sections.carriers}>
        <p className="max-w-2xl text-soft">{letters.accounts.lead}</p>
        <p className="mt-2 max-w-2xl text-soft">{letters.accounts.testMode}</p>
      </Panel>
      <Reading of={providers}>
        {(lines) => lines.map((line) => <ProviderPanel key={line.provider} line={line} />)}
      </Reading>
    </div>
  )
}

function ProviderPanel({ line }: { line: ProviderLine }) {
  const { letters, common } = useWords()
  const { mayRule } = useRights()
  const [open, setOpen] = useState(false)
  const w = letters.accounts
  const isShown = open || line.account !== null
  const carried = line.channels
    .map((channel) => common.channels[channel as keyof typeof common.channels])
    .join(", ")
  return (
    <Panel
      title={line.name}
      aside={<Badge tint={line.account ? "good" : "plain"}>{line.account ? w.ready : w.none}</Badge>}
    >
      <p className="mb-3 text-soft">{carried}</p>
      {isShown ? (
        <AccountForm line={line} />
      ) : (
        <Button onClick={() => setOpen(true)} disabled={!mayRule}>
          {w.add}
        </Button>
      )}
      {line.account && <CarrierTest provider={line.provider} testedAt={line.account.testedAt} />}
    </Panel>
  )
}

interface Sent {
  readonly isLive: boolean
  readonly channels: readonly string[]
  readonly fields: Readonly<Record<string, string>>
}

function AccountForm({ line }: { line: ProviderLine }) {
  const { letters } = useWords()
  const { language } = useLanguage()
  const { mayRule } = useRights()
  const { account } = line
  const w = letters.accounts
  const [sent, setSent] = useState<Sent>({
    isLive: account?.isLive ?? false,
    channels: account?.channels ?? line.channels,
    fields: account?.fields ?? {},
  })
  const save = useCompanyChange<Sent>("PUT", `/provider-accounts/${line.provider}`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(sent, { onSuccess: () => say(w.saved) })
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayRule} className="space-y-5">
        <div className="grid gap-4 sm:grid-cols-2">
          {line.fields.map(({ key, isSecret, isOptional, label }) => {
            const isKept = account?.keptSecrets.includes(key) ?? false
            return (
              <TextField
                key={key}
                label={label[language]}
                type={isSecret ? "password" : "text"}
                autoComplete="off"
                required={!isOptional && !isKept}
                hint={isKept ? w.secretKept : undefined}
                value={sent.fields[key] ?? ""}
                onChange={(event) =>
                  setSent({ ...sent, fields: { ...sent.fields, [key]: event.target.value } })
                }
              />
            )
          })}
        </div>
        <Served line={line} sent={sent} setSent={setSent} />
        {line.hasSandbox && (
          <CheckField checked={sent.isLive} onChange={(isLive) => setSent({ ...sent, isLive })}>
            {w.isLive}
            <span className="block text-sm text-faint">{w.isLiveHint}</span>
          </CheckField>
        )}
        <SaveRow change={save}>{account && <RemoveButton provider={line.provider} />}</SaveRow>
      </fieldset>
    </form>
  )
}

interface ServedProps {
  readonly line: ProviderLine
  readonly sent: Sent
  readonly setSent: (sent: Sent) => void
}

/** Which channels the account serves; ticking one takes it away from another account. */
function Served({ line, sent, setSent }: ServedProps) {
  const { letters, common } = useWords()
  const serve = (channel: string, isServed: boolean) =>
    setSent({
      ...sent,
      channels: isServed ? [...sent.channels, channel] : sent.channels.filter((one) => one !== channel),
    })
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{letters.accounts.serves}</legend>
      <div className="space-y-1.5">
        {line.channels.map((channel) => (
          <CheckField
            key={channel}
            checked={sent.channels.includes(channel)}
            onChange={(isServed) => serve(channel, isServed)}
          >
            {common.channels[channel as keyof typeof common.channels]}
          </CheckField>
        ))}
      </div>
    </fieldset>
  )
}

function RemoveButton({ provider }: { provider: string }) {
  const w = useWords().letters.accounts
  const remove = useCompanyChange<Record<string, never>>("DELETE", `/provider-accounts/${provider}`)
  return (
    <>
      <Button busy={remove.isPending} onClick={() => remove.mutate({}, { onSuccess: () => say(w.removed) })}>
        {w.remove}
      </Button>
      {remove.isError && <Failure failure={remove.error} />}
    </>
  )
}
