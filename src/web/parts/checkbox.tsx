import { Check, Minus } from "lucide-react"
import { Checkbox as Radix } from "radix-ui"
import { type ReactNode, useId } from "react"

interface CheckboxProps {
  readonly checked: boolean | "indeterminate"
  readonly onChange: (checked: boolean) => void
  readonly label: string
  readonly disabled?: boolean
}

/** A tick box whose label is only read aloud; see CheckField for a visible one. */
export function Checkbox({ checked, onChange, label, disabled }: CheckboxProps) {
  return (
    <Radix.Root
      checked={checked}
      onCheckedChange={(value) => onChange(value === true)}
      aria-label={label}
      disabled={disabled}
      className="relative flex size-5 shrink-0 items-center justify-center rounded-md border border-line-strong bg-panel text-on-accent transition-colors after:absolute after:-inset-2.5 after:content-[''] disabled:opacity-50 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
    >
      <Radix.Indicator>
        {checked === "indeterminate" ? (
          <Minus className="size-3.5" strokeWidth={3} aria-hidden />
        ) : (
          <Check className="size-3.5" strokeWidth={3} aria-hidden />
        )}
      </Radix.Indicator>
    </Radix.Root>
  )
}

interface CheckFieldProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  readonly disabled?: boolean
}

/** A tick box with its text beside it. */
export function CheckField({ checked, onChange, children, disabled }: CheckFieldProps) {
  const id = useId()
  return (
    <label htmlFor={id} className="flex items-start gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4.5 shrink-0 accent-(--accent)"
      />
      <span>{children}</span>
    </label>
  )
}
