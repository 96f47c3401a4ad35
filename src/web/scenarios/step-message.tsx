import { Link } from "@tanstack/react-router"
import { type Approval, type PenaltyChoice, type Step, TONES } from "../../policy/scenario.ts"
import { textsFor } from "../../policy/step-texts.ts"
import { useCompanyRead } from "../api/hooks.ts"
import type { Listing } from "../api/shapes/listing.ts"
import type { Template } from "../api/shapes/settings.ts"
import { SelectField } from "../parts/field.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { Choices } from "./choices.tsx"
import { withTone } from "./step-moves.ts"

interface MessageFieldsProps {
  readonly step: Step
  readonly onChange: (step: Step) => void
}

/** What only a message to the debtor has: tone, text, what goes along, penalties, who lets it go. */
export function MessageFields({ step, onChange }: MessageFieldsProps) {
  const words = useWords()
  const w = words.scenarios
  const set = (some: Partial<Step>) => onChange({ ...step, ...some })
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={w.tone}
          hint={w.toneHint}
          value={step.tone ?? ""}
          onChange={(event) => onChange(withTone(step, event.target.value as NonNullable<Step["tone"]>))}
        >
          {TONES.map((tone) => (
            <option key={tone} value={tone}>
              {words.common.tones[tone]}
            </option>
          ))}
        </SelectField>
        <TemplateField step={step} onChange={onChange} />
        <SelectField
          label={words.settings.approval}
          value={step.approval}
          onChange={(event) => set({ approval: event.target.value as Approval })}
        >
          {Object.entries(words.settings.approvals)
            .filter(([key]) => step.tone !== "formal" || key === "person" || key === "second-person")
            .map(([key, label]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
        </SelectField>
        <SelectField
          label={words.settings.penalties}
          value={step.penalties}
          onChange={(event) => set({ penalties: event.target.value as PenaltyChoice })}
        >
          {Object.entries(words.settings.penaltyChoices).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
      {step.channel !== "sms" && (
        <Choices
          legend={w.attachments}
          labels={w.attachment}
          value={step.attachments}
          onChange={(attachments) => set({ attachments })}
        />
      )}
    </>
  )
}

/** The texts that there are; a text that is not there any more stays in sight until another is chosen. */
function TemplateField({ step, onChange }: MessageFieldsProps) {
  const w = useWords().scenarios
  const { language } = useLanguage()
  const templates = useCompanyRead<Listing<Template>>("/templates").data?.items ?? []
  const labels = new Map(templates.map(({ templateKey, label }) => [templateKey, label[language]]))
  const current = step.templateKey
  const texts = textsFor(step)
  const shown = current !== null && !texts.includes(current) ? [current, ...texts] : texts
  return (
    <SelectField
      label={w.template}
      required
      hint={
        <Link to="/reglages/$section" params={{ section: "modeles" }} className="text-accent hover:underline">
          {w.templateLink}
        </Link>
      }
      value={current ?? ""}
      onChange={(event) => onChange({ ...step, templateKey: event.target.value })}
    >
      {current === null && <option value="" />}
      {shown.map((key) => (
        <option key={key} value={key}>
          {labels.get(key) ?? key}
        </option>
      ))}
    </SelectField>
  )
}
