import { useState } from "react"
import { SECTORS, type Sector } from "../../law/rules/terms.ts"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { LawSettings } from "../api/shapes/limitation.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { SelectField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { SaveRow } from "../settings/save-row.tsx"
import { useWords } from "../words/language.tsx"

/** What the company says of itself where the law depends on it. */
export default function LawSettingsSection() {
  const settings = useCompanyRead<LawSettings>("/law-settings")
  return <Reading of={settings}>{(value) => <Form settings={value} />}</Reading>
}

function Form({ settings }: { settings: LawSettings }) {
  const words = useWords().limitation
  const { mayRule } = useRights()
  const [fields, setFields] = useState(settings)
  const change = useCompanyChange<LawSettings>("PATCH", "/law-settings")
  const set = (some: Partial<LawSettings>) => setFields({ ...fields, ...some })
  return (
    <Panel title={words.settingsTitle}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(fields, { onSuccess: () => say(words.settingsSaved) })
        }}
      >
        <fieldset disabled={!mayRule} className="space-y-4">
          <p className="max-w-2xl text-soft">{words.settingsLead}</p>
          <SelectField
            className="max-w-md"
            label={words.sector}
            value={fields.sector}
            onChange={(event) => set({ sector: event.target.value as Sector })}
          >
            {SECTORS.map((sector) => (
              <option key={sector} value={sector}>
                {words.sectors[sector]}
              </option>
            ))}
          </SelectField>
          <CheckField
            checked={fields.seasonalAccords}
            onChange={(seasonalAccords) => set({ seasonalAccords })}
          >
            {words.accords}
          </CheckField>
          <CheckField
            checked={fields.commercialCommand}
            onChange={(commercialCommand) => set({ commercialCommand })}
          >
            {words.command}
          </CheckField>
          <SaveRow change={change} />
        </fieldset>
      </form>
    </Panel>
  )
}
