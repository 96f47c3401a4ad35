import { useState } from "react"
import { addDays, type Day } from "../../kernel/day.ts"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import { TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { MemberSelect } from "./member-select.tsx"

interface TaskDialogProps {
  readonly customerId?: string
  readonly customerName?: string
  readonly onClose: () => void
}

/** Work for somebody, on a day. */
export function TaskDialog({ customerId, customerName, onClose }: TaskDialogProps) {
  const words = useWords().team
  const today = useToday()
  const [title, setTitle] = useState("")
  const [assignedTo, setAssignedTo] = useState("")
  const [dueOn, setDueOn] = useState<Day | "">(today ? addDays(today, 1) : "")
  const change = useCompanyChange<Record<string, unknown>, { id: string }>("POST", "/tasks")
  const submit = () =>
    change.mutate(
      { title, dueOn, assignedTo: assignedTo || null, ...(customerId && { customerId }) },
      { onSuccess: () => [say(words.taskMade), onClose()] },
    )
  return (
    <ActDialog
      title={words.newTask}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={title.trim() === "" || dueOn === ""}
    >
      <TextField
        label={words.taskTitle}
        placeholder={words.taskTitlePlaceholder}
        required
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.taskDue}
          type="date"
          required
          min={today}
          value={dueOn}
          onChange={(event) => setDueOn(event.target.value as Day)}
        />
        <MemberSelect
          label={words.taskFor}
          none={words.taskForAnybody}
          workersOnly
          value={assignedTo}
          onChange={setAssignedTo}
        />
      </div>
    </ActDialog>
  )
}
