import { useState } from "react"
import type { Cents } from "../../kernel/cents.ts"
import { amountToType, readAmount } from "../acts/amount.ts"
import { TextField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"

interface NumberFieldProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly optional?: string
  readonly required?: boolean
  readonly hideLabel?: boolean
  readonly className?: string
}

/** A whole number; null while nothing is typed. */
export function NumberField({ value, onChange, min = 0, ...rest }: NumberFieldProps) {
  return (
    <TextField
      {...rest}
      type="number"
      inputMode="numeric"
      step={1}
      min={min}
      value={value ?? ""}
      onChange={(event) => {
        const typed = Number.parseInt(event.target.value, 10)
        onChange(Number.isNaN(typed) ? null : typed)
      }}
    />
  )
}

interface EuroFieldProps {
  readonly label: string
  readonly value: Cents | null
  readonly onChange: (value: Cents | null) => void
  readonly placeholder?: string
}

/** An amount in euros; null while nothing is typed. What cannot be read is said and changes nothing. */
export function EuroField({ value, onChange, ...rest }: EuroFieldProps) {
  const words = useWords().acts
  const [text, setText] = useState(value === null ? "" : amountToType(value))
  const isBad = readAmount(text).kind === "bad" && !/^0+([.,]0*)?$/.test(text.trim())
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      value={text}
      fault={isBad ? words.amountBad : null}
      onChange={(event) => {
        setText(event.target.value)
        const typed = readAmount(event.target.value)
        if (typed.kind === "cents") onChange(typed.cents)
        else if (typed.kind === "empty" || /^0+([.,]0*)?$/.test(event.target.value.trim())) onChange(null)
      }}
    />
  )
}
