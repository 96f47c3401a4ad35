import type { Day } from "../../kernel/day.ts"
import { PLAN_PERIODS, type PlanPeriod } from "../../ledger/agreements/choices.ts"
import { AmountField } from "../acts/amount-field.tsx"
import { CheckField } from "../parts/checkbox.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Segments } from "../parts/segments.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import type { PlanFields } from "./plan-fields.ts"

interface PlanFieldsProps {
  readonly fields: PlanFields
  readonly onChange: (some: Partial<PlanFields>) => void
}

/** In how many times, or how much each time; from which day, how far apart. */
export function PlanWishFields({ fields, onChange }: PlanFieldsProps) {
  const w = useWords().agreements
  return (
    <>
      <Segments
        label={w.planHow}
        value={fields.how}
        onChange={(how) => onChange({ how })}
        choices={[
          { value: "count", label: w.planHows.count },
          { value: "part", label: w.planHows.part },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        {fields.how === "count" ? (
          <TextField
            label={w.planCount}
            type="number"
            min={1}
            max={60}
            required
            value={fields.count}
            onChange={(event) => onChange({ count: event.target.value })}
          />
        ) : (
          <AmountField
            label={w.planPart}
            required
            value={fields.part}
            onChange={(part) => onChange({ part })}
          />
        )}
        <TextField
          label={w.planFirst}
          type="date"
          required
          min={useToday()}
          value={fields.firstOn}
          onChange={(event) => onChange({ firstOn: event.target.value as Day })}
        />
        <SelectField
          label={w.planPeriod}
          value={fields.period}
          onChange={(event) => onChange({ period: event.target.value as PlanPeriod })}
        >
          {PLAN_PERIODS.map((key) => (
            <option key={key} value={key}>
              {w.planPeriods[key]}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  )
}

/** What happens to penalties, and what happens when the plan is not kept. */
export function PlanTerms({ fields, onChange }: PlanFieldsProps) {
  const w = useWords().agreements
  return (
    <>
      <CheckField checked={fields.waived} onChange={(waived) => onChange({ waived })}>
        {w.planWaived}
      </CheckField>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={w.planDefault}
          type="number"
          min={1}
          max={60}
          required
          value={fields.defaultDays}
          onChange={(event) => onChange({ defaultDays: event.target.value })}
        />
        <SelectField
          label={w.planReturn}
          value={fields.returnStepKey}
          onChange={(event) => onChange({ returnStepKey: event.target.value })}
        >
          {Object.entries(w.planReturns).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  )
}
