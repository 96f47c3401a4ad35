import { clsx } from "clsx"

interface SegmentsProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly label: string; readonly count?: number }[]
  readonly onChange: (value: T) => void
}

/** One choice among a few, all in sight. */
export function Segments<T extends string>({ label, value, choices, onChange }: SegmentsProps<T>) {
  return (
    <fieldset className="inline-flex max-w-full min-w-0 overflow-x-auto rounded-lg bg-sunken p-1">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className={clsx(
            "min-h-8 rounded-md px-3 text-sm font-medium whitespace-nowrap transition-colors",
            choice.value === value ? "bg-panel text-ink shadow-sm" : "text-soft hover:text-ink",
          )}
        >
          {choice.label}
          {choice.count !== undefined && <span className="figure ml-1.5 text-faint">{choice.count}</span>}
        </button>
      ))}
    </fieldset>
  )
}
