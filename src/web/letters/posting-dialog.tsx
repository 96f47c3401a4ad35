import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { DeskLetter } from "../api/shapes/letters.ts"
import type { Day } from "../api/shapes/listing.ts"
import { TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useLanguage, useWords } from "../words/language.tsx"

interface Postings {
  readonly postedOn: Day
  readonly evenIfNotDue?: boolean
  readonly letters: readonly { readonly messageId: string; readonly depositNumber?: string }[]
}

interface Noted {
  readonly posted: readonly string[]
  readonly refused: readonly {
    readonly id: string
    readonly error: { readonly code: string; readonly sentence: { readonly fr: string; readonly en: string } }
  }[]
}

/** The day at the post office, and the number of each registered letter. */
export function PostingDialog({ letters, onClose }: { letters: readonly DeskLetter[]; onClose: () => void }) {
  const { letters: w } = useWords()
  const today = useToday()
  const [postedOn, setPostedOn] = useState<Day | "">(today ?? "")
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({})
  const [refused, setRefused] = useState<Noted["refused"]>([])
  const change = useCompanyChange<Postings, Noted>("POST", "/letter-postings")
  const registered = letters.filter(({ channel }) => channel === "registered-letter")
  // Those that were no longer due on that day: the second click says that they left all the same.
  const isAsked = refused.some(({ error }) => error.code === "LETTER_NO_LONGER_DUE")
  const submit = () => {
    if (postedOn === "") return
    const those = refused.length > 0 ? refused.map(({ id }) => id) : letters.map(({ id }) => id)
    change.mutate(
      {
        postedOn,
        ...(isAsked && { evenIfNotDue: true }),
        letters: those.map((messageId) => ({
          messageId,
          ...(numbers[messageId] && { depositNumber: numbers[messageId] }),
        })),
      },
      {
        onSuccess: (noted) => {
          if (noted.posted.length > 0) say(w.noted)
          if (noted.refused.length === 0) onClose()
          else setRefused(noted.refused)
        },
      },
    )
  }
  return (
    <ActDialog
      title={w.note(letters.length)}
      lead={w.noteLead}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      {...(isAsked && { submit: w.alreadyPosted })}
    >
      <TextField
        label={w.postedOn}
        type="date"
        required
        max={today}
        className="max-w-48"
        value={postedOn}
        onChange={(event) => setPostedOn(event.target.value as Day)}
      />
      <Numbers letters={registered} numbers={numbers} setNumbers={setNumbers} />
      {refused.length > 0 && <Refused refused={refused} letters={letters} />}
    </ActDialog>
  )
}

interface NumbersProps {
  readonly letters: readonly DeskLetter[]
  readonly numbers: Readonly<Record<string, string>>
  readonly setNumbers: (numbers: Readonly<Record<string, string>>) => void
}

/** The number on the slip of each registered letter. */
function Numbers({ letters, numbers, setNumbers }: NumbersProps) {
  const { letters: w, common } = useWords()
  return letters.map(({ id, customerName }) => (
    <TextField
      key={id}
      label={`${w.number} – ${customerName}`}
      optional={common.optional}
      value={numbers[id] ?? ""}
      onChange={(event) => setNumbers({ ...numbers, [id]: event.target.value })}
    />
  ))
}

interface RefusedProps {
  readonly refused: Noted["refused"]
  readonly letters: readonly DeskLetter[]
}

/** Letters that were not noted, and why; the others are done. */
function Refused({ refused, letters }: RefusedProps) {
  const w = useWords().letters
  const { language } = useLanguage()
  const nameOf = (id: string) => letters.find((letter) => letter.id === id)?.customerName ?? ""
  return (
    <div role="alert" className="rounded-lg border border-late/40 px-3 py-2 text-sm">
      <p className="font-medium">{w.refused(refused.length)}</p>
      <ul className="mt-1 space-y-1">
        {refused.map(({ id, error }) => (
          <li key={id}>
            {nameOf(id)} : {error.sentence[language]}
          </li>
        ))}
      </ul>
    </div>
  )
}
