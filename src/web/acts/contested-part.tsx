import { Button } from "../parts/button.tsx"
import { useWords } from "../words/language.tsx"
import { AmountField } from "./amount-field.tsx"
import type { Contested } from "./contested.ts"
import { ContestedLines } from "./contested-lines.tsx"

interface ContestedPartProps {
  readonly value: Contested
  readonly onChange: (contested: Contested) => void
}

/** How much is contested: one amount, or lines; the last line taken out, it is one amount again. */
export function ContestedPart({ value, onChange }: ContestedPartProps) {
  const { acts: w, common } = useWords()
  const { amount, lines } = value
  if (lines.length > 0)
    return <ContestedLines lines={lines} onChange={(next) => onChange({ amount: "", lines: next })} />
  return (
    <div>
      <AmountField
        label={w.disputedPart}
        optional={common.optional}
        hint={w.disputedHint}
        value={amount}
        onChange={(typed) => onChange({ amount: typed, lines })}
      />
      <Button
        look="quiet"
        small
        onClick={() => onChange({ amount: "", lines: [{ key: 1, label: "", amount }] })}
      >
        {w.contestedByLine}
      </Button>
    </div>
  )
}
