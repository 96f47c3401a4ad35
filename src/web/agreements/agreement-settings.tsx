import { useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { AgreementSettings } from "../api/shapes/agreements.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { SaveRow } from "../settings/save-row.tsx"
import { useWords } from "../words/language.tsx"

/** Days of grace, deadline of disputes, and whether confirmations wait for a click. */
export function AgreementSettingsPanel() {
  const { mayWork } = useRights()
  const settings = useCompanyRead<AgreementSettings>("/agreement-settings").data
  return settings && mayWork ? <Form settings={settings} /> : null
}

function Form({ settings }: { settings: AgreementSettings }) {
  const w = useWords().agreements
  const [fields, setFields] = useState(settings)
  const change = useCompanyChange<AgreementSettings>("PATCH", "/agreement-settings")
  return (
    <Panel title={w.settings}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(fields, { onSuccess: () => say(w.settingsDone) })
        }}
      >
        <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
          <TextField
            label={w.grace}
            type="number"
            min={0}
            max={15}
            required
            value={fields.promiseGraceDays}
            onChange={(event) => setFields({ ...fields, promiseGraceDays: Number(event.target.value) })}
          />
          <TextField
            label={w.disputeDays}
            type="number"
            min={1}
            max={365}
            required
            value={fields.disputeDays}
            onChange={(event) => setFields({ ...fields, disputeDays: Number(event.target.value) })}
          />
        </div>
        <CheckField
          checked={fields.confirmsAutomatically}
          onChange={(confirmsAutomatically) => setFields({ ...fields, confirmsAutomatically })}
        >
          {w.automatic}
        </CheckField>
        <SaveRow change={change} />
      </form>
    </Panel>
  )
}
