import { type FormEvent, useState } from "react"
import type { RuleConditions } from "../../policy/assignment.ts"
import type { Rule } from "../api/shapes/scenarios.ts"
import { Button } from "../parts/button.tsx"
import { Dialog, DialogFoot } from "../parts/dialog.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { useWords } from "../words/language.tsx"
import { Choices } from "./choices.tsx"
import { EuroField, NumberField } from "./number-fields.tsx"
import { type TypedRule, typedRule, whenOf } from "./rule-typing.ts"

interface RuleDialogProps {
  /** null: a new one. */
  readonly rule: Rule | null
  readonly names: ReadonlyMap<string, string>
  readonly onKeep: (rule: Rule) => void
  readonly onClose: () => void
}

/** Whom a rule is for and which scenario they follow. What it leaves out does not count. */
export function RuleDialog({ rule, names, onKeep, onClose }: RuleDialogProps) {
  const words = useWords()
  const w = words.scenarios
  const [typed, setTyped] = useState(() => typedRule(rule))
  const [isEmpty, setEmpty] = useState(false)
  const set = (some: Partial<TypedRule>) => setTyped({ ...typed, ...some })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const when = whenOf(typed)
    setEmpty(Object.keys(when).length === 0)
    if (Object.keys(when).length > 0)
      onKeep({ name: typed.name.trim(), when, scenarioKey: typed.scenarioKey })
  }
  return (
    <Dialog open onClose={onClose} title={rule ? w.ruleEdit(rule.name) : w.addRule} wide>
      <form onSubmit={submit} className="space-y-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={w.ruleName}
            required
            maxLength={100}
            value={typed.name}
            onChange={(event) => set({ name: event.target.value })}
          />
          <SelectField
            label={w.ruleScenario}
            value={typed.scenarioKey}
            onChange={(event) => set({ scenarioKey: event.target.value })}
          >
            {[...names].map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <div>
          <h3 className="font-semibold">{w.ruleWhen}</h3>
          <p className="mb-3 text-sm text-faint">{w.ruleWhenLead}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            <WhoFields typed={typed} set={set} />
            <OwedFields typed={typed} set={set} />
          </div>
        </div>
        {isEmpty && <Notice kind="late">{w.ruleNeedsMore}</Notice>}
        <DialogFoot>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="primary" type="submit">
            {words.common.done}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

interface PartProps {
  readonly typed: TypedRule
  readonly set: (some: Partial<TypedRule>) => void
}

function WhoFields({ typed, set }: PartProps) {
  const words = useWords()
  const f = words.scenarios.ruleFields
  return (
    <>
      <Choices
        legend={f.kinds}
        labels={words.common.kinds}
        value={typed.when.kinds ?? []}
        onChange={(kinds) => set({ when: { ...typed.when, kinds } })}
      />
      <Choices
        legend={f.segments}
        labels={words.scenarios.segment}
        value={typed.when.segments ?? []}
        onChange={(segments) => set({ when: { ...typed.when, segments } })}
      />
      <TextField
        label={f.tags}
        hint={f.tagsHint}
        value={typed.tags}
        onChange={(event) => set({ tags: event.target.value })}
      />
      <TextField
        label={f.sectors}
        hint={f.sectorsHint}
        value={typed.sectors}
        onChange={(event) => set({ sectors: event.target.value })}
      />
      <PlaceFields typed={typed} set={set} />
      <SelectField
        label={f.email}
        value={String(typed.when.withoutEmail ?? "")}
        onChange={(event) => set({ when: withEmail(typed.when, event.target.value) })}
      >
        <option value="">{f.either}</option>
        <option value="true">{f.without}</option>
        <option value="false">{f.with}</option>
      </SelectField>
    </>
  )
}

function PlaceFields({ typed, set }: PartProps) {
  const f = useWords().scenarios.ruleFields
  return (
    <>
      <SelectField
        label={f.place}
        value={typed.place}
        onChange={(event) => set({ place: event.target.value as TypedRule["place"] })}
      >
        <option value="anywhere">{f.anywhere}</option>
        <option value="inside">{f.inside}</option>
        <option value="outside">{f.outside}</option>
      </SelectField>
      {typed.place === "anywhere" ? (
        <div className="hidden sm:block" />
      ) : (
        <TextField
          label={f.countries}
          hint={f.countriesHint}
          required
          pattern="\s*[A-Za-z]{2}(\s*,\s*[A-Za-z]{2})*\s*"
          value={typed.countries}
          onChange={(event) => set({ countries: event.target.value })}
        />
      )}
    </>
  )
}

function withEmail({ withoutEmail: _, ...when }: RuleConditions, value: string): RuleConditions {
  return value === "" ? when : { ...when, withoutEmail: value === "true" }
}

type Figure =
  | "leastAverageDelayDays"
  | "leastLatePercent"
  | "leastBrokenPromises"
  | "leastRelationDays"
  | "mostRelationDays"

function OwedFields({ typed, set }: PartProps) {
  const f = useWords().scenarios.ruleFields
  const put = (name: keyof RuleConditions, value: number | null) => {
    const { [name]: _, ...rest } = typed.when
    set({ when: value === null ? rest : { ...rest, [name]: value } })
  }
  const euros = (name: "leastOpenCents" | "mostOpenCents" | "leastOverdueCents", label: string) => (
    <EuroField label={label} value={typed.when[name] ?? null} onChange={(cents) => put(name, cents)} />
  )
  const figure = (name: Figure, label: string, max?: number) => (
    <NumberField
      label={label}
      {...(max !== undefined && { max })}
      value={typed.when[name] ?? null}
      onChange={(n) => put(name, n)}
    />
  )
  return (
    <>
      {euros("leastOpenCents", f.leastOpen)}
      {euros("mostOpenCents", f.mostOpen)}
      {euros("leastOverdueCents", f.leastOverdue)}
      {figure("leastAverageDelayDays", f.averageDelay)}
      {figure("leastLatePercent", f.latePercent, 100)}
      {figure("leastBrokenPromises", f.brokenPromises)}
      {figure("leastRelationDays", f.leastRelation)}
      {figure("mostRelationDays", f.mostRelation)}
    </>
  )
}
