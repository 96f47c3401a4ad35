import { clsx } from "clsx"
import { CalendarClock, Undo2 } from "lucide-react"
import type { ReactNode } from "react"
import type { ScenarioStep, ScenarioView } from "../api/shapes/settings.ts"
import { Badge } from "../parts/badge.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { ChannelIcon } from "../review/channel-icon.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import type { ScenarioDraft } from "./scenario-settings.tsx"

interface LineProps {
  readonly scenario: ScenarioView
  readonly draft: ScenarioDraft
  readonly set: (change: Partial<ScenarioDraft>) => void
}

/** The steps from the first to the last, with the payment date among them. */
export function ScenarioLine({ scenario, draft, set }: LineProps) {
  const words = useWords().settings
  const steps = draft.steps
    .map((edited) => ({ edited, step: scenario.steps.find(({ key }) => key === edited.key) }))
    .filter((pair): pair is { edited: StepDraft; step: ScenarioStep } => pair.step !== undefined)
    .sort((a, b) => a.edited.delayDays - b.edited.delayDays)
  const setStep = (key: string, some: Partial<StepDraft>) =>
    set({ steps: draft.steps.map((step) => (step.key === key ? { ...step, ...some } : step)) })
  const node = ({ edited, step }: (typeof steps)[number]) => (
    <StepNode
      key={step.key}
      step={step}
      edited={edited}
      labels={scenario.stepLabels}
      onChange={(some) => setStep(step.key, some)}
    />
  )
  return (
    <ol className="relative ml-4 space-y-4 border-l-2 pl-7">
      {steps.filter(({ edited }) => edited.delayDays < 0).map(node)}
      <Marker icon={<CalendarClock className="size-4" aria-hidden />} strong>
        <p className="font-semibold">{words.dueDate}</p>
      </Marker>
      {steps.filter(({ edited }) => edited.delayDays >= 0).map(node)}
      <Marker icon={<Undo2 className="size-4" aria-hidden />}>
        <p className="font-medium">{words.brokenPromise}</p>
        <p className="text-sm text-soft">{words.brokenPromiseText}</p>
      </Marker>
    </ol>
  )
}

type StepDraft = ScenarioDraft["steps"][number]

function Marker({ icon, strong, children }: { icon: ReactNode; strong?: boolean; children: ReactNode }) {
  return (
    <li className="relative">
      <span
        className={clsx(
          "absolute top-0.5 -left-7 flex size-8 -translate-x-1/2 items-center justify-center rounded-full border-2",
          strong ? "border-accent bg-accent text-on-accent" : "border-line bg-panel text-soft",
        )}
      >
        {icon}
      </span>
      <div className={clsx("min-w-0", strong && "flex min-h-9 items-center")}>{children}</div>
    </li>
  )
}

interface StepNodeProps {
  readonly step: ScenarioStep
  readonly edited: StepDraft
  readonly labels: ScenarioView["stepLabels"]
  readonly onChange: (change: Partial<StepDraft>) => void
}

function StepNode({ step, edited, labels, onChange }: StepNodeProps) {
  const words = useWords()
  const w = words.settings
  const { language } = useLanguage()
  const { delayDays } = edited
  const when = delayDays === 0 ? w.sameDay : delayDays < 0 ? w.before(-delayDays) : w.after(delayDays)
  const tones: Readonly<Record<string, string>> = words.common.tones
  const channels: Readonly<Record<string, string>> = words.common.channels
  return (
    <Marker icon={<ChannelIcon channel={step.channel} />}>
      <details className="group rounded-xl border open:bg-paper">
        <summary className="flex list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-xl px-4 py-2.5 hover:bg-paper">
          <span className="figure w-32 text-sm text-faint">{when}</span>
          <span className="font-medium">{labels[step.key]?.[language] ?? step.key}</span>
          <span className="ml-auto flex flex-wrap gap-1.5">
            <Badge>{channels[step.channel] ?? step.channel}</Badge>
            {step.tone && <Badge tint="accent">{tones[step.tone] ?? step.tone}</Badge>}
          </span>
        </summary>
        <div className="grid gap-4 border-t px-4 py-4 sm:grid-cols-3">
          <TextField
            label={w.delay}
            hint={w.delayHint}
            type="number"
            value={delayDays}
            onChange={(event) => onChange({ delayDays: Math.trunc(Number(event.target.value)) })}
          />
          <SelectField
            label={w.approval}
            value={edited.approval}
            onChange={(event) => onChange({ approval: event.target.value as StepDraft["approval"] })}
          >
            {Object.entries(w.approvals).map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </SelectField>
          {step.templateKey !== null && <PenaltyField edited={edited} onChange={onChange} />}
          <TextField
            label={`${w.minimum} (€)`}
            type="number"
            min={0}
            value={Math.round(edited.minimumCents / 100)}
            onChange={(event) => onChange({ minimumCents: Math.trunc(Number(event.target.value)) * 100 })}
          />
        </div>
      </details>
    </Marker>
  )
}

/** What the message of a step says of late-payment penalties. */
function PenaltyField({ edited, onChange }: Pick<StepNodeProps, "edited" | "onChange">) {
  const w = useWords().settings
  return (
    <SelectField
      label={w.penalties}
      value={edited.penalties}
      onChange={(event) => onChange({ penalties: event.target.value as StepDraft["penalties"] })}
    >
      {Object.entries(w.penaltyChoices).map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </SelectField>
  )
}
