import type { ReactNode } from "react"
import { CheckField } from "../parts/checkbox.tsx"

interface ChoicesProps<T extends string> {
  readonly legend: string
  readonly hint?: ReactNode
  readonly labels: Readonly<Record<T, string>>
  readonly value: readonly T[]
  readonly onChange: (value: T[]) => void
}

/** Several of a few, each with its box; kept in the order in which they are listed. */
export function Choices<T extends string>({ legend, hint, labels, value, onChange }: ChoicesProps<T>) {
  const all = Object.keys(labels) as T[]
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {all.map((one) => (
          <CheckField
            key={one}
            checked={value.includes(one)}
            onChange={(isOn) => onChange(all.filter((each) => (each === one ? isOn : value.includes(each))))}
          >
            {labels[one]}
          </CheckField>
        ))}
      </div>
      {hint && <p className="mt-1 text-sm text-faint">{hint}</p>}
    </fieldset>
  )
}
