import type { ReactNode } from "react"
import { TextField } from "../parts/field.tsx"
import { useWords } from "../words/language.tsx"
import { readAmount } from "./amount.ts"

interface AmountFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly hint?: ReactNode
  readonly required?: boolean
  readonly optional?: string
  readonly hideLabel?: boolean
  readonly placeholder?: string
}

/** An amount in euros, checked while it is typed. */
export function AmountField({ value, onChange, ...rest }: AmountFieldProps) {
  const words = useWords().acts
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      fault={readAmount(value).kind === "bad" ? words.amountBad : null}
    />
  )
}
