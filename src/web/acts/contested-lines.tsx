import { Plus, X } from "lucide-react"
import { type KeyboardEvent, useEffect, useRef } from "react"
import { Button, IconButton } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { useMoney, useWords } from "../words/language.tsx"
import { AmountField } from "./amount-field.tsx"
import { contestedSum, isWhole, type TypedLine } from "./contested.ts"

interface ContestedLinesProps {
  readonly lines: readonly TypedLine[]
  readonly onChange: (lines: readonly TypedLine[]) => void
}

/** The contested lines of an invoice with their sum. Enter at the end of the last one begins another. */
export function ContestedLines({ lines, onChange }: ContestedLinesProps) {
  const { acts: w } = useWords()
  const list = useRef<HTMLOListElement>(null)
  const count = lines.length
  useEffect(() => {
    if (count > 0) list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus()
  }, [count])
  const add = () => onChange([...lines, { key: (lines.at(-1)?.key ?? 0) + 1, label: "", amount: "" }])
  const change = (key: number, typed: Partial<TypedLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...typed } : line)))
  const onEnter = (event: KeyboardEvent) => {
    const last = lines.at(-1)
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !last) return
    const isInLast = list.current?.lastElementChild?.contains(event.target)
    if (!isInLast || !isWhole(last)) return
    event.preventDefault()
    add()
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{w.contestedLines}</legend>
      <ol ref={list} className="space-y-2" onKeyDown={onEnter}>
        {lines.map((line, index) => (
          <li key={line.key} className="grid grid-cols-[minmax(0,1fr)_7rem_auto] items-start gap-2">
            <TextField
              label={w.contestedLabel(index + 1)}
              hideLabel
              maxLength={200}
              placeholder={w.contestedWhat}
              value={line.label}
              onChange={(event) => change(line.key, { label: event.target.value })}
            />
            <AmountField
              label={w.contestedAmount(index + 1)}
              hideLabel
              placeholder={w.amount}
              value={line.amount}
              onChange={(amount) => change(line.key, { amount })}
            />
            <IconButton
              label={w.contestedRemove(index + 1)}
              onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
            >
              <X className="size-5" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      <LinesFoot lines={lines} onAdd={add} />
    </fieldset>
  )
}

function LinesFoot({ lines, onAdd }: { lines: readonly TypedLine[]; onAdd: () => void }) {
  const { acts: w } = useWords()
  const money = useMoney()
  return (
    <div className="mt-2 flex flex-wrap items-center justify-between gap-3">
      <Button small onClick={onAdd}>
        <Plus className="size-4" aria-hidden />
        {w.contestedAdd}
      </Button>
      <p aria-live="polite">
        {w.contestedSum} <span className="figure font-semibold">{money(contestedSum(lines), "EUR")}</span>
      </p>
    </div>
  )
}
