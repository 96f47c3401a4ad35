import { SelectField, TextField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"

/** Hours and time zone, as a calendar has them. */
export interface WindowValue {
  readonly sendingFrom: string | null
  readonly sendingUntil: string | null
  readonly timeZone: string | null
}

interface WindowFieldsProps {
  readonly value: WindowValue
  readonly set: (change: Partial<WindowValue>) => void
  /** How the choice "no zone of its own" reads; without it, there is always one. */
  readonly none?: string
}

/** Between which hours messages leave, and of which place. */
export function WindowFields({ value, set, none }: WindowFieldsProps) {
  const words = useWords().calendar
  const { sendingFrom, sendingUntil, timeZone } = value
  const isOther = timeZone !== null && !(timeZone in words.zones)
  return (
    <>
      <TextField
        label={words.from}
        hint={words.hourHint}
        type="time"
        value={sendingFrom ?? ""}
        onChange={(event) => set({ sendingFrom: event.target.value || null })}
      />
      <TextField
        label={words.until}
        type="time"
        value={sendingUntil ?? ""}
        onChange={(event) => set({ sendingUntil: event.target.value || null })}
      />
      <SelectField
        label={words.timeZone}
        value={timeZone ?? ""}
        onChange={(event) => set({ timeZone: event.target.value || null })}
      >
        {none !== undefined && <option value="">{none}</option>}
        {isOther && <option value={timeZone}>{timeZone}</option>}
        {Object.entries(words.zones).map(([zone, name]) => (
          <option key={zone} value={zone}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  )
}
