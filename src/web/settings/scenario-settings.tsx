import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { ScenarioStep, ScenarioView } from "../api/shapes/settings.ts"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { Pressure } from "./pressure.tsx"
import { SaveRow } from "./save-row.tsx"
import { ScenarioLine } from "./scenario-line.tsx"

/** What a person may change of the scenario. */
export interface ScenarioDraft {
  readonly firstStepKey: string
  readonly leastGapDays: number
  readonly contactsPer30Days: number
  readonly preferredWeekdays: readonly number[]
  readonly minimumBalanceCents: number
  readonly steps: readonly Pick<
    ScenarioStep,
    "key" | "delayDays" | "minimumCents" | "approval" | "penalties"
  >[]
}

const draftOf = (scenario: ScenarioView): ScenarioDraft => ({
  firstStepKey: scenario.firstStepKey,
  leastGapDays: scenario.leastGapDays,
  contactsPer30Days: scenario.contactsPer30Days,
  preferredWeekdays: scenario.preferredWeekdays,
  minimumBalanceCents: scenario.minimumBalanceCents,
  steps: scenario.steps.map(({ key, delayDays, minimumCents, approval, penalties }) => ({
    key,
    delayDays,
    minimumCents,
    approval,
    penalties,
  })),
})

/** The follow-up as a line around the payment date, and the limits it keeps. */
export default function ScenarioSettings() {
  const scenario = useCompanyRead<ScenarioView>("/scenario")
  return <Reading of={scenario}>{(value) => <ScenarioForm key={value.version} scenario={value} />}</Reading>
}

function ScenarioForm({ scenario }: { scenario: ScenarioView }) {
  const words = useWords().settings
  const { mayRule } = useRights()
  const [draft, setDraft] = useState(() => draftOf(scenario))
  const change = useCompanyChange<ScenarioDraft>("PATCH", "/scenario")
  const part = {
    scenario,
    draft,
    set: (some: Partial<ScenarioDraft>) => setDraft({ ...draft, ...some }),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(draft, { onSuccess: () => say(words.scenarioSaved) })
  }
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!mayRule} className="space-y-5">
        <Panel
          title={words.sections.scenario}
          aside={<span className="text-sm text-faint">{words.version(scenario.version)}</span>}
        >
          <p className="mb-5 text-soft">{words.scenarioLead}</p>
          <ScenarioLine {...part} />
        </Panel>
        <Pressure {...part} />
        <SaveRow change={change} />
      </fieldset>
    </form>
  )
}
