import { KeyRound } from "lucide-react"
import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Listing } from "../api/shapes/listing.ts"
import type { ApiKey, Role } from "../api/shapes/people.ts"
import { Button } from "../parts/button.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useInstantWords, useWords } from "../words/language.tsx"
import { CopyDialog } from "./members-settings.tsx"

/** Keys for other programs. */
export default function KeysSettings() {
  const { settings: words, common } = useWords()
  const { mayRule } = useRights()
  const keys = useCompanyRead<Listing<ApiKey>>("/api-keys", {
    enabled: mayRule,
  })
  const [creating, setCreating] = useState(false)
  return (
    <Panel
      flush
      title={words.sections.keys}
      aside={
        <span className="flex flex-wrap items-center gap-3">
          <a href="/api/reference" target="_blank" rel="noreferrer" className="text-accent hover:underline">
            {words.apiReference}
          </a>
          {mayRule && (
            <Button small onClick={() => setCreating(true)}>
              {words.keyCreate}
            </Button>
          )}
        </span>
      }
    >
      <p className="px-5 pb-3 text-soft">{mayRule ? words.keysLead : common.ownerOnly}</p>
      {mayRule && <Reading of={keys}>{(value) => <KeyList keys={value.items} />}</Reading>}
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </Panel>
  )
}

function KeyList({ keys }: { keys: readonly ApiKey[] }) {
  const words = useWords().settings
  const alive = keys.filter(({ revokedAt }) => !revokedAt)
  if (alive.length === 0) return <p className="border-t px-5 py-4 text-soft">{words.keysEmpty}</p>
  return (
    <ul className="divide-y border-t">
      {alive.map((key) => (
        <KeyRow key={key.id} apiKey={key} />
      ))}
    </ul>
  )
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const words = useWords()
  const instants = useInstantWords()
  const revocation = useCompanyChange<null>("DELETE", `/api-keys/${apiKey.id}`)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <KeyRound className="size-5 text-faint" aria-hidden />
      <div className="min-w-0 flex-1 basis-52">
        <div className="font-medium">{apiKey.name}</div>
        <div className="text-sm text-soft">
          <code>{apiKey.keyHint}</code> · {words.common.roles[apiKey.role]} · {instants(apiKey.createdAt)}
        </div>
      </div>
      <Button
        small
        look="quiet"
        busy={revocation.isPending}
        onClick={() => revocation.mutate(null, { onSuccess: () => say(words.settings.keyRevoked) })}
      >
        {words.settings.keyRevoke}
      </Button>
    </li>
  )
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const w = words.settings
  const [name, setName] = useState("")
  const [role, setRole] = useState<Role>("reader")
  const change = useCompanyChange<{ name: string; role: Role }, { key: string }>("POST", "/api-keys")
  if (change.data)
    return <CopyDialog title={name} lead={w.keyOnce} text={change.data.key} onClose={onClose} />
  return (
    <ActDialog
      title={w.keyCreate}
      onClose={onClose}
      onSubmit={() => change.mutate({ name, role })}
      change={change}
      submit={w.keyCreate}
    >
      <TextField label={w.keyName} required value={name} onChange={(event) => setName(event.target.value)} />
      <SelectField
        label={w.role}
        hint={w.roleHints[role]}
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
      >
        {(["reader", "controller", "owner"] as const).map((one) => (
          <option key={one} value={one}>
            {words.common.roles[one]}
          </option>
        ))}
      </SelectField>
    </ActDialog>
  )
}
