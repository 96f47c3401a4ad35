import { CalendarOff } from "lucide-react"
import { useState } from "react"
import type { Day } from "../../kernel/day.ts"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useRights, useWhereabouts } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useDayWords, useWords } from "../words/language.tsx"
import { MemberSelect } from "./member-select.tsx"

interface Absence {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly substituteName: string
  readonly fromOn: Day
  readonly toOn: Day
}

/** Who is away and who stands in, now and later. */
export function AbsencesPanel() {
  const words = useWords().team
  const absences = useCompanyRead<{ items: readonly Absence[] }>("/absences")
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title={words.absences}
      aside={
        <Button small onClick={() => setAdding(true)} icon={<CalendarOff className="size-4" aria-hidden />}>
          {words.absenceAdd}
        </Button>
      }
    >
      <p className="mb-3 text-soft">{words.absencesLead}</p>
      <Reading of={absences}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-faint">{words.absencesEmpty}</p>
          ) : (
            <ul className="divide-y border-y">
              {items.map((absence) => (
                <AbsenceRow key={absence.id} absence={absence} />
              ))}
            </ul>
          )
        }
      </Reading>
      {adding && <AbsenceDialog onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function AbsenceRow({ absence }: { absence: Absence }) {
  const words = useWords().team
  const days = useDayWords()
  const { user } = useWhereabouts()
  const { mayRule } = useRights()
  const failureText = useFailureText()
  const removal = useCompanyChange<null>("DELETE", `/absences/${absence.id}`)
  const remove = () =>
    removal.mutate(null, {
      onSuccess: () => say(words.absenceRemoved),
      onError: (failure) => say(failureText(failure), { isFailure: true }),
    })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <div className="font-medium">{words.absenceLine(absence.name, absence.substituteName)}</div>
        <div className="text-sm text-soft">{words.absenceDays(days(absence.fromOn), days(absence.toOn))}</div>
      </div>
      {(mayRule || absence.userId === user.id) && (
        <Button small look="quiet" onClick={remove} busy={removal.isPending}>
          {words.absenceRemove}
        </Button>
      )}
    </li>
  )
}

function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const words = useWords().team
  const today = useToday()
  const { user } = useWhereabouts()
  const { mayRule } = useRights()
  const [userId, setUserId] = useState(user.id)
  const [substituteId, setSubstituteId] = useState("")
  const [fromOn, setFromOn] = useState<Day | "">(today ?? "")
  const [toOn, setToOn] = useState<Day | "">(today ?? "")
  const change = useCompanyChange<Record<string, unknown>>("POST", "/absences")
  const submit = () =>
    change.mutate(
      { userId, substituteId, fromOn, toOn },
      { onSuccess: () => [say(words.absenceSaid), onClose()] },
    )
  return (
    <ActDialog
      title={words.absenceAdd}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={substituteId === "" || fromOn === "" || toOn === ""}
    >
      <MemberSelect label={words.absenceWho} disabled={!mayRule} value={userId} onChange={setUserId} />
      <MemberSelect
        label={words.absenceSubstitute}
        none="—"
        workersOnly
        except={userId}
        value={substituteId}
        onChange={setSubstituteId}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.absenceFrom}
          type="date"
          required
          value={fromOn}
          onChange={(event) => setFromOn(event.target.value as Day)}
        />
        <TextField
          label={words.absenceTo}
          type="date"
          required
          min={fromOn}
          value={toOn}
          onChange={(event) => setToOn(event.target.value as Day)}
        />
      </div>
    </ActDialog>
  )
}
