import { useNavigate } from "@tanstack/react-router"
import { type FormEvent, useState } from "react"
import type { ScenarioContent } from "../../policy/scenario-shape.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { ScenarioList, ScenarioView } from "../api/shapes/scenarios.ts"
import { Dialog } from "../parts/dialog.tsx"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"
import { DialogEnd } from "./dialog-end.tsx"
import { contentOf, keyFor } from "./draft.ts"

/** A new scenario, as the draft of a copy of one that there is. */
export function NewScenario({ list, onClose }: { list: ScenarioList; onClose: () => void }) {
  const words = useWords()
  const w = words.scenarios
  const navigate = useNavigate()
  const [from, setFrom] = useState(list.items[0]?.key ?? "")
  const [name, setName] = useState("")
  const [purpose, setPurpose] = useState("")
  const create = useCompanyChange<ScenarioContent, ScenarioView>(
    "PUT",
    ({ key }) => `/scenarios/${key}/draft`,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const source = list.items.find(({ key }) => key === from)
    if (!source) return
    // The address of the rules is no scenario.
    const taken = new Set([...list.items, ...list.draftTexts].map(({ key }) => key).concat("regles"))
    const key = keyFor(name, taken)
    create.mutate(
      { ...contentOf(source), key, name, purpose },
      {
        onSuccess: () => {
          onClose()
          void navigate({ to: "/scenarios/$scenarioKey", params: { scenarioKey: key } })
        },
      },
    )
  }
  return (
    <Dialog open onClose={onClose} title={w.newScenario} lead={w.newLead}>
      <form onSubmit={submit} className="space-y-4">
        <TextField
          label={w.newName}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField label={w.newFrom} value={from} onChange={(event) => setFrom(event.target.value)}>
          {list.items.map((one) => (
            <option key={one.key} value={one.key}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <TextArea
          label={w.purpose}
          optional={words.common.optional}
          rows={2}
          maxLength={500}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
        <DialogEnd change={create} label={w.create} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
