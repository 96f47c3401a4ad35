import { useState } from "react"
import { addDays, type Day, weekday } from "../../kernel/day.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { TodayItem } from "../api/shapes/today.ts"
import { Button } from "../parts/button.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { useToday } from "./use-today.ts"

/** Puts an item off for oneself: until tomorrow, Monday or a day. */
export function SnoozeWindow({ item, onClose }: { item: TodayItem; onClose: () => void }) {
  const words = useWords().today
  const days = useDayWords()
  const today = useToday()
  const [on, setOn] = useState<Day | "">("")
  const change = useCompanyChange<{ key: string; untilOn: Day }>("POST", "/snoozes")
  const back = useCompanyChange<null>("DELETE", `/snoozes/${encodeURIComponent(item.key)}`)
  if (!today) return null
  const monday = addDays(today, 8 - weekday(today))
  const until = (untilOn: Day) =>
    change.mutate(
      { key: item.key, untilOn },
      {
        onSuccess: () => {
          const undo = () => back.mutate(null, { onSuccess: () => say(words.takenBack) })
          say(words.snoozedSaid(days(untilOn)), { undo })
          onClose()
        },
      },
    )
  return (
    <Dialog open onClose={onClose} title={words.snoozeTitle} lead={words.snoozeLead}>
      <div className="space-y-3">
        <div className="flex flex-wrap gap-2">
          <Button autoFocus look="soft" onClick={() => until(addDays(today, 1))}>
            {words.snoozeTomorrow}
          </Button>
          <Button onClick={() => until(monday)}>{words.snoozeMonday(days(monday))}</Button>
        </div>
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (on !== "") until(on)
          }}
        >
          <TextField
            label={words.snoozeDay}
            type="date"
            min={addDays(today, 1)}
            value={on}
            onChange={(event) => setOn(event.target.value as Day)}
          />
          <Button type="submit" disabled={on === ""} busy={change.isPending}>
            {words.snooze}
          </Button>
        </form>
        {change.error && <Failure failure={change.error} />}
      </div>
    </Dialog>
  )
}
