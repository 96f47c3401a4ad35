import { useNavigate } from "@tanstack/react-router"
import { FlaskConical } from "lucide-react"
import { type FormEvent, useState } from "react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { ScenarioList } from "../api/shapes/scenarios.ts"
import type { Simulation, SimulationRequest } from "../api/shapes/simulations.ts"
import { Button } from "../parts/button.tsx"
import { CheckField } from "../parts/checkbox.tsx"
import { Failure } from "../parts/failure.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { useWords } from "../words/language.tsx"
import { useScenarios } from "./request-words.ts"

const ASSUMPTIONS = ["nobody-pays", "as-usual", "replay"] as const
type Assumption = SimulationRequest["assumption"]

/** What a person chooses: a scenario, which of its texts, and for whom. */
interface Choice {
  readonly days: number
  readonly assumption: Assumption
  /** "" : what is in force, nothing changed. */
  readonly scenarioKey: string
  /** "in-force", "draft", or the number of a version. */
  readonly text: string
  readonly everybody: boolean
}

const requestOf = ({ days, assumption, scenarioKey, text, everybody }: Choice): SimulationRequest => ({
  ...{ days, assumption },
  draftOf: scenarioKey !== "" && text === "draft" ? scenarioKey : null,
  version: scenarioKey !== "" && /^\d+$/.test(text) ? Number(text) : null,
  everybodyFollows: scenarioKey !== "" && everybody ? scenarioKey : null,
})

/** Asks for a simulation; a draft may be chosen beforehand by the address of the page. */
export function AskForm({ draftKey }: { draftKey: string | undefined }) {
  const words = useWords().simulations
  const navigate = useNavigate()
  const scenarios = useScenarios()
  const [choice, setChoice] = useState<Choice>({
    ...{ days: 60, assumption: "nobody-pays", scenarioKey: draftKey ?? "" },
    ...{ text: draftKey ? "draft" : "in-force", everybody: false },
  })
  const set = (some: Partial<Choice>) => setChoice({ ...choice, ...some })
  const ask = useCompanyChange<SimulationRequest, Simulation>("POST", "/simulations")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate(requestOf(choice), {
      onSuccess: ({ id }) => navigate({ to: "/simulations/$simulationId", params: { simulationId: id } }),
    })
  }
  const isReplay = choice.assumption === "replay"
  return (
    <Panel title={words.askTitle}>
      <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={words.assumption}
          value={choice.assumption}
          onChange={(event) => set({ assumption: event.target.value as Assumption })}
        >
          {ASSUMPTIONS.map((one) => (
            <option key={one} value={one}>
              {words.assumptions[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={isReplay ? words.daysPast : words.days}
          type="number"
          required
          min={1}
          max={366}
          value={choice.days || ""}
          onChange={(event) => set({ days: Math.trunc(Number(event.target.value)) })}
        />
        <ScenarioChoice choice={choice} set={set} scenarios={scenarios} />
        {ask.isError && (
          <div className="sm:col-span-2">
            <Failure failure={ask.error} />
          </div>
        )}
        <div>
          <Button
            look="primary"
            type="submit"
            busy={ask.isPending}
            icon={<FlaskConical className="size-4" aria-hidden />}
          >
            {words.ask}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

interface ChoiceProps {
  readonly choice: Choice
  readonly set: (some: Partial<Choice>) => void
  readonly scenarios: ScenarioList | undefined
}

function ScenarioChoice({ choice, set, scenarios }: ChoiceProps) {
  const words = useWords().simulations
  const { scenarioKey, text, everybody } = choice
  const isNew = scenarioKey !== "" && !scenarios?.items.some(({ key }) => key === scenarioKey)
  return (
    <>
      <SelectField
        label={words.scenario}
        value={scenarioKey}
        onChange={(event) => set({ scenarioKey: event.target.value, text: "in-force" })}
      >
        <option value="">{words.scenarioNone}</option>
        {isNew && <option value={scenarioKey}>{scenarioKey}</option>}
        {scenarios?.items.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </SelectField>
      {scenarioKey !== "" && (
        <>
          <TextChoice
            scenarioKey={scenarioKey}
            text={text}
            hasDraft={scenarios?.drafts.includes(scenarioKey) ?? true}
            onText={(value) => set({ text: value })}
          />
          <div className="sm:col-span-2">
            <CheckField checked={everybody} onChange={(value) => set({ everybody: value })}>
              {words.everybody}
            </CheckField>
          </div>
        </>
      )}
    </>
  )
}

interface TextChoiceProps {
  readonly scenarioKey: string
  readonly text: string
  readonly hasDraft: boolean
  readonly onText: (text: string) => void
}

function TextChoice({ scenarioKey, text, hasDraft, onText }: TextChoiceProps) {
  const words = useWords().simulations
  const versions = useCompanyRead<{ items: readonly { version: number }[] }>(
    `/scenarios/${encodeURIComponent(scenarioKey)}/versions`,
  )
  return (
    <SelectField
      label={words.text}
      fault={text === "draft" && !hasDraft ? words.noDraft : null}
      value={text}
      onChange={(event) => onText(event.target.value)}
    >
      <option value="in-force">{words.textInForce}</option>
      {(hasDraft || text === "draft") && <option value="draft">{words.textDraft}</option>}
      {versions.data?.items.slice(1).map(({ version }) => (
        <option key={version} value={version}>
          {words.textVersion(version)}
        </option>
      ))}
    </SelectField>
  )
}
