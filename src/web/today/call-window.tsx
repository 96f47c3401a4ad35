import { useState } from "react"
import { addDays, type Day } from "../../kernel/day.ts"
import { ActDialog } from "../acts/act-dialog.tsx"
import { centsOf, readAmount } from "../acts/amount.ts"
import { PromisedFields } from "../acts/promised-fields.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { TodayItem } from "../api/shapes/today.ts"
import { TextArea, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { useToday } from "./use-today.ts"

const OUTCOMES = [
  "promise",
  "voicemail",
  "nobody",
  "call-back",
  "reached",
  "refuses",
  "wrong-number",
] as const
type Outcome = (typeof OUTCOMES)[number]

/** What came of a call, noted without leaving the list; the call can be taken back for some minutes. */
export function CallWindow({ item, onClose }: { item: TodayItem; onClose: () => void }) {
  const { today: w, acts, common } = useWords()
  const today = useToday()
  const [outcome, setOutcome] = useState<Outcome>("reached")
  const [note, setNote] = useState("")
  const [promisedFor, setPromisedFor] = useState<Day | "">(today ? addDays(today, 7) : "")
  const [amount, setAmount] = useState("")
  const [callBackOn, setCallBackOn] = useState<Day | "">(today ? addDays(today, 1) : "")
  const change = useCompanyChange<Record<string, unknown>, { id: string }>("POST", "/calls")
  const takeBack = useCompanyChange<string>("DELETE", (id) => `/calls/${id}`)
  const amountCents = centsOf(amount)
  const isPromise = outcome === "promise"
  const submit = () => {
    const promise = isPromise ? { promisedFor, ...(amountCents !== null && { amountCents }) } : {}
    const again = outcome === "call-back" ? { callBackOn } : {}
    const body = { customerId: item.customerId, outcome, ...(note && { note }), ...promise, ...again }
    change.mutate(body, {
      onSuccess: ({ id }) => {
        say(acts.callDone, { undo: () => takeBack.mutate(id, { onSuccess: () => say(w.takenBack) }) })
        onClose()
      },
    })
  }
  return (
    <ActDialog
      title={acts.callTitle(item.customerName ?? "")}
      lead={item.phone ? <a href={`tel:${item.phone}`}>{item.phone}</a> : undefined}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={isPromise && (promisedFor === "" || readAmount(amount).kind === "bad")}
    >
      <Outcomes value={outcome} onChange={setOutcome} />
      {isPromise && (
        <PromisedFields
          promisedFor={promisedFor}
          onPromisedFor={setPromisedFor}
          amount={amount}
          onAmount={setAmount}
        />
      )}
      {outcome === "call-back" && (
        <TextField
          label={w.callBackOn}
          type="date"
          required
          min={today}
          value={callBackOn}
          onChange={(event) => setCallBackOn(event.target.value as Day)}
        />
      )}
      <TextArea
        label={acts.callNote}
        optional={common.optional}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </ActDialog>
  )
}

function Outcomes({ value, onChange }: { value: Outcome; onChange: (outcome: Outcome) => void }) {
  const { today: w, acts } = useWords()
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{acts.callOutcome}</legend>
      <div className="grid grid-cols-2 gap-2">
        {OUTCOMES.map((key) => (
          <label
            key={key}
            className="flex min-h-11 items-center gap-2.5 rounded-lg border px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="outcome"
              checked={value === key}
              onChange={() => onChange(key)}
              className="accent-(--accent)"
            />
            {w.callOutcomes[key]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
